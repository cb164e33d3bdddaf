//! The encoding that a page says it is in.

use encoding_rs::{Encoding, UTF_8};

/// What `meta` or the XML declaration says, if it is an encoding.
pub(in crate::sources) fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(LOOKED_AT)]).to_ascii_lowercase();
    let xml =
        (head.strip_prefix("<?xml")).and_then(|rest| value(rest.split("?>").next()?, "encoding"));
    let label = xml.or_else(|| {
        let mut metas = head.split("<meta").skip(1);
        metas.find_map(|rest| value(rest.split('>').next()?, "charset"))
    })?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // Who can read the declaration knows that it is in ASCII (HTML standard, 13.2.3.2).
    Some(encoding.output_encoding())
        .filter(|output| *output == encoding)
        .or(Some(UTF_8))
}

/// What stands behind `name=`, in quotes or not.
fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let after = tag.split_once(name)?.1.trim_start();
    let after = after.strip_prefix('=')?.trim_start();
    let ends = |c: char| c.is_ascii_whitespace() || "\"';/".contains(c);
    let value = after.trim_start_matches(['"', '\'']).split(ends).next()?;
    (!value.is_empty()).then_some(value)
}

/// Browsers look at 1024 bytes; comments and scripts may stand before it.
const LOOKED_AT: usize = 4_096;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_pages_declare() {
        for (page, name) in [
            ("<meta charset=windows-1252>", "windows-1252"),
            ("<META CHARSET='ISO-8859-9'/>", "windows-1254"),
            (
                "<meta http-equiv=Content-Type content=\"text/html; charset=Shift_JIS\">",
                "Shift_JIS",
            ),
            (
                "<?xml version=\"1.0\" encoding=\"koi8-r\"?><meta charset=utf-8>",
                "KOI8-R",
            ),
            ("<meta charset=\"utf-16le\">", "UTF-8"),
            ("<meta name=charset><meta charset=utf8>", "UTF-8"),
            ("<meta charset=tea>", "-"),
            ("<p>charset=utf-8", "-"),
            ("", "-"),
        ] {
            let found = declared(page.as_bytes()).map_or("-", Encoding::name);
            assert_eq!(found, name, "{page}");
        }
    }
}
