//! An element of another namespace, for both crates that write XML.

use std::collections::BTreeMap;

use ::atom_syndication::extension as of_atom;
use ::rss::extension as of_rss;

use super::atom::Attributes;

/// An element of another namespace.
pub(super) struct Element {
    prefix: &'static str,
    name: &'static str,
    /// Not escaped.
    attributes: Vec<(&'static str, String)>,
    text: Option<String>,
    children: Vec<Element>,
}

impl Element {
    /// An element with nothing in it yet.
    pub fn new(prefix: &'static str, name: &'static str) -> Self {
        Self {
            prefix,
            name,
            attributes: Vec::new(),
            text: None,
            children: Vec::new(),
        }
    }

    /// The same with an attribute, if there is a value.
    pub fn with(mut self, name: &'static str, value: Option<impl ToString>) -> Self {
        let value = value.map(|value| (name, value.to_string()));
        self.attributes.extend(value);
        self
    }

    /// The same with a text.
    pub fn text(mut self, text: impl ToString) -> Self {
        self.text = Some(text.to_string());
        self
    }

    /// The same with elements in it.
    pub fn holding(mut self, children: impl IntoIterator<Item = Element>) -> Self {
        self.children.extend(children);
        self
    }

    /// The text that the crates are given: without one, they break the line inside an element that
    /// has no children.
    fn content(&self) -> Option<String> {
        let empty = self.children.is_empty().then(String::new);
        self.text.clone().or(empty)
    }

    fn full_name(&self) -> String {
        format!("{}:{}", self.prefix, self.name)
    }

    fn rss(self) -> of_rss::Extension {
        of_rss::Extension {
            name: self.full_name(),
            value: self.content(),
            attrs: (self.attributes.into_iter())
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
            children: by_name(self.children, Element::rss),
        }
    }

    fn atom(self, attributes: Attributes) -> of_atom::Extension {
        of_atom::Extension {
            name: self.full_name(),
            value: self.content(),
            attrs: (self.attributes.into_iter())
                .map(|(name, value)| (name.to_owned(), attributes.value(&value)))
                .collect(),
            children: by_name(self.children, |child| child.atom(attributes)),
        }
    }
}

/// Adds `elements` to those that an RSS item or channel has.
pub(super) fn add_to_rss(elements: Vec<Element>, all: &mut of_rss::ExtensionMap) {
    for element in elements {
        let of_prefix = all.entry(element.prefix.to_owned()).or_default();
        let of_name = of_prefix.entry(element.name.to_owned()).or_default();
        of_name.push(element.rss());
    }
}

/// Adds `elements` to those that an Atom entry or feed has.
pub(super) fn add_to_atom(
    elements: Vec<Element>,
    attributes: Attributes,
    all: &mut of_atom::ExtensionMap,
) {
    for element in elements {
        let of_prefix = all.entry(element.prefix.to_owned()).or_default();
        let of_name = of_prefix.entry(element.name.to_owned()).or_default();
        of_name.push(element.atom(attributes));
    }
}

/// Children as the crates want them. They write them by name, and those of one name in order.
fn by_name<T>(children: Vec<Element>, one: impl Fn(Element) -> T) -> BTreeMap<String, Vec<T>> {
    let mut all: BTreeMap<String, Vec<T>> = BTreeMap::new();
    for child in children {
        let name = child.name.to_owned();
        all.entry(name).or_default().push(one(child));
    }
    all
}
