//! The bytes of an XML document → its text (XML 1.0, section 4.3.3 and appendix F).

use std::borrow::Cow;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// How far the encoding declaration is looked for, in bytes.
const DECLARATION: usize = 256;

/// Why bytes are no text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Undecodable {
    /// The declared encoding can't be true: the declaration itself could not be read by it.
    Contradiction(String),
    /// Bytes at this offset that mean nothing in the encoding of this name.
    Invalid(usize, String),
    /// The declared encoding is not known.
    Unknown(String),
}

/// Reads `bytes` by their byte order mark, the declared encoding, or else as UTF-8. The mark is
/// not part of the text.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, Undecodable> {
    match sniff(bytes) {
        Sniffed::Text(encoding, mark) => decode_as(encoding, &bytes[mark..], mark),
        Sniffed::Utf32(little, mark) => decode_utf32(&bytes[mark..], little, mark),
        Sniffed::Declared(label) => {
            let encoding = Encoding::for_label(label.as_bytes())
                .ok_or_else(|| Undecodable::Unknown(label.clone()))?;
            if encoding == UTF_16LE || encoding == UTF_16BE {
                return Err(Undecodable::Contradiction(label));
            }
            // For the web, US-ASCII is windows-1252; for XML it is what it says.
            let ascii =
                label.eq_ignore_ascii_case("us-ascii") || label.eq_ignore_ascii_case("ascii");
            match bytes.iter().position(|byte| !byte.is_ascii()) {
                Some(at) if ascii => Err(Undecodable::Invalid(at, label)),
                _ => decode_as(encoding, bytes, 0),
            }
        }
    }
}

/// As much of the text as can be read, for a first look.
pub(in crate::checks::schema) fn decode_lossy(bytes: &[u8]) -> Cow<'_, str> {
    match sniff(bytes) {
        Sniffed::Text(encoding, mark) => encoding.decode_without_bom_handling(&bytes[mark..]).0,
        Sniffed::Utf32(little, mark) => {
            let units = bytes[mark..].as_chunks::<4>().0.iter();
            units
                .map(|&unit| utf32(unit, little).unwrap_or('\u{FFFD}'))
                .collect()
        }
        Sniffed::Declared(_) => String::from_utf8_lossy(bytes),
    }
}

/// What the first bytes say.
enum Sniffed {
    /// Declared by this label.
    Declared(String),
    /// An encoding, and how many bytes its mark takes.
    Text(&'static Encoding, usize),
    /// UTF-32, whether it is little-endian, and how many bytes its mark takes.
    Utf32(bool, usize),
}

fn sniff(bytes: &[u8]) -> Sniffed {
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => Sniffed::Utf32(true, 4),
        [0, 0, 0xFE, 0xFF, ..] => Sniffed::Utf32(false, 4),
        [b'<', 0, 0, 0, ..] => Sniffed::Utf32(true, 0),
        [0, 0, 0, b'<', ..] => Sniffed::Utf32(false, 0),
        [0xEF, 0xBB, 0xBF, ..] => Sniffed::Text(UTF_8, 3),
        [0xFF, 0xFE, ..] => Sniffed::Text(UTF_16LE, 2),
        [0xFE, 0xFF, ..] => Sniffed::Text(UTF_16BE, 2),
        [b'<', 0, ..] => Sniffed::Text(UTF_16LE, 0),
        [0, b'<', ..] => Sniffed::Text(UTF_16BE, 0),
        _ => match declared(bytes) {
            Some(label) => Sniffed::Declared(label),
            None => Sniffed::Text(UTF_8, 0),
        },
    }
}

/// The encoding that the XML declaration names.
fn declared(bytes: &[u8]) -> Option<String> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARATION)]);
    let declaration = head.strip_prefix("<?xml")?.split("?>").next()?.to_owned();
    let value = declaration.split_once("encoding")?.1.trim_start();
    let value = value.strip_prefix('=')?.trim_start();
    let quote = value
        .chars()
        .next()
        .filter(|mark| matches!(mark, '"' | '\''))?;
    Some(value[1..].split_once(quote)?.0.to_owned())
}

fn decode_as<'a>(
    encoding: &'static Encoding,
    bytes: &'a [u8],
    mark: usize,
) -> Result<Cow<'a, str>, Undecodable> {
    if encoding == UTF_8 {
        return match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Cow::Borrowed(text)),
            Err(error) => Err(Undecodable::Invalid(
                mark + error.valid_up_to(),
                "UTF-8".to_owned(),
            )),
        };
    }
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken {
        let mut decoder = encoding.new_decoder_without_bom_handling();
        let mut room = String::with_capacity(text.len() + 16);
        let (_, read) = decoder.decode_to_string_without_replacement(bytes, &mut room, true);
        return Err(Undecodable::Invalid(
            mark + read,
            encoding.name().to_owned(),
        ));
    }
    Ok(text)
}

fn decode_utf32(bytes: &[u8], little: bool, mark: usize) -> Result<Cow<'_, str>, Undecodable> {
    let (units, rest) = bytes.as_chunks::<4>();
    let invalid = |index: usize| Undecodable::Invalid(mark + 4 * index, "UTF-32".to_owned());
    let text = units
        .iter()
        .enumerate()
        .map(|(index, &unit)| utf32(unit, little).ok_or_else(|| invalid(index)))
        .collect::<Result<String, _>>()?;
    if rest.is_empty() {
        Ok(Cow::Owned(text))
    } else {
        Err(invalid(units.len()))
    }
}

fn utf32(unit: [u8; 4], little: bool) -> Option<char> {
    char::from_u32(if little {
        u32::from_le_bytes(unit)
    } else {
        u32::from_be_bytes(unit)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn believes_the_mark_then_the_declaration() {
        let latin = "<?xml version='1.0' encoding = \"ISO-8859-1\"?><a>\u{e9}</a>";
        let bytes: Vec<u8> = latin.chars().map(|letter| letter as u8).collect();
        assert_eq!(decode(&bytes).unwrap(), latin);
        assert_eq!(decode(b"\xEF\xBB\xBF<a/>").unwrap(), "<a/>");
        assert_eq!(decode(b"\xFE\xFF\0<\0a\0/\0>").unwrap(), "<a/>");
        assert_eq!(decode(b"<\0\0\0a\0\0\0/\0\0\0>\0\0\0").unwrap(), "<a/>");
    }

    #[test]
    fn says_why_it_can_not() {
        let cases: [(&[u8], Undecodable); 6] = [
            (b"<a>\xE9</a>", Undecodable::Invalid(3, "UTF-8".into())),
            (
                b"<?xml version='1.0' encoding='us-ascii'?>\xC3\xA9",
                Undecodable::Invalid(41, "us-ascii".into()),
            ),
            (
                b"<?xml version='1.0' encoding='x-fake'?><a/>",
                Undecodable::Unknown("x-fake".into()),
            ),
            (
                b"<?xml version='1.0' encoding='utf-16'?><a/>",
                Undecodable::Contradiction("utf-16".into()),
            ),
            (b"<\0\0\0a\0\0", Undecodable::Invalid(4, "UTF-32".into())),
            (b"<\0\x00\xD8", Undecodable::Invalid(4, "UTF-16LE".into())),
        ];
        for (bytes, expected) in cases {
            assert_eq!(decode(bytes).unwrap_err(), expected);
        }
    }
}
