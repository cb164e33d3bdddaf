//! Text → values, without recursion. Behind a fault that has one meaning the reader goes on;
//! otherwise it stops, and what was open is marked as incomplete.

mod faults;
mod scalars;
mod space;
mod strings;

use super::document::{Document, NONE, Raw};
use super::duplicates;
use crate::checks::Sink;

/// How deep objects and arrays may nest. Readers give up somewhere between 64 and 1,000.
const DEEPEST: usize = 256;

/// Reads `text`; `is_damaged` says that not all of it could be decoded, which was reported.
pub(in crate::checks) fn read<'t>(
    text: &'t str,
    is_damaged: bool,
    sink: &mut Sink,
) -> Document<'t> {
    let document = Document {
        text,
        values: Vec::new(),
        incomplete: Vec::new(),
    };
    let mut reader = Reader {
        text,
        is_damaged,
        has_single_quotes: false,
        at: 0,
        document,
        open: Vec::new(),
        sink,
    };
    if text.len() < NONE as usize {
        let whole = reader.run();
        reader.leave(whole.is_err());
    } else {
        reader.refuse(0..0, "the file is larger than 4 gigabytes", "");
    }
    reader.document
}

/// The reader can't go on.
struct Stopped;

type Step = Result<(), Stopped>;

struct Reader<'t, 's> {
    text: &'t str,
    is_damaged: bool,
    /// Whether a text in single quotes was reported.
    has_single_quotes: bool,
    at: usize,
    document: Document<'t>,
    open: Vec<Open>,
    sink: &'s mut Sink,
}

/// An object or array that is being read.
struct Open {
    index: u32,
    is_object: bool,
    /// The last value in it.
    last: u32,
    /// Where the comma behind that is.
    comma: Option<usize>,
}

impl Reader<'_, '_> {
    fn run(&mut self) -> Step {
        self.space();
        if self.peek().is_none() {
            return self.stop(0..0, "the file is empty", "write a JSON Feed");
        }
        self.value((NONE, NONE))?;
        while let Some(open) = self.open.last() {
            let is_object = open.is_object;
            self.space();
            match self.peek() {
                None => return self.ends_early(),
                Some(byte @ (b'}' | b']')) if (byte == b'}') == is_object => self.close(),
                Some(b'}' | b']') => return self.wrong_bracket(),
                Some(b',') => self.comma(),
                Some(_) => {
                    self.separated();
                    let name = if is_object {
                        self.name()?
                    } else {
                        (NONE, NONE)
                    };
                    self.value(name)?;
                }
            }
        }
        self.space();
        if self.peek().is_some() {
            let message = "something comes after the end of the document";
            return self.stop(self.here(), message, "take it out");
        }
        Ok(())
    }

    /// Reads a scalar, or opens an object or array.
    fn value(&mut self, name: (u32, u32)) -> Step {
        let start = self.at;
        match self.peek() {
            None => return self.ends_early(),
            Some(byte @ (b'{' | b'[')) => {
                if self.open.len() == DEEPEST {
                    return self.too_deep(name);
                }
                let index = self.push(start, self.text.len(), name);
                self.open.push(Open {
                    index,
                    is_object: byte == b'{',
                    last: NONE,
                    comma: None,
                });
                self.at += 1;
                return Ok(());
            }
            Some(b'"' | b'\'') => self.string()?,
            Some(b'-' | b'+' | b'.' | b'0'..=b'9') => self.number(),
            Some(b',' | b'}' | b']') if !self.open.is_empty() => {
                self.refuse(
                    self.here(),
                    "a value is missing before this",
                    "write the value, or take the name out",
                );
                if name.0 != NONE {
                    self.push(start, start, name);
                }
                return Ok(());
            }
            Some(byte) if byte.is_ascii_alphabetic() || byte == b'_' => self.word(),
            Some(_) => return self.unexpected(),
        }
        self.push(start, self.at, name);
        Ok(())
    }

    /// Adds a value to what is open.
    fn push(&mut self, start: usize, end: usize, name: (u32, u32)) -> u32 {
        let index = self.document.values.len() as u32;
        if let Some(open) = self.open.last_mut() {
            if let Some(last) = self.document.values.get_mut(open.last as usize) {
                last.next = index;
            }
            open.last = index;
        }
        self.document.values.push(Raw {
            start: start as u32,
            end: end as u32,
            name,
            next: NONE,
        });
        index
    }

    fn close(&mut self) {
        self.at += 1;
        let Some(open) = self.open.pop() else {
            return;
        };
        self.document.values[open.index as usize].end = self.at as u32;
        if let Some(comma) = open.comma {
            let message = "comma after the last value";
            self.mend(comma..comma + 1, message, "take the comma out", "");
        }
        if open.is_object {
            duplicates::report(self.document.value(open.index), self.sink);
        }
    }

    fn comma(&mut self) {
        let here = self.here();
        let Some(open) = self.open.last_mut() else {
            return;
        };
        if open.last == NONE || open.comma.is_some() {
            let message = "a comma without a value before it";
            self.mend(here, message, "take it out", "");
        } else {
            open.comma = Some(self.at);
        }
        self.at += 1;
    }

    /// A value follows: was there a comma?
    fn separated(&mut self) {
        let here = self.here();
        let Some(open) = self.open.last_mut() else {
            return;
        };
        if open.last != NONE && open.comma.take().is_none() {
            self.refuse(
                here,
                "no comma before this",
                "write a comma between the values",
            );
        }
    }

    /// Ends the reading: what is open is incomplete.
    fn leave(&mut self, stopped: bool) {
        if stopped {
            self.document.incomplete = self.open.iter().map(|open| open.index).collect();
        }
    }

    /// The character at the place where reading is.
    fn here(&self) -> std::ops::Range<usize> {
        let character = self.text[self.at..].chars().next();
        self.at..self.at + character.map_or(0, char::len_utf8)
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }
}
