//! The one small tree that YAML, TOML and JSON become.

use std::ops::Range;

/// How deep values may be nested. People write three levels; programs that write more are lost.
pub const DEPTH: usize = 32;

/// A value and the bytes of the seed that it stands on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// Where it stands.
    pub at: Range<usize>,
    /// What it is.
    pub value: Value,
}

/// What a value is. Numbers, dates and `true` stay the text that they were written as: only the
/// field that they are for knows what they mean, and `title: 1984` is a title.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
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
pub struct Field {
    /// The name as written.
    pub key: String,
    /// Where the name stands.
    pub key_at: Range<usize>,
    /// The value.
    pub node: Node,
}

/// Why a text can't be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is: a phrase.
    pub message: String,
    /// What to do.
    pub help: &'static str,
    /// Where, in bytes of the seed.
    pub at: Range<usize>,
}

impl Node {
    /// The text, if it is one and not empty.
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
            Value::List(_) | Value::Null | Value::Table(_) => None,
        }
    }

    /// The values that it lists; of anything else but a list, itself.
    pub fn all(&self) -> &[Node] {
        match &self.value {
            Value::List(nodes) => nodes,
            Value::Null => &[],
            Value::Table(_) | Value::Text(_) => std::slice::from_ref(self),
        }
    }

    /// The fields of a table; those of anything else are none.
    pub fn fields(&self) -> &[Field] {
        match &self.value {
            Value::Table(fields) => fields,
            Value::List(_) | Value::Null | Value::Text(_) => &[],
        }
    }

    /// The value of the field `name`; case and joints do not count. The last one of several.
    pub fn get(&self, name: &str) -> Option<&Node> {
        let mut fields = self.fields().iter().rev();
        let field = fields.find(|field| super::keys::fold(&field.key) == name)?;
        Some(&field.node)
    }

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
    pub fn too_deep(subject: &str, at: Range<usize>) -> Self {
        Self {
            message: format!("{subject} is nested deeper than {DEPTH} levels"),
            help: "flatten it",
            at,
        }
    }
}
