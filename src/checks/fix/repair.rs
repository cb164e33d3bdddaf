//! What keeps a text from being XML and has one right answer, found without a parser, which would
//! stop at the first.

use super::rounds::Change;
use crate::checks::Span;
use crate::checks::document::{INVALID_SYNTAX, is_legal, is_name};
use crate::checks::options::Options;

/// A reference that is longer is none.
const LONGEST: usize = 64;

/// Forbidden characters and references to them are to go, and a `&` that begins no reference is
/// to be escaped.
pub fn changes(text: &str, options: &Options) -> Vec<Change> {
    let mut changes = Vec::new();
    if options.level(&INVALID_SYNTAX).is_none() {
        return changes;
    }
    let mut change = |start: usize, end: usize, by: &str| {
        changes.push(Change {
            rule: INVALID_SYNTAX.name,
            edits: vec![(Span::new(start, end), by.to_owned())],
        });
    };
    let mut at = 0;
    let mut verbatim = 0;
    while let Some(character) = text[at..].chars().next() {
        let length = character.len_utf8();
        if !is_legal(character) {
            change(at, at + length, "");
        } else if at >= verbatim {
            match character {
                '<' => verbatim = end_of_verbatim(text, at),
                '&' => match reference(&text[at + 1..]) {
                    Reference::Sound => {}
                    Reference::Forbidden(length) => change(at, at + length, ""),
                    Reference::Stray => change(at, at + 1, "&amp;"),
                },
                _ => {}
            }
        }
        at += length;
    }
    changes
}

/// Where a comment, CDATA section, processing instruction or DOCTYPE that begins at `at` ends;
/// `at` if it is none of them.
fn end_of_verbatim(text: &str, at: usize) -> usize {
    let rest = &text[at..];
    let end = [
        ("<!--", "-->"),
        ("<![CDATA[", "]]>"),
        ("<?", "?>"),
        ("<!DOCTYPE", ">"),
    ]
    .into_iter()
    .find(|(open, _)| rest.starts_with(open))
    .map(|(open, close)| {
        let has_subset = || {
            rest.find(['[', '>'])
                .is_some_and(|at| rest[at..].starts_with('['))
        };
        let close = if close == ">" && has_subset() {
            "]>"
        } else {
            close
        };
        rest[open.len()..]
            .find(close)
            .map_or(text.len(), |end| at + open.len() + end + close.len())
    });
    end.unwrap_or(at)
}

/// What the text after a `&` is.
pub enum Reference {
    /// A reference.
    Sound,
    /// One to a character that XML forbids; so long, with `&` and `;`.
    Forbidden(usize),
    /// Nothing: the `&` is meant as such.
    Stray,
}

/// What the text after a `&` makes of it.
pub fn reference(rest: &str) -> Reference {
    let bytes = rest.as_bytes();
    let end = bytes.iter().take(LONGEST).position(|it| *it == b';');
    let Some(end) = end else {
        return Reference::Stray;
    };
    let name = &rest[..end];
    let Some(number) = name.strip_prefix('#') else {
        return if is_name(name) {
            Reference::Sound
        } else {
            Reference::Stray
        };
    };
    let code = match number.strip_prefix('x') {
        Some(hex) if hex.bytes().all(|it| it.is_ascii_hexdigit()) => u32::from_str_radix(hex, 16),
        None if number.bytes().all(|it| it.is_ascii_digit()) => number.parse(),
        _ => return Reference::Stray,
    };
    match code.map(char::from_u32) {
        Ok(Some(character)) if is_legal(character) => Reference::Sound,
        Ok(Some(_)) => Reference::Forbidden(end + 2),
        _ => Reference::Stray,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_what_is_no_reference() {
        let found = |text: &str| -> Vec<(usize, usize, String)> {
            changes(text, &Options::default())
                .into_iter()
                .flat_map(|change| change.edits)
                .map(|(span, text)| (span.start as usize, span.end as usize, text))
                .collect()
        };
        let amp = |at: usize| (at, at + 1, "&amp;".to_owned());
        assert_eq!(found("a & b &amp; c &#38; d &#x26; &nbsp;"), [amp(2)]);
        assert_eq!(
            found("AT&T &; &1; &#; &#xZ;"),
            [amp(2), amp(5), amp(8), amp(12), amp(16)]
        );
        assert_eq!(found("<a><!-- & --><![CDATA[&]]><?p &?>&</a>"), [amp(33)]);
        assert_eq!(found("<!DOCTYPE a [<!ENTITY b '&'>]>&"), [amp(30)]);
        assert_eq!(
            found("a&#7;b\u{8}"),
            [(1, 5, String::new()), (6, 7, String::new())]
        );
    }
}
