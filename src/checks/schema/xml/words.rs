//! A fault → a finding, in our words.

use std::collections::HashSet;
use std::ops::Range;

use roxmltree::{Attribute, Document, Node, NodeId};

use super::engine::{Fault, FaultKind, is_white_space};
use super::vocabulary::{Vocabulary, Words};

const XML: &str = "http://www.w3.org/XML/1998/namespace";
pub(super) const XHTML: &str = "http://www.w3.org/1999/xhtml";

/// How much of a value is quoted in a message, in characters.
const QUOTED: usize = 40;

/// What a fault comes to: which bytes, what is, what to do.
pub(super) type Said = (Range<usize>, String, Option<String>);

/// Tells the first `limit` of `faults`, except those that others tell already.
pub(super) fn say(
    vocabulary: &Vocabulary,
    faults: &[Fault],
    limit: usize,
    document: &Document<'_>,
) -> Vec<Said> {
    let told = told(faults, document);
    let say = |fault: &Fault| {
        let node = document.get_node(fault.node)?;
        let speaker = Speaker {
            vocabulary,
            node,
            name: shown(node),
        };
        Some(match &fault.kind {
            FaultKind::InvalidValue(namespace, local) => {
                speaker.invalid_value(attribute(node, namespace.as_deref(), local)?)
            }
            FaultKind::Missing => speaker.missing(told.contains(&fault.node))?,
            FaultKind::UnexpectedAttribute(namespace, local) => {
                speaker.unexpected_attribute(attribute(node, namespace.as_deref(), local)?)
            }
            FaultKind::UnexpectedElement => speaker.misplaced()?,
            FaultKind::UnexpectedText => speaker.unexpected_text(),
        })
    };
    faults.iter().take(limit).filter_map(say).collect()
}

/// The elements of which more is wrong than that something is missing.
fn told(faults: &[Fault], document: &Document<'_>) -> HashSet<NodeId> {
    let node = |fault: &Fault| match fault.kind {
        FaultKind::Missing => None,
        FaultKind::UnexpectedElement => document
            .get_node(fault.node)?
            .parent()
            .map(|node| node.id()),
        _ => Some(fault.node),
    };
    faults.iter().filter_map(node).collect()
}

/// The bytes of the opening bracket and name of `node`'s start tag.
pub(super) fn name_range(node: Node<'_, '_>) -> Range<usize> {
    let start = node.range().start;
    let tag = &node.document().input_text()[node.range()];
    let end = tag
        .find([' ', '\t', '\r', '\n', '/', '>'])
        .unwrap_or(tag.len());
    start..start + end
}

/// The bytes of a text without the white space around it.
fn inked(text: Node<'_, '_>) -> Range<usize> {
    let Range { start, end } = text.range();
    let source = &text.document().input_text()[start..end];
    let from = start + source.len() - source.trim_start().len();
    from..(start + source.trim_end().len()).max(from)
}

/// Speaks of one element.
pub(super) struct Speaker<'v, 'a, 'input> {
    pub vocabulary: &'v Vocabulary,
    pub node: Node<'a, 'input>,
    /// The element's name, as it is shown.
    pub name: String,
}

