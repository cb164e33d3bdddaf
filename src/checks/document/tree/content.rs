//! What an element says: its text and its attributes.

use std::borrow::Cow;

use super::{Attribute, Element, Node};
use crate::checks::document::namespaces::Ns;

impl<'d> Element<'d> {
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
