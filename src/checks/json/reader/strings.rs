//! Strings and names (RFC 8259, section 7).

use super::super::rules::{INVALID_SURROGATE, UNUSUAL_CHARACTER};
use super::super::text::unit;
use super::{Reader, Step, Stopped};
use crate::checks::Span;

impl Reader<'_, '_> {
    /// Reads the name of a member and the colon behind it.
    pub(super) fn name(&mut self) -> Result<(u32, u32), Stopped> {
        let start = self.at;
        match self.peek() {
            Some(b'"' | b'\'') => self.string()?,
            Some(byte) if is_letter(byte) => {
                while self.peek().is_some_and(is_letter) {
                    self.at += 1;
                }
                let message = "a name without quotes";
                let by = format!("\"{}\"", &self.text[start..self.at]);
                self.mend(start..self.at, message, "write it in double quotes", &by);
            }
            _ => {
                self.unexpected()?;
            }
        }
        let name = (start as u32, self.at as u32);
        self.space();
        match self.peek() {
            Some(b':') => self.at += 1,
            Some(b'=') => {
                self.mend(self.here(), "`=` after a name", "write `:`", ":");
                self.at += 1;
            }
            None => {
                self.ends_early()?;
            }
            // That the value is missing is said where it is wanted.
            Some(b',' | b'}' | b']') => {}
            Some(_) => {
                self.refuse(
                    self.here(),
                    "no colon before this",
                    "write `:` after the name",
                );
            }
        }
        self.space();
        Ok(name)
    }

    /// Reads a string; goes on behind its closing quote.
    pub(super) fn string(&mut self) -> Step {
        let (start, quote) = (self.at, self.text.as_bytes()[self.at]);
        // Whoever writes one writes all so.
        if quote == b'\'' && !std::mem::replace(&mut self.has_single_quotes, true) {
            let message = "single quotes begin no text in JSON";
            self.refuse(
                self.here(),
                message,
                "write double quotes, here and further down",
            );
        }
        self.at += 1;
        let mut goes_on = None;
        loop {
            let rest = &self.text.as_bytes()[self.at..];
            let plain = rest.iter().position(|byte| IS_SPECIAL[*byte as usize]);
            self.at += plain.unwrap_or(rest.len());
            let Some(byte) = self.peek() else {
                let message = "a text without its closing quote";
                return self.stop(start..start + 1, message, "close it with a double quote");
            };
            match byte {
                b'"' | b'\'' => {
                    self.at += 1;
                    if byte == quote {
                        return Ok(());
                    }
                }
                b'\\' => self.escape(),
                b'\n' | b'\r' if !*goes_on.get_or_insert_with(|| self.goes_on(quote)) => {
                    let message = "a text without its closing quote";
                    self.refuse(start..start + 1, message, "close it on the same line");
                    return Ok(());
                }
                0..0x20 => {
                    let message = format!("character U+{byte:04X} is not escaped");
                    let by = match byte {
                        b'\n' => "\\n",
                        b'\r' => "\\r",
                        b'\t' => "\\t",
                        // No text has the others.
                        _ => "",
                    };
                    let help = "write an escape such as `\\n` or `\\t`";
                    self.mend(self.here(), &message, help, by);
                    self.at += 1;
                }
                _ => self.suspect(),
            }
        }
    }

    /// Whether the string goes on in the next line: where it is closed, something follows that
    /// may follow a string.
    fn goes_on(&self, quote: u8) -> bool {
        let bytes = self.text.as_bytes();
        let mut at = self.at;
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'\\' => at += 2,
                byte if *byte == quote => {
                    let mut after = bytes[at + 1..].iter();
                    let next = after.find(|it| !it.is_ascii_whitespace());
                    return matches!(next, None | Some(b',' | b'}' | b']' | b':'));
                }
                _ => at += 1,
            }
        }
        false
    }

    fn escape(&mut self) {
        let start = self.at;
        match self.text.as_bytes().get(start + 1) {
            Some(b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't') => self.at += 2,
            Some(b'u') => self.unicode(start),
            None => self.at += 1,
            Some(_) => {
                self.at += 1;
                let character = self.here();
                let message = format!("`\\{}` is no escape", &self.text[character.clone()]);
                let shown = if self.text[character.clone()].chars().any(char::is_control) {
                    "a backslash at the end of a line is no escape"
                } else {
                    &message
                };
                self.refuse(start..character.end, shown, "write `\\\\` for a backslash");
                self.at = character.end;
            }
        }
    }

    fn unicode(&mut self, start: usize) {
        let Some(high) = unit(&self.text[start..]) else {
            let message = "`\\u` without four hexadecimal digits";
            self.refuse(start..start + 2, message, "write `\\\\` for a backslash");
            self.at += 2;
            return;
        };
        let is_pair = (0xD800..0xDC00).contains(&high)
            && unit(&self.text[start + 6..]).is_some_and(|low| (0xDC00..0xE000).contains(&low));
        self.at = start + if is_pair { 12 } else { 6 };
        let span = Span::new(start, self.at);
        if is_pair {
            return;
        }
        if (0xD800..0xE000).contains(&high) {
            let message = format!("`\\u{high:04X}` is half of a surrogate pair");
            self.sink.push(
                INVALID_SURROGATE
                    .at(span, message)
                    .help("write both halves, or the character itself"),
            );
        } else if is_unusual(u32::from(high)) {
            self.unusual(span, &name_of(u32::from(high)));
        }
    }

    /// Looks at a character that may come from a text that was badly decoded.
    fn suspect(&mut self) {
        let here = self.here();
        let bytes = &self.text.as_bytes()[self.at..];
        if matches!(bytes, [0xC3, 0x82 | 0x83, 0xC2, 0x80..=0xBF, ..])
            && !matches!(bytes[3], 0xA0 | 0xAB | 0xAD | 0xB0 | 0xB7 | 0xBB)
        {
            self.at += 4;
            let span = Span::new(here.start, self.at);
            return self.unusual(span, "characters that were encoded as UTF-8 twice");
        }
        self.at = here.end;
        let character = self.text[here.clone()].chars().next().map_or(0, u32::from);
        // What stands for bytes that could not be decoded has been reported.
        let is_ours = self.is_damaged && character == 0xFFFD;
        if is_unusual(character) && !is_ours {
            self.unusual(Span::new(here.start, here.end), &name_of(character));
        }
    }

    fn unusual(&mut self, span: Span, what: &str) {
        self.sink.push(UNUSUAL_CHARACTER.at(span, what).help(
            "decode the source in the encoding that it is really in, and take out what is no text",
        ));
    }
}

/// Bytes at which the reading of a string looks up.
static IS_SPECIAL: [bool; 256] = {
    let mut special = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        special[byte] = true;
        byte += 1;
    }
    special[b'"' as usize] = true;
    special[b'\'' as usize] = true;
    special[b'\\' as usize] = true;
    special[0x7F] = true;
    special[0xC2] = true;
    special[0xC3] = true;
    special[0xEF] = true;
    special
};

fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'$' | 0x80..)
}

/// Whether no text has this character: control characters, U+FFFD and what is no character.
fn is_unusual(character: u32) -> bool {
    matches!(character, 0..0x20 | 0x7F..0xA0 | 0xFFFD..=0xFFFF)
        && !matches!(character, 0x09 | 0x0A | 0x0D)
}

fn name_of(character: u32) -> String {
    match character {
        0xFFFD => "the replacement character U+FFFD".to_owned(),
        0xFFFE.. => format!("U+{character:04X}, which is no character"),
        _ => format!("the control character U+{character:04X}"),
    }
}
