//! Which characters a document may hold.

use super::rules::*;
use super::tree::Span;
use crate::checks::Sink;

/// Looks through the whole text once for characters that XML forbids (XML 1.0, section 2.2) and
/// for those that tell of bad decoding.
/// In a text that `is_damaged`, U+FFFD stands for bytes that were reported already.
pub fn scan(text: &str, is_damaged: bool, sink: &mut Sink) {
    let bytes = text.as_bytes();
    let mut at = 0;
    while at < bytes.len() {
        match bytes[at] {
            b'\t' | b'\n' | b'\r' | 0x20..=0xC1 | 0xC4..=0xEE | 0xF0.. => {}
            0xC3 if is_twice_encoded(&bytes[at..]) => unusual(text, at, sink),
            0x00..=0x1F => forbidden(text, at, sink),
            0xC2 if bytes.get(at + 1).is_some_and(|next| *next < 0xA0) => {
                unusual(text, at, sink);
            }
            0xEF if !is_damaged && bytes[at..].starts_with(&[0xEF, 0xBF, 0xBD]) => {
                unusual(text, at, sink);
            }
            0xEF if bytes[at..].starts_with(&[0xEF, 0xBF, 0xBE])
                || bytes[at..].starts_with(&[0xEF, 0xBF, 0xBF]) =>
            {
                forbidden(text, at, sink);
            }
            _ => {}
        }
        at += 1;
    }
}

/// Reports a character that no XML may hold. Others are read around it: it has one right answer.
fn forbidden(text: &str, at: usize, sink: &mut Sink) {
    let character = text[at..].chars().next().unwrap_or_default();
    let span = Span::new(at, at + character.len_utf8());
    let code = u32::from(character);
    sink.push(
        INVALID_SYNTAX
            .at(
                span,
                format!("the character U+{code:04X} is not allowed in XML"),
            )
            .help("take the character out")
            .fix(span, ""),
    );
}

/// Whether it begins with `Ã` or `Â` and a sign of Latin-1 that text does not put there: what
/// UTF-8 of two bytes becomes when its bytes are taken for characters.
fn is_twice_encoded(bytes: &[u8]) -> bool {
    matches!(bytes, [0xC3, 0x82 | 0x83, 0xC2, next, ..]
        if !matches!(next, 0xA0 | 0xAB | 0xAD | 0xB0 | 0xB7 | 0xBB))
}

/// Reports a character that is there because something decoded badly.
pub fn unusual(text: &str, at: usize, sink: &mut Sink) {
    let Some(character) = text[at..].chars().next() else {
        return;
    };
    let what = if matches!(character, 'Â' | 'Ã') {
        "characters that were encoded as UTF-8 twice".to_owned()
    } else if character == '\u{FFFD}' {
        "the replacement character U+FFFD".to_owned()
    } else {
        format!("the control character U+{:04X}", u32::from(character))
    };
    sink.push(
        UNUSUAL_CHARACTER
            .at(Span::new(at, at + character.len_utf8()), what)
            .help(
                "decode the source in the encoding that it is really in, most often windows-1252",
            ),
    );
}

/// Whether XML allows the character (XML 1.0, production 2).
pub fn is_legal(character: char) -> bool {
    matches!(character,
        '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}
