//! A string as it is written → its characters (RFC 8259, section 7).

use std::borrow::Cow;

/// The characters of `written`, a string with its quotes, or a name without. What is no escape
/// stands for itself, half a surrogate pair for U+FFFD; the reader has reported both.
pub(super) fn unescape(written: &str) -> Cow<'_, str> {
    let quote = ['"', '\''].into_iter().find(|it| written.starts_with(*it));
    let inside = match quote {
        Some(quote) => written[1..].strip_suffix(quote).unwrap_or(&written[1..]),
        None => written,
    };
    let Some(first) = inside.find('\\') else {
        return inside.into();
    };
    let mut text = String::with_capacity(inside.len());
    text.push_str(&inside[..first]);
    let mut rest = &inside[first..];
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let (character, length) = escape(&rest[at..]);
        text.push(character);
        rest = &rest[at + length..];
    }
    text.push_str(rest);
    text.into()
}

/// The beginning of `text`, on one line, for a message.
pub(in crate::checks) fn clipped(text: &str) -> String {
    const LONGEST: usize = 40;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown.replace(char::is_control, " ")
}

/// The character that an escape at the beginning of `text` stands for, and its length.
pub(in crate::checks) fn escape(text: &str) -> (char, usize) {
    let Some(letter) = text[1..].chars().next() else {
        return ('\\', 1);
    };
    let simple = match letter {
        'b' => '\u{8}',
        'f' => '\u{C}',
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'u' => return unicode(text),
        other => other,
    };
    (simple, 1 + letter.len_utf8())
}

fn unicode(text: &str) -> (char, usize) {
    let Some(high) = unit(text) else {
        return ('u', 2);
    };
    let pair = unit(&text[6..]).map(|low| char::decode_utf16([high, low]).next());
    match (char::from_u32(u32::from(high)), pair) {
        (Some(character), _) => (character, 6),
        (None, Some(Some(Ok(character)))) => (character, 12),
        (None, _) => (char::REPLACEMENT_CHARACTER, 6),
    }
}

/// The code unit of an escape, `\u` and four hexadecimal digits, at the beginning of `text`.
pub(super) fn unit(text: &str) -> Option<u16> {
    let digits = text.strip_prefix("\\u")?.get(..4)?;
    if !digits.bytes().all(|it| it.is_ascii_hexdigit()) {
        return None;
    }
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn resolves_escapes() {
        for (written, text) in [
            (r#""a""#, "a"),
            (r#""a\"\\\/\n""#, "a\"\\/\n"),
            (r#""\u00e9\u00E9""#, "éé"),
            (r#""\ud83c\udf75!""#, "🍵!"),
            (r#""\ud83c!""#, "\u{FFFD}!"),
            (r#""\ud83c\u0041""#, "\u{FFFD}A"),
            (r#""\udf75""#, "\u{FFFD}"),
            (r#""\é\q\u00""#, "équ00"),
            (r#""\"#, "\\"),
            ("name", "name"),
            ("'a'", "a"),
            ("\"", ""),
        ] {
            assert_eq!(unescape(written), text, "{written}");
        }
    }
}
