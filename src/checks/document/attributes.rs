//! The inside of a start tag: its name, and its attributes as written.

use std::ops::Range;

/// An attribute as written; ranges are in the tag's inside.
#[derive(Debug)]
pub struct Written {
    pub name: Range<usize>,
    pub value: Range<usize>,
    pub whole: Range<usize>,
}

/// Splits `inside` (what stands between `<` and `>`) after the element's name, which is `at`
/// bytes long. On a fault, its offset and what it is.
pub fn split(
    inside: &str,
    mut at: usize,
    found: &mut Vec<Written>,
) -> Result<(), (usize, &'static str)> {
    let bytes = inside.as_bytes();
    found.clear();
    loop {
        let before = at;
        at = skip_space(bytes, at);
        if at == bytes.len() {
            return Ok(());
        }
        if at == before {
            return Err((at, "no space before an attribute"));
        }
        let start = at;
        while at < bytes.len() && !is_space(bytes[at]) && bytes[at] != b'=' {
            at += 1;
        }
        let name = start..at;
        at = skip_space(bytes, at);
        if bytes.get(at) != Some(&b'=') {
            return Err((start, "an attribute without a value"));
        }
        at = skip_space(bytes, at + 1);
        let quote = match bytes.get(at) {
            Some(quote @ (b'"' | b'\'')) => *quote,
            _ => return Err((start, "an attribute value without quotes")),
        };
        at += 1;
        let open = at;
        at += position(quote, &bytes[at..]).ok_or((start, "a value without its end"))?;
        if let Some(bad) = position(b'<', &bytes[open..at]) {
            return Err((open + bad, "a `<` in an attribute value"));
        }
        found.push(Written {
            name,
            value: open..at,
            whole: start..at + 1,
        });
        at += 1;
    }
}

fn skip_space(bytes: &[u8], mut at: usize) -> usize {
    while at < bytes.len() && is_space(bytes[at]) {
        at += 1;
    }
    at
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\r' | b'\n')
}

fn position(byte: u8, bytes: &[u8]) -> Option<usize> {
    bytes.iter().position(|it| *it == byte)
}
