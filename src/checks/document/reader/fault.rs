//! Why reading stopped, in our words.

use std::borrow::Cow;

use crate::checks::Rule;
use crate::checks::document::rules::INVALID_SYNTAX;
use crate::checks::document::tree::Span;

/// What to do about a document that ends too early.
pub const CUT_OFF: &str = "make the file anew: it was cut off while it was written or copied";
/// Text where none may stand, and what to do about it.
pub const OUTSIDE: &str = "text outside of the root element";
pub const OUTSIDE_HELP: &str = "take it out: nothing may stand before the feed or behind it";

/// Why reading stopped.
pub struct Fault {
    pub at: usize,
    pub what: Cow<'static, str>,
    pub help: &'static str,
    pub rule: &'static Rule,
    /// The element that is still open, where that is what is wrong.
    pub open: Option<Span>,
}

pub fn fault(at: usize, what: impl Into<Cow<'static, str>>) -> Fault {
    Fault {
        at,
        what: what.into(),
        help: "write the feed with a program that writes XML, not with string templates",
        rule: &INVALID_SYNTAX,
        open: None,
    }
}

impl Fault {
    /// Says what to do.
    pub fn help(self, help: &'static str) -> Self {
        Self { help, ..self }
    }

    /// Points at the element that is still open.
    pub fn see(self, open: Option<Span>) -> Self {
        Self { open, ..self }
    }
}

/// A fault in our words.
pub fn describe(error: &quick_xml::Error, at: usize) -> Fault {
    use quick_xml::errors::{IllFormedError as Ill, SyntaxError as Syntax};
    match error {
        quick_xml::Error::IllFormed(ill) => match ill {
            Ill::MismatchedEndTag { expected, found } => {
                let what = format!("`</{found}>` where `</{expected}>` has to come first");
                fault(at, what).help("close each element before the one around it")
            }
            Ill::UnmatchedEndTag(name) => {
                fault(at, format!("`</{name}>` ends nothing")).help("take the end tag out")
            }
            Ill::DoubleHyphenInComment => fault(at, "`--` inside a comment")
                .help("take one of the hyphens out, or the whole comment"),
            other => fault(at, other.to_string()),
        },
        quick_xml::Error::Syntax(syntax) => match syntax {
            Syntax::UnclosedComment => {
                fault(at, "a comment without its end").help("end it with `-->`")
            }
            Syntax::UnclosedCData => {
                fault(at, "a CDATA section without its end").help("end it with `]]>`")
            }
            Syntax::InvalidBangMarkup => {
                fault(at, "a `<!` that begins nothing").help("write `&lt;!` for the characters")
            }
            _ => fault(at, "the document ends inside a tag").help(CUT_OFF),
        },
        other => fault(at, other.to_string()),
    }
}
