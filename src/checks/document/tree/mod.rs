//! The tree: an arena of nodes in document order, each with its place in the text.

mod content;
mod element;
mod extent;

use std::borrow::Cow;
use std::collections::HashSet;

pub use self::element::{Attribute, Element, Node};
use super::kind::Kind;
use super::namespaces::Ns;

/// A place in the decoded text, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: u32,
    /// The byte after the last.
    pub end: u32,
}

impl Span {
    /// From `start` up to `end`. The reader refuses texts whose offsets don't fit.
    pub fn new(start: usize, end: usize) -> Self {
        Self {
            start: start as u32,
            end: end as u32,
        }
    }

    /// The same as a range.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }
}

/// No node.
pub(in crate::checks::document) const NONE: u32 = u32::MAX;

/// A value after references are resolved: a part of the text, or of the side buffer where it
/// differs from what is written.
#[derive(Clone, Copy, Debug)]
pub(in crate::checks::document) struct Value {
    pub span: Span,
    pub buffered: bool,
}

/// One node of the arena.
#[derive(Debug)]
pub(in crate::checks::document) struct Raw {
    pub parent: u32,
    pub next: u32,
    /// An element's start tag, or a run of text as written.
    pub span: Span,
    pub data: Data,
}

#[derive(Debug)]
pub(in crate::checks::document) enum Data {
    Element {
        name: u32,
        first: u32,
        attributes: u32,
        count: u32,
        /// Where its end tag begins; the end of the start tag if it has none.
        inner_end: u32,
    },
    Text {
        value: Value,
        cdata: bool,
    },
}

/// A name with its namespace, kept once for each document.
#[derive(Debug)]
pub(in crate::checks::document) struct Name<'a> {
    pub ns: Ns,
    pub prefix: &'a str,
    pub local: &'a str,
}

#[derive(Debug)]
pub(in crate::checks::document) struct RawAttribute {
    pub name: u32,
    pub span: Span,
    pub written: Span,
    pub value: Value,
}

/// A namespace declaration.
#[derive(Debug)]
pub(in crate::checks) struct Declared<'a> {
    pub prefix: &'a str,
    pub uri: Cow<'a, str>,
    pub ns: Ns,
    pub span: Span,
}

/// A document, read as far as it is well-formed.
#[derive(Debug)]
pub struct Document<'a> {
    pub(in crate::checks::document) text: &'a str,
    pub(in crate::checks::document) buffer: String,
    pub(in crate::checks::document) nodes: Vec<Raw>,
    pub(in crate::checks::document) attributes: Vec<RawAttribute>,
    pub(in crate::checks::document) names: Vec<Name<'a>>,
    pub(in crate::checks) declared: Vec<Declared<'a>>,
    pub(in crate::checks::document) kind: Kind,
    /// The external identifiers of the DOCTYPE, if it has any.
    pub(in crate::checks) doctype: Option<(Span, &'a str)>,
    /// Whether any element has `xml:base`, so that resolving is worth its while.
    pub(in crate::checks::document) has_base: bool,
    /// Whether reading stopped before the end of the root.
    pub(in crate::checks) broken: bool,
    /// The elements whose end was not reached.
    pub(in crate::checks::document) open: Vec<u32>,
    /// Where that was.
    pub(in crate::checks) stopped: Option<usize>,
}

impl<'a> Document<'a> {
    /// What the document is, by its root.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The decoded text.
    pub fn source(&self) -> &'a str {
        self.text
    }

    /// The root element, if there is one.
    pub fn root(&self) -> Option<Element<'_>> {
        let index = self
            .nodes
            .iter()
            .position(|node| matches!(node.data, Data::Element { .. }))?;
        Some(Element {
            document: self,
            index: index as u32,
        })
    }

    /// The start tags of the elements whose end was not reached.
    pub(in crate::checks) fn open(&self) -> impl Iterator<Item = Span> {
        (self.open.iter()).map(|index| self.nodes[*index as usize].span)
    }

    /// The prefixes that names are written with.
    pub(in crate::checks) fn prefixes(&self) -> HashSet<&'a str> {
        self.names.iter().map(|name| name.prefix).collect()
    }

    /// Whether any element or attribute is in this namespace.
    pub(in crate::checks) fn uses(&self, ns: Ns) -> bool {
        self.names.iter().any(|name| name.ns == ns)
    }

    pub(in crate::checks::document) fn value(&self, value: Value) -> &str {
        if value.buffered {
            &self.buffer[value.span.range()]
        } else {
            &self.text[value.span.range()]
        }
    }
}
