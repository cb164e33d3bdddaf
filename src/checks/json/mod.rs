//! JSON Feed: bytes → text → values that know where they stand.
//!
//! The reader is strict (RFC 8259) and goes on behind what it can make sense of: a syntax error
//! is a finding, and what can be said about the rest of the document is said. What the values
//! have to be is said by the table and the rules in [`rules::json`](super::rules).

mod document;
mod duplicates;
mod encoding;
mod reader;
mod rules;
#[cfg(test)]
mod tests;
mod text;

pub use document::{Children, Document, Kind, Value};

pub(super) use encoding::{decode, is_json};
pub(super) use reader::read;
pub(super) use rules::*;
pub(super) use text::{clipped, escape};

/// What a rule for a JSON Feed sees.
#[derive(Debug)]
pub struct Context<'d> {
    /// The feed: the document's object.
    pub feed: Value<'d>,
    /// Where it was fetched from or will be published.
    pub location: Option<&'d str>,
    /// The `Content-Type` that it was served with.
    pub content_type: Option<&'d str>,
    /// How large the file is, in bytes.
    pub size: usize,
}

impl<'d> Context<'d> {
    /// The items that are objects.
    pub fn items(&self) -> impl Iterator<Item = Value<'d>> + use<'d> {
        let items = self.feed.member("items");
        items
            .into_iter()
            .filter(|it| it.kind() == Kind::Array)
            .flat_map(Value::children)
            .filter(|it| it.kind() == Kind::Object)
    }
}
