//! Bytes → text, as XML 1.0 section 4.3.3 and appendix F say.

use std::borrow::Cow;

use super::declaration::Declaration;
use super::encodings::{self, Encoding};
use super::rules::*;
use super::tree::Span;
use crate::checks::Sink;

/// A text and what its beginning said.
#[derive(Debug)]
pub struct Decoded<'a> {
    /// The text, without its byte order mark.
    pub text: Cow<'a, str>,
    /// The encoding's name, in lower case.
    pub encoding: Cow<'static, str>,
    /// How the text was decoded.
    pub form: Encoding,
    /// How many bytes the byte order mark has.
    pub mark: usize,
    /// Whether bytes that could not be decoded were replaced; that was reported.
    pub is_damaged: bool,
}

/// What the first bytes give away.
struct Family {
    name: &'static str,
    mark: usize,
    /// Bytes to a code unit.
    unit: usize,
}

/// Decodes `bytes`. `charset` is what the server said, which wins over the declaration
/// (RFC 7303, section 3). What does not decode is replaced and reported once.
pub fn decode<'a>(bytes: &'a [u8], charset: Option<&str>, sink: &mut Sink) -> Decoded<'a> {
    let family = family(bytes);
    let mark = family.as_ref().map_or(0, |family| family.mark);
    let body = &bytes[mark..];
    let marked = family.as_ref().is_some_and(|family| family.mark > 0);
    if is_json(body) {
        return as_utf8(body, mark, sink);
    }
    let head = match &family {
        Some(family) if family.unit > 1 => ascii_head(body),
        _ => String::from_utf8_lossy(&body[..body.len().min(1_024)]).into_owned(),
    };
    let declaration = Declaration::read(&head);
    if let Some(declaration) = &declaration {
        declaration.check(sink);
    }
    let declared = declaration.as_ref().and_then(|it| it.encoding.as_ref());
    let name = match (&family, declared, charset) {
        (Some(family), Some((declared, span)), _) => {
            if !agrees(family, declared) {
                sink.push(
                    INVALID_ENCODING
                        .at(
                            *span,
                            format!(
                                "declared as {declared}, but the first bytes are {}",
                                family.name
                            ),
                        )
                        .help(format!("declare `encoding=\"{}\"`", family.name)),
                );
            }
            family.name.to_owned()
        }
        (Some(family), None, _) => {
            if family.unit == 4 || (family.unit > 1 && !marked) {
                sink.push(
                    INVALID_ENCODING
                        .at(
                            Span::new(0, 0),
                            format!("{} without a declaration", family.name),
                        )
                        .help("write the feed in UTF-8"),
                );
            }
            family.name.to_owned()
        }
        (None, _, Some(charset)) => charset.to_ascii_lowercase(),
        (None, Some((declared, span)), None) => {
            if encodings::units(declared) > 1 {
                sink.push(
                    INVALID_ENCODING
                        .at(
                            *span,
                            format!("declared as {declared}, but written in single bytes"),
                        )
                        .help("declare `encoding=\"utf-8\"`"),
                );
                "utf-8".to_owned()
            } else {
                declared.to_ascii_lowercase()
            }
        }
        (None, None, None) => {
            if declaration.is_none() {
                sink.push(
                    MISSING_ENCODING
                        .at(Span::new(0, 0), "nothing says which encoding this is")
                        .help("begin with `<?xml version=\"1.0\" encoding=\"utf-8\"?>`"),
                );
            }
            "utf-8".to_owned()
        }
    };
    let place = declared.map_or(Span::new(0, 0), |(_, span)| *span);
    let Some(encoding) = Encoding::named(&name) else {
        sink.push(
            UNKNOWN_ENCODING
                .at(place, format!("no encoding is named {name}"))
                .help("write the feed in UTF-8 and declare that"),
        );
        return decoded(body, mark, Encoding::Utf8, "utf-8".into(), None);
    };
    remark(&name, place, sink);
    decoded(body, mark, encoding, name, Some(sink))
}

