//! Lines → paragraphs.
//!
//! Wire text comes with one paragraph a line, with blank lines between hard-wrapped paragraphs,
//! or hard-wrapped without blank lines. Which it is, is decided once for the whole text.

use super::lines::{Line, ends_sentence};

/// Splits `lines` into paragraphs of plain text.
pub(super) fn split(lines: &[Line]) -> Vec<String> {
    let layout = layout(lines);
    let mut paragraphs: Vec<String> = Vec::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        if line.is_blank() {
            before = None;
            continue;
        }
        let text = line.text.trim_start();
        let goes_on = before.is_some_and(|before| layout.joins(before, line));
        match paragraphs.last_mut().filter(|_| goes_on) {
            Some(paragraph) => join(paragraph, text),
            None => paragraphs.push(text.to_owned()),
        }
        before = Some(line);
    }
    paragraphs
}

/// Joins `lines` into one paragraph.
pub(super) fn joined(lines: &[Line]) -> String {
    let mut paragraph = String::new();
    for line in lines {
        if paragraph.is_empty() {
            paragraph.push_str(line.text.trim_start());
        } else {
            join(&mut paragraph, line.text.trim_start());
        }
    }
    paragraph
}

/// Whether `lines` look like a text that was broken at a width: most are of 45 to 90 characters,
/// none is much longer, and they do not end with a sentence.
pub(super) fn are_wrapped(lines: &[Line]) -> bool {
    let [inner @ .., last] = lines else {
        return false;
    };
    let broken = inner
        .iter()
        .filter(|line| !ends_sentence(line.text) && width(line) >= NARROW)
        .count();
    inner.iter().chain([last]).all(|line| width(line) <= WIDE) && broken * 2 > inner.len()
}

enum Layout {
    /// Every line is a paragraph.
    Lines,
    /// Blank lines stand between paragraphs.
    Blocks,
    /// Broken at a width, without blank lines.
    Wrapped { width: usize, indented: bool },
}

fn layout(lines: &[Line]) -> Layout {
    let start = lines.iter().take_while(|line| line.is_blank()).count();
    let end = lines.len()
        - lines[start..]
            .iter()
            .rev()
            .take_while(|l| l.is_blank())
            .count();
    let lines = &lines[start..end];
    if lines.iter().any(|line| line.is_blank()) {
        let mut inner = lines
            .windows(2)
            .filter(|two| !two[0].is_blank() && !two[1].is_blank())
            .map(|two| &two[0])
            .peekable();
        let several = inner.clone().nth(1).is_some();
        // One paragraph a line, with a stray blank line somewhere.
        let whole = inner.clone().any(|line| width(line) > LONG)
            || several && inner.all(|line| ends_sentence(line.text));
        return if whole { Layout::Lines } else { Layout::Blocks };
    }
    if lines.len() < 3 || !are_wrapped(lines) {
        return Layout::Lines;
    }
    Layout::Wrapped {
        width: lines.iter().map(width).max().unwrap_or_default(),
        indented: lines.iter().any(Line::is_indented) && !lines.iter().all(Line::is_indented),
    }
}

impl Layout {
    fn joins(&self, before: &Line, line: &Line) -> bool {
        if line.bullet().is_some() {
            return false;
        }
        match *self {
            Layout::Lines => false,
            Layout::Blocks => true,
            Layout::Wrapped { indented: true, .. } => !line.is_indented(),
            Layout::Wrapped { width: widest, .. } => {
                // A line that the next word would have fitted in was broken on purpose.
                let next = line.text.split_whitespace().next().unwrap_or_default();
                let fits = width(before) + 1 + next.chars().count() <= widest;
                !(fits && ends_sentence(before.text))
            }
        }
    }
}

/// Adds a line to a paragraph: with a space, but for a hyphen at the line's end and for scripts
/// that have no spaces.
fn join(paragraph: &mut String, line: &str) {
    let mut end = paragraph.chars().rev();
    let (last, before) = (end.next(), end.next());
    let hyphen = last == Some('-') && before.is_some_and(char::is_alphabetic);
    let spaceless = last.is_some_and(is_spaceless) && line.starts_with(is_spaceless);
    if !hyphen && !spaceless {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// Chinese and Japanese characters and their punctuation.
fn is_spaceless(c: char) -> bool {
    matches!(c, '\u{3001}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{FF01}'..='\u{FF60}' | '\u{20000}'..='\u{3FFFF}')
}

/// In characters, without the indent.
fn width(line: &Line) -> usize {
    let text = line.text.trim_start();
    // Counting further would not change what is decided.
    text.chars().take(LONG + 1).count()
}

const NARROW: usize = 45;
const WIDE: usize = 90;
/// A line of more characters is a whole paragraph.
const LONG: usize = 120;
