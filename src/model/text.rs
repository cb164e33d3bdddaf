//! Text that every format can carry.

use std::borrow::Cow;
use std::fmt;

/// Whether XML 1.0 allows `c` (section 2.2, `Char`) and it is not a control that XML discourages.
///
/// What it refuses: the C0 controls but tab, LF and CR, DEL and the C1 controls, and the
/// non-characters U+FFFE and U+FFFF. Real readers lose the whole feed over one of the first.
pub fn is_legal(c: char) -> bool {
    !matches!(
        c,
        '\0'..='\x08' | '\x0B' | '\x0C' | '\x0E'..='\x1F' | '\x7F'..='\u{9F}' | '\u{FFFE}' | '\u{FFFF}'
    )
}

/// `text` without what [`is_legal`] refuses, and with LF as the only line end.
fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(|c| c != '\r' && is_legal(c)) {
        return Cow::Borrowed(text);
    }
    let unified = text.replace("\r\n", "\n").replace('\r', "\n");
    Cow::Owned(unified.chars().filter(|&c| is_legal(c)).collect())
}

/// One line of plain text: trimmed, runs of white space folded to one space, never empty.
///
/// It is text, not markup: `AT&T` stays `AT&T`, and `<b>` is three characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Line(String);

impl Line {
    /// Folds `text` into one line; `None` if nothing is left of it.
    ///
    /// ```
    /// use feedmill::model::Line;
    ///
    /// assert_eq!(Line::new(" AT&T\n  at 150\u{B} ").unwrap().as_str(), "AT&T at 150");
    /// assert!(Line::new(" \u{1} ").is_none());
    /// ```
    pub fn new(text: &str) -> Option<Self> {
        let text = clean(text);
        let mut folded = String::with_capacity(text.len());
        for word in text.split_whitespace() {
            if !folded.is_empty() {
                folded.push(' ');
            }
            folded.push_str(word);
        }
        (!folded.is_empty()).then_some(Self(folded))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Line {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Plain text that may have several lines: trimmed, LF as the line end, never empty.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(String);

impl Text {
    /// Cleans `text`; `None` if nothing is left of it.
    pub fn new(text: &str) -> Option<Self> {
        let text = clean(text);
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A fragment of HTML that is fit to be published: safe, with absolute addresses.
///
/// Only [`content`](crate::content) makes one, from an article's body.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Html(String);

impl Html {
    /// Takes HTML that was cleaned already; characters that XML can't carry are removed here
    /// all the same.
    pub(crate) fn from_clean(html: &str) -> Self {
        Self(clean(html).trim().to_owned())
    }

    /// The markup; empty if the article has no body.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn removes_what_xml_cannot_carry() {
        let dirty = "a\0b\u{1}c\u{B}d\u{7F}e\u{85}f\u{9F}g\u{FFFE}h\u{FFFF}i\u{FFFD}\u{1F680}";
        assert_eq!(
            Text::new(dirty).unwrap().as_str(),
            "abcdefghi\u{FFFD}\u{1F680}"
        );
    }

    #[test]
    fn unifies_line_ends() {
        assert_eq!(Text::new("a\r\nb\rc\n").unwrap().as_str(), "a\nb\nc");
    }
}
