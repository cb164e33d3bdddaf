//! Text → tree, or why not, in our words.

use std::ops::Range;

use roxmltree::{Document, Error, ParsingOptions, TextPos};

use super::bounds;
use crate::diagnostic::{Diagnostic, Lines};

/// Why a document can't be compared with a grammar at all.
#[derive(Debug)]
pub(super) struct Unreadable {
    rule: &'static str,
    range: Range<usize>,
    message: String,
    help: Option<&'static str>,
}

impl Unreadable {
    pub(super) fn new(rule: &'static str, range: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            rule,
            range,
            message: message.into(),
            help: None,
        }
    }

    pub(super) fn help(mut self, help: &'static str) -> Self {
        self.help = Some(help);
        self
    }

    /// The finding, in `file` with this `text`.
    pub(super) fn finding(self, file: &str, text: &str) -> Diagnostic {
        let place = Lines::new(text).place(file, self.range);
        let finding = Diagnostic::error(self.rule, self.message).at(place);
        match self.help {
            Some(help) => finding.help(help),
            None => finding,
        }
    }
}

/// Parses `text`. It must be well-formed, and within [`bounds`].
pub(super) fn parse(text: &str) -> Result<Document<'_>, Unreadable> {
    bounds::check(text)?;
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    Document::parse_with_options(text, options).map_err(|error| unreadable(&error, text))
}

fn unreadable(error: &Error, text: &str) -> Unreadable {
    let start = match error {
        // The parser tells no place for these.
        Error::NoRootNode | Error::UnclosedRootNode => text.trim_end().len(),
        _ => offset(error.pos(), text),
    };
    let end = start + text[start..].chars().next().map_or(0, char::len_utf8);
    let (message, help) = words(error);
    let unreadable = Unreadable::new("xml/invalid-syntax", start..end, message);
    match help {
        Some(help) => unreadable.help(help),
        None => unreadable,
    }
}

fn words(error: &Error) -> (String, Option<&'static str>) {
    let plain = |message: &str| (message.to_owned(), None);
    match error {
        Error::DuplicatedAttribute(name, _) => (
            format!("attribute `{name}` is there twice"),
            Some("keep one of them"),
        ),
        Error::DuplicatedNamespace(prefix, _) => (
            format!("namespace prefix `{prefix}` is declared twice"),
            Some("keep one of them"),
        ),
        Error::UnknownNamespace(prefix, _) => (
            format!("prefix `{prefix}` is not declared"),
            Some("declare it on the root element with `xmlns:`"),
        ),
        Error::UnexpectedCloseTag(open, close, _) => (
            format!("`</{close}>` closes `<{open}>`"),
            Some("close elements in the order they open"),
        ),
        Error::UnknownEntityReference(name, _) => (
            format!("entity `&{name};` is not declared"),
            Some("write the character itself"),
        ),
        Error::MalformedEntityReference(_) => {
            (String::from("`&` begins no entity"), Some("write `&amp;`"))
        }
        Error::InvalidAttributeValue(_) => (
            String::from("`<` in an attribute value"),
            Some("write `&lt;`"),
        ),
        Error::NonXmlChar(letter, _) => (
            format!("character U+{:04X} is forbidden in XML", u32::from(*letter)),
            Some("remove it"),
        ),
        Error::InvalidCharacterData(_) => (String::from("`]]>` in text"), Some("write `]]&gt;`")),
        Error::InvalidComment(_) => (
            String::from("`--` in a comment"),
            Some("use single hyphens in comments"),
        ),
        Error::UnexpectedDeclaration(_) => (
            String::from("XML declaration is not at the very beginning"),
            Some("remove what comes before it"),
        ),
        Error::UnclosedRootNode => plain("document ends inside an element"),
        Error::NoRootNode => plain("document has no element"),
        Error::UnexpectedEndOfStream => plain("document ends too early"),
        Error::InvalidName(_) => plain("a name can't begin or go on like this"),
        Error::NodesLimitReached
        | Error::AttributesLimitReached
        | Error::NamespacesLimitReached => plain("document is too large to be checked"),
        _ => plain("markup is broken here"),
    }
}

/// The parser counts rows by LF and columns by characters, both from 1.
fn offset(position: TextPos, text: &str) -> usize {
    let row = position.row as usize - 1;
    let line = match row {
        0 => 0,
        _ => text
            .match_indices('\n')
            .nth(row - 1)
            .map_or(text.len(), |(at, _)| at + 1),
    };
    let column = text[line..].char_indices().nth(position.col as usize - 1);
    column.map_or(text.len(), |(at, _)| line + at)
}
