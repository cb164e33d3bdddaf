//! Where something is: file, line, column, and the text that stands there.

use std::sync::Arc;

/// How much of a line is quoted around the place, in characters.
const QUOTED: usize = 160;

/// A place in a file, as people write it: lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Place {
    /// The file, as it should be shown: relative where the user gave it so.
    pub file: Arc<str>,
    /// The line, if the finding is about one.
    pub line: Option<u32>,
    /// The column, if the finding is about a part of the line.
    pub column: Option<u32>,
    /// What stands there, for rendering.
    pub excerpt: Option<Excerpt>,
}

/// A line of the file, or the part of it around the place, and what in it is meant.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Excerpt {
    /// The text, without its line end.
    pub text: String,
    /// Where the meant part begins in `text`, in bytes.
    pub start: usize,
    /// Where it ends in `text`, in bytes.
    pub end: usize,
}

impl Place {
    /// The file as a whole.
    pub fn file(file: impl Into<Arc<str>>) -> Self {
        Self {
            file: file.into(),
            line: None,
            column: None,
            excerpt: None,
        }
    }

    /// A line of the file.
    pub fn line(file: impl Into<Arc<str>>, line: u32) -> Self {
        Self {
            line: Some(line),
            ..Self::file(file)
        }
    }

    /// Quotes `text`, a whole line, as what stands there.
    #[must_use]
    pub fn quoting(mut self, text: &str) -> Self {
        let text: String = text.chars().take(QUOTED).collect();
        let end = text.len();
        self.excerpt = Some(Excerpt {
            text,
            start: 0,
            end,
        });
        self
    }
}

/// Finds lines and columns in a text, for as many offsets as wanted.
///
/// The line starts are found once, so that a file with many findings is scanned once.
#[derive(Debug)]
pub struct Lines<'a> {
    text: &'a str,
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    /// Reads the line starts of `text`. A line ends with LF, CR LF or CR.
    pub fn new(text: &'a str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            if byte == b'\n' || (byte == b'\r' && bytes.get(at + 1) != Some(&b'\n')) {
                starts.push(at + 1);
            }
        }
        Self { text, starts }
    }

    /// The line that the byte at `offset` is on, from 1.
    pub fn line_of(&self, offset: usize) -> u32 {
        self.starts.partition_point(|&start| start <= offset) as u32
    }

    /// The place of the bytes `start..end` of the text, in `file`, with its excerpt.
    ///
    /// ```
    /// use feedmill::diagnostic::Lines;
    ///
    /// let lines = Lines::new("one\ntwo three\n");
    /// let place = lines.place("a.txt", 8..13);
    /// assert_eq!((place.line, place.column), (Some(2), Some(5)));
    /// ```
    pub fn place(&self, file: impl Into<Arc<str>>, range: std::ops::Range<usize>) -> Place {
        let start = floor(self.text, range.start);
        let line = self.line_of(start);
        let from = self.starts[line as usize - 1];
        let till = self
            .starts
            .get(line as usize)
            .copied()
            .unwrap_or(self.text.len());
        let whole = self.text[from..till].trim_end_matches(['\n', '\r']);
        let before = &self.text[from..start.max(from)];
        Place {
            file: file.into(),
            line: Some(line),
            column: Some(before.chars().count() as u32 + 1),
            excerpt: Some(excerpt(
                whole,
                start - from,
                floor(self.text, range.end) - from,
            )),
        }
    }
}

/// Cuts a long line to what stands around `start..end`.
fn excerpt(line: &str, start: usize, end: usize) -> Excerpt {
    let (start, end) = (floor(line, start), floor(line, end.max(start)));
    let from = line[..start]
        .char_indices()
        .rev()
        .nth(QUOTED / 2)
        .map_or(0, |(at, _)| at);
    let till = line[from..]
        .char_indices()
        .nth(QUOTED)
        .map_or(line.len(), |(at, _)| from + at);
    Excerpt {
        text: line[from..till].to_owned(),
        start: start.min(till) - from,
        end: end.clamp(start.min(till), till) - from,
    }
}

/// The last character boundary at or before `at`.
pub(super) fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_lines_of_every_kind() {
        let lines = Lines::new("a\r\nb\rc\nd");
        assert_eq!([0, 3, 5, 7].map(|at| lines.line_of(at)), [1, 2, 3, 4]);
    }

    #[test]
    fn cuts_a_long_line_around_the_place() {
        let text = format!("{}HERE{}", "é".repeat(5_000), "ü".repeat(5_000));
        let at = text.find("HERE").unwrap();
        let place = Lines::new(&text).place("f", at..at + 4);
        let excerpt = place.excerpt.unwrap();
        assert_eq!(&excerpt.text[excerpt.start..excerpt.end], "HERE");
        assert!(excerpt.text.chars().count() <= QUOTED);
        assert_eq!(place.column, Some(5_001));
    }

    #[test]
    fn an_offset_past_the_end_is_the_end() {
        let place = Lines::new("ab").place("f", 10..20);
        assert_eq!((place.line, place.column), (Some(1), Some(3)));
    }
}