/// Says what readers have to put up with.
fn remark(name: &str, place: Span, sink: &mut Sink) {
    if !encodings::is_common(name) {
        sink.push(
            UNUSUAL_ENCODING
                .at(
                    place,
                    format!("{name} is an encoding that many readers don't know"),
                )
                .help("write the feed in UTF-8"),
        );
    } else if !matches!(
        name,
        "utf-8" | "utf-16" | "utf-16le" | "utf-16be" | "us-ascii"
    ) {
        sink.push(
            DEPRECATED_ENCODING
                .at(
                    place,
                    format!("{name} is not an encoding that every XML parser must know"),
                )
                .help("write the feed in UTF-8"),
        );
    }
}

fn decoded<'a>(
    body: &'a [u8],
    mark: usize,
    encoding: Encoding,
    name: String,
    sink: Option<&mut Sink>,
) -> Decoded<'a> {
    let (text, wrong) = encoding.decode(body);
    if let (Some(at), Some(sink)) = (wrong, sink) {
        sink.push(
            INVALID_ENCODING
                .at(
                    Span::new(at, (at + 1).min(text.len())),
                    format!("bytes that are not {name}"),
                )
                .help(match (encoding, text.is_char_boundary(at)) {
                    (Encoding::Utf8, true) => meant(&body[at..]),
                    _ => DECLARED.to_owned(),
                }),
        );
    }
    Decoded {
        text,
        encoding: name.into(),
        form: encoding,
        mark,
        is_damaged: wrong.is_some(),
    }
}

const DECLARED: &str = "write the file in the encoding that it declares, best in UTF-8";

/// What to do about bytes that are not UTF-8: alone among ASCII they are most often Windows-1252.
fn meant(bytes: &[u8]) -> String {
    match bytes {
        [byte @ 0x80..=0xFF, ..] => {
            let (character, ..) = encoding_rs::WINDOWS_1252.decode(std::slice::from_ref(byte));
            format!("save the file as UTF-8: in windows-1252 the byte {byte:02X} is `{character}`")
        }
        _ => DECLARED.to_owned(),
    }
}

fn as_utf8<'a>(body: &'a [u8], mark: usize, sink: &mut Sink) -> Decoded<'a> {
    decoded(body, mark, Encoding::Utf8, "utf-8".into(), Some(sink))
}

fn is_json(body: &[u8]) -> bool {
    matches!(body.trim_ascii_start().first(), Some(b'{' | b'['))
}

fn family(bytes: &[u8]) -> Option<Family> {
    let found = |name, mark, unit| Some(Family { name, mark, unit });
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] => found("utf-32le", 4, 4),
        [0, 0, 0xFE, 0xFF, ..] => found("utf-32be", 4, 4),
        [0xFF, 0xFE, ..] => found("utf-16le", 2, 2),
        [0xFE, 0xFF, ..] => found("utf-16be", 2, 2),
        [0xEF, 0xBB, 0xBF, ..] => found("utf-8", 3, 1),
        [b'<', 0, 0, 0, ..] => found("utf-32le", 0, 4),
        [0, 0, 0, b'<', ..] => found("utf-32be", 0, 4),
        [b'<', 0, ..] => found("utf-16le", 0, 2),
        [0, b'<', ..] => found("utf-16be", 0, 2),
        [0x4C, 0x6F, 0xA7, 0x94, ..] => found("ebcdic", 0, 1),
        _ => None,
    }
}

/// Whether a declaration may say `declared` where the bytes are of `family`.
fn agrees(family: &Family, declared: &str) -> bool {
    let declared = declared.to_ascii_lowercase();
    match family.name {
        "ebcdic" => true,
        "utf-8" => declared == "utf-8" || declared == "utf8",
        name => {
            declared == name
                || (name.starts_with("utf-16")
                    && matches!(declared.as_str(), "utf-16" | "iso-10646-ucs-2" | "ucs-2"))
                || (name.starts_with("utf-32")
                    && matches!(declared.as_str(), "utf-32" | "iso-10646-ucs-4" | "ucs-4"))
        }
    }
}

/// The ASCII characters at the beginning of a text in wide units.
fn ascii_head(body: &[u8]) -> String {
    body.iter()
        .take(2_048)
        .filter(|byte| **byte != 0)
        .map(|&byte| char::from(byte & 0x7F))
        .collect()
}
