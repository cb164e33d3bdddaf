//! Text → bytes, in the encoding that the document had.

use std::borrow::Cow;

use super::pieces::Pieces;
use crate::checks::document::Encoding;

/// The bytes of `text`; `None` if the encoding lacks one of its characters.
pub fn whole(form: Encoding, text: &str) -> Option<Cow<'_, [u8]>> {
    Some(match form {
        Encoding::Utf8 => text.as_bytes().into(),
        Encoding::Ascii => text.is_ascii().then(|| text.as_bytes().into())?,
        Encoding::Latin1 => {
            let bytes: Result<Vec<u8>, _> = text.chars().map(u8::try_from).collect();
            bytes.ok()?.into()
        }
        Encoding::Other(encoding) => {
            let (bytes, used, lacks) = encoding.encode(text);
            (!lacks && used == encoding).then_some(bytes)?
        }
        Encoding::Utf16 { big } => {
            let bytes = |unit: u16| order(unit.to_be_bytes(), big);
            text.encode_utf16().flat_map(bytes).collect()
        }
        Encoding::Utf32 { big } => {
            let bytes = |it: char| order(u32::from(it).to_be_bytes(), big);
            text.chars().flat_map(bytes).collect()
        }
    })
}

/// The bytes of a changed text. A character that the encoding lacks is written as a reference;
/// it can only come from an edit.
pub fn pieces(form: Encoding, pieces: &Pieces<'_>) -> Option<Vec<u8>> {
    let text = pieces.text();
    if let Some(bytes) = whole(form, &text) {
        return Some(bytes.into_owned());
    }
    let mut buffer = [0; 4];
    let referred: String = text
        .chars()
        .map(|it| match whole(form, it.encode_utf8(&mut buffer)) {
            Some(_) => it.to_string(),
            None => format!("&#{};", u32::from(it)),
        })
        .collect();
    whole(form, &referred).map(Cow::into_owned)
}

fn order<const N: usize>(mut bytes: [u8; N], big: bool) -> [u8; N] {
    if !big {
        bytes.reverse();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_gives_back_what_it_read() {
        let text = "<a>naïve tea</a>";
        for name in [
            "utf-8",
            "utf-16le",
            "utf-16be",
            "utf-32le",
            "utf-32be",
            "iso-8859-1",
            "iso-8859-15",
            "windows-1252",
            "gb18030",
            "iso-2022-jp",
        ] {
            let form = Encoding::named(name).unwrap();
            let Some(bytes) = whole(form, text) else {
                assert_eq!(name, "iso-2022-jp", "it alone lacks the letter");
                continue;
            };
            assert_eq!(form.decode(&bytes).0, text, "{name}");
        }
    }

    #[test]
    fn what_an_encoding_lacks_becomes_a_reference() {
        let mut changed = Pieces::new("<a>&hellip;</a>");
        changed.replace([((3, 11), ("…", "xml/unknown-entity"))]);
        let ascii = pieces(Encoding::Ascii, &changed).unwrap();
        assert_eq!(ascii, b"<a>&#8230;</a>");
    }
}
