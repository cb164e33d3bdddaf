//! Why reading stopped, in our words.

use std::borrow::Cow;

use crate::checks::Rule;
use crate::checks::document::rules::INVALID_SYNTAX;

/// Why reading stopped.
pub struct Fault {
    pub at: usize,
    pub what: Cow<'static, str>,
    pub help: &'static str,
    pub rule: &'static Rule,
    /// Whether the text ended too early.
    pub unfinished: bool,
}

pub fn fault(at: usize, what: impl Into<Cow<'static, str>>) -> Fault {
    Fault {
        at,
        what: what.into(),
        help: "write the feed with a program that writes XML, not with string templates",
        rule: &INVALID_SYNTAX,
        unfinished: false,
    }
}

/// A fault in our words.
pub fn describe(error: &quick_xml::Error) -> String {
    use quick_xml::errors::{IllFormedError as Ill, SyntaxError as Syntax};
    match error {
        quick_xml::Error::IllFormed(ill) => match ill {
            Ill::MismatchedEndTag { expected, found } => {
                format!("`</{found}>` where `</{expected}>` has to come first")
            }
            Ill::UnmatchedEndTag(name) => format!("`</{name}>` ends nothing"),
            Ill::UnclosedReference => "a `&` that begins nothing".to_owned(),
            Ill::DoubleHyphenInComment => "`--` inside a comment".to_owned(),
            other => other.to_string(),
        },
        quick_xml::Error::Syntax(syntax) => match syntax {
            Syntax::UnclosedComment => "a comment without its end".to_owned(),
            Syntax::UnclosedCData => "a CDATA section without its end".to_owned(),
            Syntax::InvalidBangMarkup => "a `<!` that begins nothing".to_owned(),
            _ => "the document ends inside a tag".to_owned(),
        },
        other => other.to_string(),
    }
}
