//! Characters that XML can't carry, and line ends.

use std::borrow::Cow;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Lines, Sink};
use crate::model::is_legal;

/// Whether the UTF-8 in `bytes` may need a change.
///
/// Runs over every byte of every seed, so it looks at bytes in blocks that the compiler turns
/// into vector instructions, and only then at characters.
pub(super) fn any_suspect(bytes: &[u8]) -> bool {
    bytes.chunks(BLOCK).enumerate().any(|(at, block)| {
        let flagged = block.iter().fold(false, |flagged, &byte| {
            flagged
                | (byte < b' ' && byte != b'\n' && byte != b'\t')
                | (byte == 0x7F)
                | (byte == LEADS_C1)
                | (byte == LEADS_NONCHARACTER)
        });
        flagged && any_wrong(bytes, at * BLOCK)
    })
}

/// Whether a character that begins in the block at `start` is one to change.
fn any_wrong(bytes: &[u8], start: usize) -> bool {
    let end = bytes.len().min(start + BLOCK);
    (start..end).any(|at| match bytes[at] {
        b'\n' | b'\t' => false,
        0..b' ' | 0x7F => true,
        LEADS_C1 => bytes.get(at + 1).is_some_and(|&next| next < 0xA0),
        LEADS_NONCHARACTER => matches!(bytes.get(at + 1..at + 3), Some([0xBF, 0xBE | 0xBF])),
        _ => false,
    })
}

/// `text` without what XML can't carry, and with LF as its line end. One finding says how many
/// characters are gone, which, and where the first of them was.
pub(super) fn clean<'a>(text: Cow<'a, str>, file: &Arc<str>, sink: &mut Sink) -> Cow<'a, str> {
    if !any_suspect(text.as_bytes()) {
        return text;
    }
    let mut clean = String::with_capacity(text.len());
    let mut removed = Removed::default();
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' => {
                rest.next_if_eq(&'\n');
                clean.push('\n');
            }
            c if is_legal(c) => clean.push(c),
            c => removed.add(c, clean.len()),
        }
    }
    removed.report(&clean, file, sink);
    Cow::Owned(clean)
}

/// Characters that are taken out.
#[derive(Default)]
pub(in crate::sources) struct Removed {
    count: usize,
    /// The first few different ones.
    which: Vec<char>,
    /// Where the first was, in bytes of the clean text.
    first: usize,
}

impl Removed {
    fn add(&mut self, c: char, at: usize) {
        if self.count == 0 {
            self.first = at;
        }
        self.count += 1;
        if self.which.len() < NAMED && !self.which.contains(&c) {
            self.which.push(c);
        }
    }

    /// Adds those in `text`; whether there were any.
    pub fn add_all(&mut self, text: &str) -> bool {
        if !any_suspect(text.as_bytes()) {
            return false;
        }
        let before = self.count;
        for (at, c) in text.char_indices().filter(|&(_, c)| !is_legal(c)) {
            self.add(c, at);
        }
        self.count > before
    }

    /// How many they are, and which.
    pub fn message(&self) -> String {
        let names: Vec<String> = (self.which.iter())
            .map(|&c| format!("U+{:04X}", u32::from(c)))
            .collect();
        let what = match self.count {
            1 => "a character that XML can't carry is removed".to_owned(),
            count => format!("{count} characters that XML can't carry are removed"),
        };
        format!("{what}: {}", names.join(", "))
    }

    fn report(&self, clean: &str, file: &Arc<str>, sink: &mut Sink) {
        if self.count == 0 {
            return;
        }
        let place = Lines::new(clean).place(file.clone(), self.first..self.first);
        sink.push(
            Diagnostic::warning("article/invalid-character", self.message())
                .help("delete control characters from the file")
                .at(place),
        );
    }
}

const BLOCK: usize = 256;

/// U+0080 to U+009F begin with this byte.
const LEADS_C1: u8 = 0xC2;

/// U+FFFE and U+FFFF begin with this byte.
const LEADS_NONCHARACTER: u8 = 0xEF;

/// How many different characters a finding names.
const NAMED: usize = 5;
