//! Bytes → JSON value, or why not, in our words (RFC 8259).

use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::error::Category;

use crate::diagnostic::{Diagnostic, Lines};

/// The text of `bytes`, shown as `file`. A byte order mark is passed over, with a warning.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    file: &str,
    findings: &mut Vec<Diagnostic>,
) -> Result<&'a str, Box<Diagnostic>> {
    const RULE: &str = "json/invalid-encoding";
    const HELP: &str = "save the file as UTF-8 without a byte order mark";
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let wide = bytes
            .iter()
            .take(4)
            .any(|byte| matches!(byte, 0 | 0xFE | 0xFF));
        let message = if wide {
            "text is UTF-16 or UTF-32, JSON is UTF-8"
        } else {
            "bytes that are not UTF-8"
        };
        let at = error.valid_up_to();
        let place = Lines::new(&String::from_utf8_lossy(bytes)).place(file, at..at + 3);
        Box::new(Diagnostic::error(RULE, message).help(HELP).at(place))
    })?;
    let Some(text) = text.strip_prefix('\u{FEFF}') else {
        return Ok(text);
    };
    let place = Lines::new(text).place(file, 0..1);
    findings.push(
        Diagnostic::warning(RULE, "file begins with a byte order mark")
            .help(HELP)
            .at(place),
    );
    Ok(text)
}

/// Parses `text`, shown as `file`.
pub(super) fn parse(text: &str, file: &str) -> Result<Value, Box<Diagnostic>> {
    serde_json::from_str(text).map_err(|error| {
        let at = offset(text, error.line(), error.column());
        let (start, message, help) = explain(text, at, error.classify());
        let end = start + text[start..].chars().next().map_or(0, char::len_utf8);
        let finding = Diagnostic::error("json/invalid-syntax", message)
            .at(Lines::new(text).place(file, start..end));
        Box::new(match help {
            Some(help) => finding.help(help),
            None => finding,
        })
    })
}

/// The parser counts lines by LF and columns by bytes, the first byte being 1; column 0 is the
/// line end before.
fn offset(text: &str, line: usize, column: usize) -> usize {
    let start = match line {
        0 | 1 => 0,
        _ => text
            .match_indices('\n')
            .nth(line - 2)
            .map_or(text.len(), |(at, _)| at + 1),
    };
    let mut at = (start + column).saturating_sub(1).min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// What is wrong around `at`, where the parser gave up.
fn explain(text: &str, at: usize, category: Category) -> (usize, String, Option<&'static str>) {
    let before = text[..at].trim_end();
    if category == Category::Eof {
        let message = if before.is_empty() {
            "file is empty"
        } else {
            "document ends too early"
        };
        return (before.len(), message.to_owned(), None);
    }
    if nests_deeply(&text[..at]) {
        let message = "objects and arrays nest deeper than 127 levels".to_owned();
        return (at, message, Some("flatten the extension"));
    }
    if serde_json::from_str::<IgnoredAny>(before).is_ok() {
        return (
            at,
            "something comes after the end of the document".to_owned(),
            None,
        );
    }
    let message = match text[at..].chars().next() {
        Some('}' | ']') if before.ends_with(',') => {
            let message = "comma after the last value".to_owned();
            return (before.len() - 1, message, Some("remove the comma"));
        }
        Some(letter) if letter < ' ' => {
            let message = format!("character U+{:04X} is not escaped", u32::from(letter));
            return (at, message, Some("write it as an escape, such as `\\n`"));
        }
        Some(letter) if text[..at].ends_with('\\') => {
            let message = format!("`\\{letter}` is no escape");
            return (at, message, Some("write `\\\\` for a backslash"));
        }
        Some('\'') => {
            let message = "single quotes begin no text in JSON".to_owned();
            return (at, message, Some("write double quotes"));
        }
        Some('"') => "`:` or `,` is missing before this text".to_owned(),
        Some('0'..='9') => "number is too large or not written as JSON has it".to_owned(),
        Some(letter) => format!("`{letter}` can't be here"),
        None => "document ends too early".to_owned(),
    };
    (at, message, None)
}

/// Whether so many brackets are open at the end of `text` that the parser refuses more.
fn nests_deeply(text: &str) -> bool {
    let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            b'{' | b'[' if !quoted => depth += 1,
            b'}' | b']' if !quoted => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    depth >= 127
}
