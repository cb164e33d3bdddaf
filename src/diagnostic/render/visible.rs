//! Text from outside, made harmless for a terminal.

/// `text` with every control character replaced by one that can be seen: a file name, an excerpt
/// or a value in a message may hold escape sequences that move the cursor, hide what follows or
/// change its direction.
///
/// Each character becomes exactly one, so columns stay what they are. A tab stays a tab.
pub fn visible(text: &str) -> String {
    text.chars().map(stand_in).collect()
}

/// Whether a terminal may act on `c` instead of showing it.
pub(super) fn is_unsafe(c: char) -> bool {
    matches!(
        c,
        '\0'..='\x08'
            | '\n'..='\x1F'
            | '\x7F'..='\u{9F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

fn stand_in(c: char) -> char {
    match c {
        _ if !is_unsafe(c) => c,
        '\x7F' => '\u{2421}',
        // The block Control Pictures shows the C0 controls in their order.
        '\0'..='\x1F' => char::from_u32(0x2400 + c as u32).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::REPLACEMENT_CHARACTER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_what_a_terminal_would_obey() {
        for (text, shown) in [
            ("plain\ttext, çay, 🍵", "plain\ttext, çay, 🍵"),
            ("\x1B[2J\x07", "␛[2J␇"),
            ("a\r\nb\0\x7F", "a␍␊b␀␡"),
            ("\u{9B}31m", "\u{FFFD}31m"),
            (
                "\u{202E}gnp.exe\u{2069}\u{2028}",
                "\u{FFFD}gnp.exe\u{FFFD}\u{FFFD}",
            ),
        ] {
            assert_eq!(visible(text), shown);
        }
    }
}
