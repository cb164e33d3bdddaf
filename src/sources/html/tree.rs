//! A page as a tree that knows the line of each element. No walk over it is recursive: pages are
//! nested as deep as their authors like.

use html5ever::tendril::StrTendril;
use html5ever::{Attribute, QualName};

/// A node's place in its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Id(pub usize);

/// A page.
#[derive(Debug)]
pub(super) struct Tree {
    pub nodes: Vec<Node>,
}

#[derive(Debug)]
pub(super) struct Node {
    pub parent: Option<Id>,
    pub previous: Option<Id>,
    pub next: Option<Id>,
    pub first: Option<Id>,
    pub last: Option<Id>,
    /// From 1: where the node's tag or text ends.
    pub line: u32,
    /// How many elements are around it.
    pub depth: u32,
    pub data: Data,
}

#[derive(Debug)]
pub(super) enum Data {
    Comment(StrTendril),
    /// The page itself, and what is in a `template`.
    Document,
    Element(Element),
    /// A doctype or a processing instruction.
    Other,
    Text(StrTendril),
}

#[derive(Debug)]
pub(super) struct Element {
    pub name: QualName,
    pub attributes: Vec<Attribute>,
    /// What is in a `template`, which is no part of the page.
    pub contents: Option<Id>,
}

impl Element {
    pub fn name(&self) -> &str {
        &self.name.local
    }

    /// The value of an attribute.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self
            .attributes
            .iter()
            .find(|own| &*own.name.local == name)?;
        Some(&found.value)
    }

    /// Whether the attribute, a list of words, has the word.
    pub fn has_word(&self, attribute: &str, word: &str) -> bool {
        let mut words = self.words(attribute);
        words.any(|own| own.eq_ignore_ascii_case(word))
    }

    /// The words of an attribute.
    pub fn words(&self, attribute: &str) -> impl Iterator<Item = &str> {
        let value = self.get(attribute).unwrap_or_default();
        value.split_ascii_whitespace()
    }
}

/// A step of a walk around a node and all that is in it.
#[derive(Clone, Copy, Debug)]
pub(super) enum Edge {
    Open(Id),
    Close(Id),
}

impl Tree {
    pub const ROOT: Id = Id(0);

    pub fn node(&self, id: Id) -> &Node {
        &self.nodes[id.0]
    }

    pub fn element(&self, id: Id) -> Option<&Element> {
        match &self.node(id).data {
            Data::Element(element) => Some(element),
            _ => None,
        }
    }

    /// The element's name; nothing for other nodes.
    pub fn name(&self, id: Id) -> &str {
        self.element(id).map_or("", Element::name)
    }

    pub fn line(&self, id: Id) -> u32 {
        self.node(id).line
    }

    /// The nodes around one, the nearest first.
    pub fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.node(id).parent, |id| self.node(*id).parent)
    }

    /// Whether `id` is within `outer`, or is it.
    pub fn is_within(&self, id: Id, outer: Id) -> bool {
        id == outer || self.ancestors(id).any(|id| id == outer)
    }

    /// All nodes in one, in the order of the page; not the node itself.
    pub fn descendants(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(self.step(id, id), move |at| self.step(*at, id))
    }

    /// The elements in a node, in the order of the page.
    pub fn elements(&self, id: Id) -> impl Iterator<Item = (Id, &Element)> {
        self.descendants(id)
            .filter_map(|id| Some((id, self.element(id)?)))
    }

    /// The first child of `at`, or what comes after it; `None` at the end of `root`.
    pub fn step(&self, at: Id, root: Id) -> Option<Id> {
        self.node(at).first.or_else(|| self.past(at, root))
    }

    /// What comes after `at` and all that is in it; `None` at the end of `root`.
    pub fn past(&self, at: Id, root: Id) -> Option<Id> {
        let mut at = at;
        while at != root {
            if let Some(next) = self.node(at).next {
                return Some(next);
            }
            at = self.node(at).parent?;
        }
        None
    }

    /// The walk's first step is into `root`, its last out of it. `enters` says what it goes into.
    pub fn walk(&self, root: Id, mut enters: impl FnMut(Id) -> bool, mut each: impl FnMut(Edge)) {
        let mut at = root;
        loop {
            let is_entered = enters(at);
            if is_entered {
                each(Edge::Open(at));
                if let Some(first) = self.node(at).first {
                    at = first;
                    continue;
                }
                each(Edge::Close(at));
            }
            loop {
                if at == root {
                    return;
                }
                if let Some(next) = self.node(at).next {
                    at = next;
                    break;
                }
                let Some(parent) = self.node(at).parent else {
                    return;
                };
                at = parent;
                each(Edge::Close(at));
            }
        }
    }

    /// The text in a node, its white space made one space, without scripts and styles.
    pub fn text(&self, id: Id) -> String {
        let mut text = String::new();
        let mut at = Some(id);
        while let Some(here) = at {
            let skipped = match &self.node(here).data {
                Data::Text(own) => {
                    text.push_str(own);
                    false
                }
                Data::Element(element) => {
                    if matches!(element.name(), "br" | "p" | "div" | "li") {
                        text.push(' ');
                    }
                    is_mute(element.name())
                }
                _ => false,
            };
            at = match skipped {
                true => self.past(here, id),
                false => self.step(here, id),
            };
        }
        one_line(&text)
    }
}

/// Whether what is in the element is not shown.
pub(super) fn is_mute(name: &str) -> bool {
    matches!(name, "noscript" | "script" | "style" | "template")
}

/// `text` with one space for all white space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
