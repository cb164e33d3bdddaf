//! The values of a document: an arena in document order, each with its place in the text.

use std::borrow::Cow;

use super::text::unescape;
use crate::checks::Span;

/// No value, or no name.
pub(super) const NONE: u32 = u32::MAX;

/// A document as it was read.
#[derive(Debug)]
pub struct Document<'t> {
    pub(super) text: &'t str,
    pub(super) values: Vec<Raw>,
    /// The objects and arrays whose end was not reached, from the outside in.
    pub(super) incomplete: Vec<u32>,
}

/// One value of the arena. Its kind is told by its first byte, and its first child, if it has
/// one, comes next; so a value costs twenty bytes.
#[derive(Debug)]
pub(super) struct Raw {
    pub start: u32,
    pub end: u32,
    /// The name of a member, with its quotes.
    pub name: (u32, u32),
    /// The next value in the same object or array.
    pub next: u32,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `[…]`
    Array,
    /// `true` or `false`
    Boolean,
    /// `null`
    Null,
    /// A number, as written.
    Number,
    /// `{…}`
    Object,
    /// A string.
    Text,
    /// A word that JSON does not have; that was reported.
    Unknown,
}

impl Kind {
    /// What people call it, with its article.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Array => "an array",
            Kind::Boolean => "`true` or `false`",
            Kind::Null => "`null`",
            Kind::Number => "a number",
            Kind::Object => "an object",
            Kind::Text => "text",
            Kind::Unknown => "unknown",
        }
    }
}

/// A value in a document.
#[derive(Clone, Copy, Debug)]
pub struct Value<'d> {
    document: &'d Document<'d>,
    index: u32,
}

/// The values in an object or array, in order.
#[derive(Clone, Debug)]
pub struct Children<'d> {
    document: &'d Document<'d>,
    next: u32,
}

impl<'t> Document<'t> {
    /// The outermost value, if there is one.
    pub fn root(&self) -> Option<Value<'_>> {
        (!self.values.is_empty()).then_some(self.value(0))
    }

    /// The value at `index` of the arena.
    pub(super) fn value(&self, index: u32) -> Value<'_> {
        Value {
            document: self,
            index,
        }
    }
}

impl<'d> Value<'d> {
    /// What it is.
    pub fn kind(self) -> Kind {
        match self.written().as_bytes() {
            [b'{', ..] => Kind::Object,
            [b'[', ..] => Kind::Array,
            [b'"' | b'\'', ..] => Kind::Text,
            [b'-' | b'+' | b'.' | b'0'..=b'9', ..] => Kind::Number,
            b"true" | b"false" => Kind::Boolean,
            b"null" => Kind::Null,
            _ => Kind::Unknown,
        }
    }

    /// Where it stands: all of a scalar, the first bracket of an object or array.
    pub fn span(self) -> Span {
        let raw = self.raw();
        match self.kind() {
            Kind::Array | Kind::Object => Span {
                start: raw.start,
                end: raw.start + 1,
            },
            _ => Span {
                start: raw.start,
                end: raw.end,
            },
        }
    }

    /// All of it, to its last bracket.
    pub(in crate::checks) fn outer(self) -> Span {
        let raw = self.raw();
        Span {
            start: raw.start,
            end: raw.end,
        }
    }

    /// The text of the whole document.
    pub(in crate::checks) fn source(self) -> &'d str {
        self.document.text
    }

    /// The outermost value.
    pub(in crate::checks) fn root(self) -> Self {
        Self { index: 0, ..self }
    }

    /// The value as it is written, to its last bracket.
    pub fn written(self) -> &'d str {
        let raw = self.raw();
        &self.document.text[raw.start as usize..raw.end as usize]
    }

    /// The name of a member, and where it stands.
    pub fn name(self) -> Option<(Cow<'d, str>, Span)> {
        let (start, end) = self.raw().name;
        if start == NONE {
            return None;
        }
        let written = &self.document.text[start as usize..end as usize];
        Some((unescape(written), Span { start, end }))
    }

    /// Whether it is the member `name`.
    pub fn is_named(self, name: &str) -> bool {
        self.name().is_some_and(|(own, _)| own == name)
    }

    /// The characters of a text.
    pub fn text(self) -> Option<Cow<'d, str>> {
        (self.kind() == Kind::Text).then(|| unescape(self.written()))
    }

    /// The values within; nothing within a scalar.
    pub fn children(self) -> Children<'d> {
        let first = self.index + 1;
        let inside = self
            .document
            .values
            .get(first as usize)
            .is_some_and(|raw| raw.start < self.raw().end);
        Children {
            document: self.document,
            next: if inside { first } else { NONE },
        }
    }

    /// The member `name`: of several the last one, as most readers have it.
    pub fn member(self, name: &str) -> Option<Value<'d>> {
        match self.kind() {
            Kind::Object => self.children().filter(|it| it.is_named(name)).last(),
            _ => None,
        }
    }

    /// The text of the member `name`, if it is one.
    pub fn member_text(self, name: &str) -> Option<Cow<'d, str>> {
        self.member(name)?.text()
    }

    /// Whether its end was reached: what an incomplete object lacks may be in the lost part.
    pub fn is_whole(self) -> bool {
        !self.document.incomplete.contains(&self.index)
    }

    fn raw(self) -> &'d Raw {
        &self.document.values[self.index as usize]
    }
}

impl<'d> Iterator for Children<'d> {
    type Item = Value<'d>;

    fn next(&mut self) -> Option<Value<'d>> {
        let index = self.next;
        let raw = self.document.values.get(index as usize)?;
        self.next = raw.next;
        Some(Value {
            document: self.document,
            index,
        })
    }
}
