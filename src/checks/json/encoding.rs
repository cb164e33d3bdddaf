//! Bytes → text (RFC 8259, section 8.1), in whatever encoding: the wrong one is named and read.

use std::borrow::Cow;

use super::rules::{INVALID_ENCODING, MISPLACED_MARK};
use crate::checks::document::{Encoding, Span};
use crate::checks::{Options, Sink};

/// What the first bytes give away.
struct Family {
    encoding: Encoding,
    name: &'static str,
    /// The length of the byte order mark.
    mark: usize,
}

/// Whether `bytes`, shown as `file`, mean to be JSON: they begin like it, or they don't begin
/// like XML and their type or name says so.
pub(in crate::checks) fn is_json(bytes: &[u8], file: &str, options: &Options) -> bool {
    let family = family(bytes);
    let body = &bytes[family.mark..];
    let mut start = body
        .iter()
        .filter(|byte| !matches!(byte, 0 | b' ' | b'\t' | b'\r' | b'\n'));
    match start.next() {
        Some(b'{' | b'[') => true,
        Some(b'<') => false,
        _ => {
            let essence = options.content_type.as_deref().unwrap_or_default();
            let essence = essence.split(';').next().unwrap_or_default().trim();
            let essence = essence.to_ascii_lowercase();
            essence.ends_with("/json") || essence.ends_with("+json") || file.ends_with(".json")
        }
    }
}

/// The text of `bytes`, without its byte order mark, and whether something did not decode: that is
/// replaced and reported once.
pub(in crate::checks) fn decode<'a>(bytes: &'a [u8], sink: &mut Sink) -> (Cow<'a, str>, bool) {
    const HELP: &str = "save the file as UTF-8 without a byte order mark";
    let family = family(bytes);
    let (text, wrong) = family.encoding.decode(&bytes[family.mark..]);
    let start = Span::new(0, 0);
    if family.name != "UTF-8" {
        let message = format!("the file is {}, and JSON is UTF-8", family.name);
        sink.push(INVALID_ENCODING.at(start, message).help(HELP));
    } else if family.mark > 0 {
        let message = "the file begins with a byte order mark";
        sink.push(MISPLACED_MARK.at(start, message).help(HELP));
    }
    if let Some(at) = wrong {
        let character = text[at..].chars().next().map_or(0, char::len_utf8);
        let message = format!("bytes that are not {}", family.name);
        sink.push(
            INVALID_ENCODING
                .at(Span::new(at, at + character), message)
                .help("save the file as UTF-8"),
        );
    }
    (text, wrong.is_some())
}

/// The encoding by the byte order mark, or by where the zeros of the first character are: it is
/// ASCII in any JSON.
fn family(bytes: &[u8]) -> Family {
    let (encoding, name, mark) = match bytes {
        [0xFF, 0xFE, 0, 0, ..] => (Encoding::Utf32 { big: false }, "UTF-32", 4),
        [0, 0, 0xFE, 0xFF, ..] => (Encoding::Utf32 { big: true }, "UTF-32", 4),
        [0xFF, 0xFE, ..] => (Encoding::Utf16 { big: false }, "UTF-16", 2),
        [0xFE, 0xFF, ..] => (Encoding::Utf16 { big: true }, "UTF-16", 2),
        [0xEF, 0xBB, 0xBF, ..] => (Encoding::Utf8, "UTF-8", 3),
        [1..=0xFF, 0, 0, 0, ..] => (Encoding::Utf32 { big: false }, "UTF-32", 0),
        [0, 0, 0, 1..=0xFF, ..] => (Encoding::Utf32 { big: true }, "UTF-32", 0),
        [1..=0xFF, 0, ..] => (Encoding::Utf16 { big: false }, "UTF-16", 0),
        [0, 1..=0xFF, ..] => (Encoding::Utf16 { big: true }, "UTF-16", 0),
        _ => (Encoding::Utf8, "UTF-8", 0),
    };
    Family {
        encoding,
        name,
        mark,
    }
}
