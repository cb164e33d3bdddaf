//! A value as a member was given it.

use std::borrow::Cow;

use crate::checks::Span;
use crate::checks::json::Value;

/// A text or number where the table wants one.
#[derive(Debug)]
pub struct Given<'d> {
    /// The value.
    pub value: Value<'d>,
    /// Its characters; of a number, what is written.
    pub text: Cow<'d, str>,
    /// The name of the member, also of the list that it is in.
    pub member: &'static str,
    /// Whose member it is.
    pub owner: &'static str,
    /// Whether it is in a list.
    pub in_list: bool,
}

impl Given<'_> {
    /// Where it stands.
    pub fn span(&self) -> Span {
        self.value.span()
    }

    /// What people call it.
    pub fn name(&self) -> String {
        let of = if self.in_list { "a text in " } else { "" };
        format!("{of}`{}` of the {}", self.member, self.owner)
    }

    /// The value as a message shows it.
    pub fn shown(&self) -> String {
        const LONGEST: usize = 60;
        match self.text.char_indices().nth(LONGEST) {
            Some((at, _)) => format!("{:?}…", &self.text[..at]),
            None => format!("{:?}", self.text),
        }
    }
}
