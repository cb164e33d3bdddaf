//! The one small tree that YAML, TOML and JSON front matter become.

use std::ops::Range;

/// How deep values may be nested. People write three levels; programs that write more are lost.
pub(super) const DEPTH: usize = 32;

/// A value and the bytes of the seed that it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sources) struct Node {
    /// Where it stands.
    pub at: Range<usize>,
    /// What it is.
    pub value: Value,
}

/// What a value is. Numbers, dates and `true` stay the text that they were written as: only the
/// field that they are for knows what they mean, and `title: 1984` is a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sources) enum Value {
    /// Values in an order.
    List(Vec<Node>),
    /// Nothing: `null`, `~`, or a YAML key without a value.
    Null,
    /// Values with names, in the order of the seed.
    Table(Vec<Field>),
    /// Anything else.
    Text(String),
}

/// A name and its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sources) struct Field {
    /// The name as written.
    pub key: String,
    /// Where the name stands.
    pub key_at: Range<usize>,
    /// The value.
    pub node: Node,
}

/// Why a front matter can't be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::sources) struct Problem {
    /// What is: a phrase.
    pub message: String,
    /// What to do.
    pub help: &'static str,
    /// Where, in bytes of the seed.
    pub at: Range<usize>,
}

impl Node {
    /// The value's kind, for messages.
    pub fn kind(&self) -> &'static str {
        match self.value {
            Value::List(_) => "a list",
            Value::Null => "empty",
            Value::Table(_) => "a table",
            Value::Text(_) => "text",
        }
    }
}

impl Problem {
    /// A value that is nested deeper than [`DEPTH`].
    pub fn too_deep(at: Range<usize>) -> Self {
        Self {
            message: format!("the front matter is nested deeper than {DEPTH} levels"),
            help: "flatten it",
            at,
        }
    }
}
