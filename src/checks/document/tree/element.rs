//! An element: its name, its place, and who stands around it.

use std::borrow::Cow;

use super::{Data, Document, NONE, Name, Raw, Span};
use crate::checks::document::namespaces::Ns;

/// An element of a document.
#[derive(Clone, Copy, Debug)]
pub struct Element<'d> {
    pub(super) document: &'d Document<'d>,
    pub(super) index: u32,
}

/// A child of an element.
#[derive(Clone, Copy, Debug)]
pub enum Node<'d> {
    /// An element.
    Element(Element<'d>),
    /// A run of character data: text, CDATA and references together.
    Text {
        /// As a program sees it.
        value: &'d str,
        /// Where it is written.
        span: Span,
        /// Whether a part of it stands in a CDATA section.
        cdata: bool,
    },
}

/// An attribute.
#[derive(Clone, Copy, Debug)]
pub struct Attribute<'d> {
    /// Its namespace; none for most.
    pub ns: Ns,
    /// Its name without the prefix.
    pub local: &'d str,
    /// Its prefix, as written.
    pub prefix: &'d str,
    /// Its value, references resolved and white space normalised.
    pub value: &'d str,
    /// The whole of it.
    pub span: Span,
    /// Its value without the quotes.
    pub written: Span,
}

impl PartialEq for Element<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index
    }
}

impl<'d> Element<'d> {
    pub(super) fn raw(self) -> &'d Raw {
        &self.document.nodes[self.index as usize]
    }

    pub(super) fn data(self) -> (&'d Name<'d>, u32, std::ops::Range<usize>, u32) {
        match &self.raw().data {
            Data::Element {
                name,
                first,
                attributes,
                count,
                inner_end,
            } => (
                &self.document.names[*name as usize],
                *first,
                *attributes as usize..(*attributes + *count) as usize,
                *inner_end,
            ),
            Data::Text { .. } => unreachable!("an Element is only made for an element node"),
        }
    }

    /// The document that it is in.
    pub fn document(self) -> &'d Document<'d> {
        self.document
    }

    /// Its namespace.
    pub fn ns(self) -> Ns {
        self.data().0.ns
    }

    /// Its name without a prefix.
    pub fn local(self) -> &'d str {
        self.data().0.local
    }

    /// Its prefix, as written; empty if it has none.
    pub fn prefix(self) -> &'d str {
        self.data().0.prefix
    }

    /// Its name as the document writes it.
    pub fn name(self) -> Cow<'d, str> {
        let name = self.data().0;
        if name.prefix.is_empty() {
            name.local.into()
        } else {
            format!("{}:{}", name.prefix, name.local).into()
        }
    }

    /// Whether it has this name.
    pub fn is(self, ns: Ns, local: &str) -> bool {
        let name = self.data().0;
        name.ns == ns && name.local == local
    }

    /// Where its start tag stands.
    pub fn span(self) -> Span {
        self.raw().span
    }

    /// Where its content stands, or its start tag if it has none: what is wrong with a value is
    /// shown there.
    pub fn inner(self) -> Span {
        let (tag, end) = (self.span(), self.data().3);
        let inside = &self.document.text[tag.end as usize..end as usize];
        let trimmed = inside.trim();
        if trimmed.is_empty() {
            return tag;
        }
        let start = tag.end as usize + (inside.len() - inside.trim_start().len());
        Span::new(start, start + trimmed.len())
    }

    /// What is written between its tags.
    pub fn written(self) -> &'d str {
        &self.document.text[self.span().end as usize..self.data().3 as usize]
    }

    /// The element that it is in.
    pub fn parent(self) -> Option<Self> {
        let parent = self.raw().parent;
        (parent != NONE).then_some(Self {
            index: parent,
            ..self
        })
    }

    /// What it holds, in order.
    pub fn nodes(self) -> impl Iterator<Item = Node<'d>> + use<'d> {
        let document = self.document;
        let mut next = self.data().1;
        std::iter::from_fn(move || {
            let index = next;
            let raw = document.nodes.get(index as usize)?;
            next = raw.next;
            Some(match raw.data {
                Data::Element { .. } => Node::Element(Element { document, index }),
                Data::Text { value, cdata } => Node::Text {
                    value: document.value(value),
                    span: raw.span,
                    cdata,
                },
            })
        })
    }

    /// The elements that it holds, in order.
    pub fn children(self) -> impl Iterator<Item = Element<'d>> + use<'d> {
        self.nodes().filter_map(|node| match node {
            Node::Element(element) => Some(element),
            Node::Text { .. } => None,
        })
    }

    /// The first child of this name.
    pub fn child(self, ns: Ns, local: &str) -> Option<Element<'d>> {
        self.children().find(|child| child.is(ns, local))
    }

    /// The children of this name.
    pub fn all(self, ns: Ns, local: &'static str) -> impl Iterator<Item = Element<'d>> + use<'d> {
        self.children().filter(move |child| child.is(ns, local))
    }

    /// Everything below it in document order, itself left out.
    pub fn descendants(self) -> impl Iterator<Item = Node<'d>> + use<'d> {
        let document = self.document;
        let mut at = self.index + 1;
        let end = self.raw_end();
        std::iter::from_fn(move || {
            if at >= end {
                return None;
            }
            let index = at;
            at += 1;
            let raw = &document.nodes[index as usize];
            Some(match raw.data {
                Data::Element { .. } => Node::Element(Element { document, index }),
                Data::Text { value, cdata } => Node::Text {
                    value: document.value(value),
                    span: raw.span,
                    cdata,
                },
            })
        })
    }

    /// The index after its last descendant: the next node that is not below it.
    fn raw_end(self) -> u32 {
        let mut at = self.index;
        loop {
            let raw = &self.document.nodes[at as usize];
            if raw.next != NONE {
                return raw.next;
            }
            if raw.parent == NONE {
                return self.document.nodes.len() as u32;
            }
            at = raw.parent;
        }
    }
}
