//! Feeds that others have made: RSS 0.90 to 2.0, Atom 1.0 and 0.3, JSON Feed.
//!
//! What readers know of an item stays as it is: its id, to the letter, its page, its dates. A text
//! of its own (`content:encoded`, `content`) goes before a description. Nothing is fetched.

mod atom;
mod author;
mod document;
mod element;
mod head;
mod item;
mod json;
mod left;
mod markup;
mod media;
mod rss;
mod said;

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::{Found, Seed};

use super::{Part, Reading};
use element::Element;

pub use head::Head;

/// A feed as it was read.
#[derive(Debug)]
#[non_exhaustive]
pub struct Whole {
    /// What the feed says of itself.
    pub head: Head,
    /// Its items, in the order of the file.
    pub parts: Vec<Part>,
    /// The elements or members that nothing was made of, each once, sorted, as the feed names them.
    pub left: Vec<String>,
}

/// Reads the articles of a feed, as a source does: one that names no publication of its own is
/// from the feed's.
pub fn parts(bytes: &[u8], seed: Seed, reading: &Reading, sink: &mut Sink) -> Vec<Part> {
    let Some(mut whole) = read(bytes, seed, reading, sink) else {
        return Vec::new();
    };
    let title = whole.head.title.map(|title| Found::new(title, 1));
    for part in &mut whole.parts {
        if let Some(article) = &mut part.article {
            article.source = article.source.take().or_else(|| title.clone());
        }
    }
    whole.parts
}

/// Reads a feed. `None` if it is none, or is not well-formed: `sink` says so.
pub fn read(bytes: &[u8], seed: Seed, reading: &Reading, sink: &mut Sink) -> Option<Whole> {
    let text = document::decode(bytes, &seed.file, sink);
    let desk = Desk {
        seed: &seed,
        reading,
    };
    let read = match text.trim_start().starts_with('{') {
        true => json::read(&text, &desk),
        false => document::parse(&text, |document| {
            let root = Element(document.root_element());
            match root.0.tag_name().name() {
                "feed" => atom::read(root, &desk),
                "rss" | "RDF" => rss::read(root, &desk),
                _ => None,
            }
        }),
    };
    match read {
        Ok(Some(whole)) => Some(whole),
        Ok(None) => {
            let message = "the file is no RSS, Atom or JSON Feed";
            let help = "move it out of the source's folder";
            sink.push(refusal(message, help).at(Place::file(seed.file.clone())));
            None
        }
        Err(problem) => {
            let help = "put it right: `feedmill check` says more, `feedmill check --fix` may do it";
            let place = Place::line(seed.file.clone(), problem.line);
            let message = format!("the feed can't be read: {}", problem.message);
            sink.push(refusal(message, help).at(place));
            None
        }
    }
}

fn refusal(message: impl Into<String>, help: &str) -> Diagnostic {
    Diagnostic::error("article/invalid-file", message).help(help)
}

/// Why a feed can't be read at all, and on which line, from 1.
#[derive(Debug)]
struct Problem {
    line: u32,
    message: String,
}

/// What the readers of all formats have at hand.
struct Desk<'a> {
    seed: &'a Seed,
    reading: &'a Reading,
}

impl Desk<'_> {
    fn file(&self) -> &Arc<str> {
        &self.seed.file
    }
}
