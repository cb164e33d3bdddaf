//! The plain text of clean HTML, a block at a time.

use crate::model::Html;

use super::elements::{ends_paragraph, is_cell, is_heading, is_table_part, is_void};
use super::tokens::{Token, Tokens};

/// A stretch of text that stands on lines of its own.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Block {
    pub kind: Kind,
    /// The text as it is shown, white space not yet folded.
    pub text: String,
}

/// What a block is to the article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Text that is not running text: lists, tables, code, captions, notes, a mere link.
    Aside,
    /// A heading of a part.
    Heading,
    /// Running text.
    Paragraph,
    /// A heading of the first level.
    Title,
}

/// Reads the blocks of `html` in their order; none is blank.
pub(super) fn blocks(html: &Html) -> Blocks<'_> {
    Blocks {
        tokens: Tokens::new(html.as_str()),
        open: Vec::new(),
        text: String::new(),
        only_links: true,
        superscript: None,
        ended: false,
    }
}

/// An iterator over blocks.
#[derive(Debug)]
pub(super) struct Blocks<'a> {
    tokens: Tokens<'a>,
    open: Vec<String>,
    text: String,
    /// Whether all of the text so far stands in links.
    only_links: bool,
    /// Where the text of an open superscript starts.
    superscript: Option<usize>,
    ended: bool,
}

impl Blocks<'_> {
    fn is_in(&self, test: impl Fn(&str) -> bool) -> bool {
        self.open.iter().any(|name| test(name))
    }

    fn text(&mut self, text: &str) {
        if self.is_in(is_unread) {
            return;
        }
        if !text.trim().is_empty() && !self.is_in(|name| name == "a") {
            self.only_links = false;
        }
        decode(text, &mut self.text);
    }

    /// Leaves out the number of a footnote.
    fn end_superscript(&mut self) {
        let Some(start) = self.superscript.take() else {
            return;
        };
        let is_note = self.text[start..]
            .strip_prefix('[')
            .and_then(|text| text.strip_suffix(']'))
            .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
        if is_note {
            self.text.truncate(start);
        }
    }

    /// Ends the block that is being read.
    fn flush(&mut self) -> Option<Block> {
        let text = std::mem::take(&mut self.text);
        let only_links = std::mem::replace(&mut self.only_links, true);
        self.superscript = None;
        if text.trim().is_empty() {
            return None;
        }
        let kind = if self.is_in(|name| name == "h1") {
            Kind::Title
        } else if self.is_in(is_heading) {
            Kind::Heading
        } else if only_links || self.is_in(is_beside) {
            Kind::Aside
        } else {
            Kind::Paragraph
        };
        Some(Block { kind, text })
    }
}

impl Iterator for Blocks<'_> {
    type Item = Block;

    fn next(&mut self) -> Option<Block> {
        while let Some(token) = self.tokens.next() {
            match token {
                Token::Text(text) | Token::Raw(_, text) => self.text(text),
                Token::Open(tag) => {
                    let block = divides(&tag.name).then(|| self.flush()).flatten();
                    match tag.name.as_str() {
                        "br" => self.text.push('\n'),
                        "sup" => self.superscript = Some(self.text.len()),
                        _ => {}
                    }
                    if !is_void(&tag.name) {
                        self.open.push(tag.name);
                    }
                    if block.is_some() {
                        return block;
                    }
                }
                Token::Close(name) => {
                    if name == "sup" {
                        self.end_superscript();
                    }
                    let block = divides(&name).then(|| self.flush()).flatten();
                    if let Some(at) = self.open.iter().rposition(|open| *open == name) {
                        self.open.truncate(at);
                    }
                    if block.is_some() {
                        return block;
                    }
                }
            }
        }
        if std::mem::replace(&mut self.ended, true) {
            return None;
        }
        self.flush()
    }
}

/// Whether the tag of the element stands between two blocks.
fn divides(name: &str) -> bool {
    ends_paragraph(name) || is_table_part(name) || matches!(name, "audio" | "video")
}

/// Whether what stands in the element is not read with the text around it: readings of ruby,
/// struck words, and what only shows where a player does not.
fn is_unread(name: &str) -> bool {
    matches!(name, "audio" | "del" | "rp" | "rt" | "s" | "video")
}

/// Whether what stands in the element is beside the running text.
fn is_beside(name: &str) -> bool {
    is_cell(name)
        || matches!(
            name,
            "address" | "aside" | "details" | "dl" | "figure" | "footer" | "li" | "nav" | "pre"
        )
}

/// Writes text with the references that a serializer makes turned into their characters.
fn decode(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        let (reference, c) = REFERENCES
            .iter()
            .find(|(reference, _)| rest.starts_with(reference))
            .unwrap_or(&("&", "&"));
        out.push_str(c);
        rest = &rest[reference.len()..];
    }
    out.push_str(rest);
}

const REFERENCES: &[(&str, &str)] = &[
    ("&amp;", "&"),
    ("&gt;", ">"),
    ("&lt;", "<"),
    ("&nbsp;", "\u{A0}"),
    ("&quot;", "\""),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_running_text_from_the_rest() {
        let html = Html::from_clean(
            "<h1>A &amp; B</h1>loose<p>One<sup>[1]</sup> m<sup>2</sup>, <del>not</del>two.<br>Three</p>\
             <ul><li>item</li></ul><p><a href=\"x\">link</a></p><h2>Part</h2><pre>code</pre>\
             <table><tbody><tr><td>cell</td></tr></tbody></table><p> </p>",
        );
        let found: Vec<String> = blocks(&html)
            .map(|block| format!("{:?} {}", block.kind, block.text))
            .collect();
        assert_eq!(
            found,
            [
                "Title A & B",
                "Paragraph loose",
                "Paragraph One m2, two.\nThree",
                "Aside item",
                "Aside link",
                "Heading Part",
                "Aside code",
                "Aside cell"
            ]
        );
    }
}
