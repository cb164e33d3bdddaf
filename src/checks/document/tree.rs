//! The tree: an arena of nodes in document order, each with its place in the text.

use std::borrow::Cow;

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
pub(super) const NONE: u32 = u32::MAX;

/// A value after references are resolved: a part of the text, or of the side buffer where it
/// differs from what is written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Value {
    pub span: Span,
    pub buffered: bool,
}

/// One node of the arena.
#[derive(Debug)]
pub(super) struct Raw {
    pub parent: u32,
    pub next: u32,
    /// An element's start tag, or a run of text as written.
    pub span: Span,
    pub data: Data,
}

#[derive(Debug)]
pub(super) enum Data {
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
pub(super) struct Name<'a> {
    pub ns: Ns,
    pub prefix: &'a str,
    pub local: &'a str,
}

#[derive(Debug)]
pub(super) struct RawAttribute {
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
    pub(super) text: &'a str,
    pub(super) buffer: String,
    pub(super) nodes: Vec<Raw>,
    pub(super) attributes: Vec<RawAttribute>,
    pub(super) names: Vec<Name<'a>>,
    pub(in crate::checks) declared: Vec<Declared<'a>>,
    pub(super) kind: Kind,
    /// The external identifiers of the DOCTYPE, if it has any.
    pub(in crate::checks) doctype: Option<(Span, &'a str)>,
    /// Whether any element has `xml:base`, so that resolving is worth its while.
    pub(super) has_base: bool,
    /// Whether reading stopped before the end of the root.
    pub(in crate::checks) broken: bool,
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

    /// Whether an element's name is written with this prefix.
    pub(in crate::checks) fn uses_prefix(&self, prefix: &str) -> bool {
        self.nodes.iter().any(|node| match node.data {
            Data::Element { name, .. } => self.names[name as usize].prefix == prefix,
            Data::Text { .. } => false,
        })
    }

    pub(super) fn value(&self, value: Value) -> &str {
        if value.buffered {
            &self.buffer[value.span.range()]
        } else {
            &self.text[value.span.range()]
        }
    }
}

/// An element of a document.
#[derive(Clone, Copy, Debug)]
pub struct Element<'d> {
    document: &'d Document<'d>,
    index: u32,
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
    fn raw(self) -> &'d Raw {
        &self.document.nodes[self.index as usize]
    }

    fn data(self) -> (&'d Name<'d>, u32, std::ops::Range<usize>, u32) {
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

    /// Its own character data, without that of its children.
    pub fn text(self) -> Cow<'d, str> {
        let mut runs = self.nodes().filter_map(|node| match node {
            Node::Text { value, .. } => Some(value),
            Node::Element(_) => None,
        });
        let first = runs.next().unwrap_or_default();
        match runs.next() {
            None => first.into(),
            Some(second) => {
                let mut whole = first.to_owned();
                whole.push_str(second);
                whole.extend(runs);
                whole.into()
            }
        }
    }

    /// Whether it holds neither an element nor anything but white space.
    pub fn is_blank(self) -> bool {
        self.nodes()
            .all(|node| matches!(node, Node::Text { value, .. } if value.trim_ascii().is_empty()))
    }

    /// Its attributes, namespace declarations left out.
    pub fn attributes(self) -> impl Iterator<Item = Attribute<'d>> + use<'d> {
        let document = self.document;
        document.attributes[self.data().2].iter().map(|attribute| {
            let name = &document.names[attribute.name as usize];
            Attribute {
                ns: name.ns,
                local: name.local,
                prefix: name.prefix,
                value: document.value(attribute.value),
                span: attribute.span,
                written: attribute.written,
            }
        })
    }

    /// The attribute of this name that is in no namespace.
    pub fn attribute(self, local: &str) -> Option<Attribute<'d>> {
        self.attribute_in(Ns::None, local)
    }

    /// The attribute of this name.
    pub fn attribute_in(self, ns: Ns, local: &str) -> Option<Attribute<'d>> {
        self.attributes()
            .find(|attribute| attribute.ns == ns && attribute.local == local)
    }

    /// The `xml:base` values that hold for it, innermost first.
    pub fn bases(self) -> impl Iterator<Item = Attribute<'d>> + use<'d> {
        let start = self.document.has_base.then_some(self);
        std::iter::successors(start, |element| element.parent())
            .filter_map(|element| element.attribute_in(Ns::Xml, "base"))
    }
}
