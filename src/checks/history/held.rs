//! What a feed holds, as a reader remembers it.

use std::sync::Arc;

use super::{json, xml};
use crate::checks::{self, Kind, Options, Root, Sink, document};
use crate::diagnostic::{Lines, Place};

/// What a feed holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Held {
    /// The file, as it is shown.
    pub file: Arc<str>,
    /// Its format.
    pub kind: Kind,
    /// Its own id: `id` of Atom, `rdf:about` of RSS 1.0.
    pub id: Option<String>,
    /// Where it says that it is.
    pub self_link: Option<String>,
    /// Whether it says that feedmill made it.
    pub is_ours: bool,
    /// Its title as one line of plain text.
    pub title: Option<String>,
    /// What it says of itself, as plain text.
    pub description: Option<String>,
    /// When it says that it was last changed, in seconds after 1970-01-01T00:00:00Z.
    pub updated: Option<i64>,
    /// Its items, in the order of the document. Those that have nothing to be told apart by are
    /// left out.
    pub items: Vec<HeldItem>,
    /// How many of those there are.
    pub nameless: usize,
    /// The ids of entries that it says are gone (RFC 6721).
    pub withdrawn: Vec<String>,
    /// Whether it could be read to its end.
    pub is_whole: bool,
}

/// What a feed says about an item.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HeldItem {
    /// What readers tell it by: `guid`, `id`; in RSS without a `guid`, its link.
    pub id: String,
    /// Its page.
    pub url: Option<String>,
    /// Its title as one line of plain text.
    pub title: Option<String>,
    /// When it was published, in seconds after 1970-01-01T00:00:00Z; `None` if it does not say so
    /// in a form that has one meaning, or it is no moment after that one.
    pub published: Option<i64>,
    /// When it was last updated, likewise.
    pub updated: Option<i64>,
    /// A hash of its title, summary and text as they stand: comparable within a format.
    pub content: [u8; 16],
    /// The line that it begins on.
    pub line: u32,
}

/// Reads what the feed `bytes`, shown as `file`, holds: RSS 0.9x to 2.0, Atom 0.3 and 1.0, JSON
/// Feed, in any encoding. `None` if it is none of them.
///
/// It may be wrong in any way: what can be read is. The work grows with its size.
pub fn held(bytes: &[u8], file: &str) -> Option<Held> {
    let options = Options::default();
    // What is wrong with it is for the checks to say.
    let mut sink = Sink::new(1);
    if checks::json::is_json(bytes, file, &options) {
        let (text, is_damaged) = checks::json::decode(bytes, &mut sink);
        let document = checks::json::read(&text, is_damaged, &mut sink);
        held_in(Root::Json(document.root()?), file)
    } else {
        let decoded = document::decode(bytes, None, &mut sink);
        let document = document::read(&decoded.text, decoded.is_damaged, &mut sink);
        held_in(Root::Xml(document.root()?), file)
    }
}

/// What the feed holds whose root is `root`.
pub(in crate::checks) fn held_in(root: Root<'_>, file: &str) -> Option<Held> {
    let held = match root {
        Root::Json(feed) => json::held(feed, &Lines::new(feed.source())),
        Root::Xml(root) => xml::held(root, &Lines::new(root.document().source())),
    };
    held.map(|held| Held {
        file: file.into(),
        ..held
    })
}

impl Held {
    /// One without anything in it.
    pub fn empty(kind: Kind) -> Self {
        Self {
            file: "".into(),
            kind,
            id: None,
            self_link: None,
            is_ours: false,
            title: None,
            description: None,
            updated: None,
            items: Vec::new(),
            nameless: 0,
            withdrawn: Vec::new(),
            is_whole: true,
        }
    }

    /// Adds an item, if it can be told from others.
    pub(super) fn push(&mut self, item: Option<HeldItem>) {
        match item {
            Some(item) => self.items.push(item),
            None => self.nameless += 1,
        }
    }

    /// Where an item of it stands.
    pub(super) fn place(&self, item: &HeldItem) -> Place {
        Place::line(Arc::clone(&self.file), item.line)
    }
}

impl HeldItem {
    /// How it is named in messages: its id, and its title if it has one.
    pub(super) fn shown(&self) -> String {
        match &self.title {
            Some(title) => format!("{} “{}”", short(&self.id), short(title)),
            None => short(&self.id),
        }
    }
}

/// A text as messages show it.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 100;
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
