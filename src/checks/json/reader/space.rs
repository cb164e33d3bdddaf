//! What stands between values: white space, and what some take for it.

use super::Reader;

impl Reader<'_, '_> {
    /// Passes white space. Comments and white space of other kinds are reported and passed.
    pub(super) fn space(&mut self) {
        while let Some(byte) = self.peek() {
            match byte {
                b' ' | b'\t' | b'\r' | b'\n' => self.at += 1,
                b'/' => {
                    let Some(length) = comment(&self.text[self.at..]) else {
                        return;
                    };
                    let place = self.at..self.at + length;
                    self.mend(
                        place,
                        "a comment, which JSON does not have",
                        "take it out",
                        "",
                    );
                    self.at += length;
                }
                0x0B | 0x0C | 0x80.. => {
                    let here = self.here();
                    let Some(character) = self.text[here.clone()].chars().next() else {
                        return;
                    };
                    if !character.is_whitespace() && character != '\u{FEFF}' {
                        return;
                    }
                    let message = format!(
                        "U+{:04X} is white space, but not that of JSON",
                        u32::from(character)
                    );
                    self.at = here.end;
                    self.mend(here, &message, "write an ordinary space", " ");
                }
                _ => return,
            }
        }
    }
}

/// The length of a comment at the beginning of `text`.
fn comment(text: &str) -> Option<usize> {
    if text.starts_with("//") {
        return Some(text.find('\n').unwrap_or(text.len()));
    }
    let inside = text.strip_prefix("/*")?;
    Some(inside.find("*/").map_or(text.len(), |at| at + 4))
}