impl Speaker<'_, '_, '_> {
    /// `told`: something else is known to be wrong here, which may be all there is to say.
    fn missing(&self, told: bool) -> Option<Said> {
        let names = self.names_missing();
        let message = match names.as_slice() {
            _ if self.local() == "item" && self.is_ours() && !self.has_headline() => {
                "`item` has neither `title` nor `description`".to_owned()
            }
            [] if self.attribute("type") == Some("xhtml") => {
                let message = format!("{} of type `xhtml` has no `div`", self.name);
                let help = format!("put the markup in one `<div xmlns=\"{XHTML}\">`");
                return Some((name_range(self.node), message, Some(help)));
            }
            [] if told => return None,
            [] if self.is_date() => format!("{} is empty", self.name),
            [] => format!("{} is not complete", self.name),
            [one] => format!("{} has no `{one}`", self.name),
            [some @ .., last] => {
                let some: Vec<_> = some.iter().map(|name| format!("no `{name}`")).collect();
                format!("{} has {} and no `{last}`", self.name, some.join(", "))
            }
        };
        Some((name_range(self.node), message, None))
    }

    /// The required attributes and children that are not there.
    fn names_missing(&self) -> Vec<&'static str> {
        let Some(words) = self.words() else {
            return Vec::new();
        };
        let attributes = words
            .attributes
            .iter()
            .filter(|name| self.attribute(name).is_none());
        let children = words.required.iter().filter(|name| !self.has_child(name));
        let mut names: Vec<_> = attributes.chain(children).copied().collect();
        // What only the profile requires: nothing else is missing then.
        if names.is_empty() && self.vocabulary.last == Some("item") {
            match self.local() {
                "item" if !self.has_child("guid") => names.push("guid"),
                "channel" => names.push("atom:link"),
                _ => {}
            }
        }
        names
    }

    fn unexpected_text(&self) -> Said {
        let text = self
            .node
            .children()
            .find(|child| child.is_text() && !is_white_space(child.text().unwrap_or_default()));
        let range = text.map_or(name_range(self.node), inked);
        let value = clip(text.and_then(|text| text.text()).unwrap_or_default());
        if self.is_date() {
            let message = match value.as_str() {
                "" => format!("{} is empty", self.name),
                value => format!("{} is `{value}`, which is no date and time", self.name),
            };
            let help = "write it as in `2026-11-01T12:00:00Z`".to_owned();
            return (range, message, Some(help));
        }
        let message = match self.local() {
            "email" => format!("{} is `{value}`, which is no e-mail address", self.name),
            "content" if self.attribute("src").is_some() => {
                format!("{} has both `src` and text", self.name)
            }
            _ => format!("{} holds text of its own", self.name),
        };
        (range, message, None)
    }

    fn unexpected_attribute(&self, attribute: Attribute<'_, '_>) -> Said {
        let name = attribute_name(attribute);
        let known = self.words().into_iter().flat_map(Words::all_attributes);
        let help = meant(known, attribute.name()).map(|meant| format!("write `{meant}`"));
        let message = format!("`{name}` is no attribute of {}", self.name);
        (attribute.range(), message, help)
    }

    fn invalid_value(&self, attribute: Attribute<'_, '_>) -> Said {
        let name = attribute_name(attribute);
        let value = clip(attribute.value());
        if value.is_empty() {
            let message = format!("`{name}` of {} is empty", self.name);
            return (attribute.range(), message, None);
        }
        let expected = match (self.local(), name.as_str()) {
            (_, "xml:lang" | "hreflang") => "which is no language tag",
            ("link" | "content", "type") => "which is no media type",
            (_, "type") => "not `text`, `html` or `xhtml`",
            ("rss", "version") => "not `2.0`",
            ("guid", "isPermaLink") => "neither `true` nor `false`",
            ("cloud", "protocol") => "not `xml-rpc`, `soap` or `http-post`",
            _ => "which it can't be",
        };
        let message = format!("`{name}` of {} is `{value}`, {expected}", self.name);
        (attribute.range(), message, None)
    }

    pub(super) fn local(&self) -> &str {
        self.node.tag_name().name()
    }

    /// Whether the element is in the format's own namespace.
    pub(super) fn is_ours(&self) -> bool {
        self.node.tag_name().namespace() == self.vocabulary.namespace
    }

    pub(super) fn words(&self) -> Option<&Words> {
        if self.is_ours() {
            self.vocabulary.words(self.local())
        } else {
            None
        }
    }

    fn is_date(&self) -> bool {
        self.vocabulary.format == "Atom" && matches!(self.local(), "published" | "updated")
    }

    fn has_headline(&self) -> bool {
        self.has_child("title") || self.has_child("description")
    }

    fn has_child(&self, name: &str) -> bool {
        self.node
            .children()
            .any(|child| child.has_tag_name(self.qualified(name)))
    }

    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        attribute(self.node, None, name).map(|attribute| attribute.value())
    }

    /// An element name of the format, as the tree compares it.
    pub(super) fn qualified<'n>(&self, name: &'n str) -> roxmltree::ExpandedName<'static, 'n> {
        match self.vocabulary.namespace {
            Some(namespace) => (namespace, name).into(),
            None => name.into(),
        }
    }
}

fn attribute<'a, 'input>(
    node: Node<'a, 'input>,
    namespace: Option<&str>,
    local: &str,
) -> Option<Attribute<'a, 'input>> {
    let mut attributes = node.attributes();
    attributes.find(|attribute| attribute.namespace() == namespace && attribute.name() == local)
}

fn attribute_name(attribute: Attribute<'_, '_>) -> String {
    match attribute.namespace() {
        Some(XML) => format!("xml:{}", clip(attribute.name())),
        _ => clip(attribute.name()),
    }
}

/// The element's name as it is written, in backquotes.
pub(super) fn shown(node: Node<'_, '_>) -> String {
    let tag = &node.document().input_text()[name_range(node)];
    format!("`{}`", clip(tag.trim_start_matches('<')))
}

/// The name that was meant by one in other case.
pub(super) fn meant(
    mut names: impl Iterator<Item = &'static str>,
    written: &str,
) -> Option<&'static str> {
    names.find(|name| name.eq_ignore_ascii_case(written) && *name != written)
}

/// The beginning of `text`, on one line.
pub(super) fn clip(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match text.char_indices().nth(QUOTED) {
        Some((at, _)) => format!("{}…", &text[..at]),
        None => text,
    }
}
