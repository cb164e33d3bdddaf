//! Feeds that others have made: RSS 0.90 to 2.0, Atom 1.0 and 0.3, JSON Feed.
//!
//! What readers know of an item stays as it is: its id, to the letter, its page, its dates. A text
//! of its own (`content:encoded`, `content`) goes before a description. Nothing is fetched.

mod atom;
mod author;
mod document;
mod element;
mod extension;
mod head;
mod item;
mod json;
mod left;
mod markup;
mod media;
mod newsroom;
mod pictures;
mod rss;
mod said;
mod wordpress;

use std::collections::HashMap;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Lines, Place, Sink};
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

/// Reads the articles of a feed, as a source does: what they do not say of publication, authors and
/// language, the feed says for them.
pub fn parts(bytes: &[u8], seed: Seed, reading: &Reading, sink: &mut Sink) -> Vec<Part> {
    let path = seed.path.clone();
    let Some(mut whole) = read(bytes, seed, reading, sink) else {
        return Vec::new();
    };
    let head = &whole.head;
    let of_head = |text: &Option<String>| text.clone().map(|text| Found::new(text, 1));
    let (title, language) = (of_head(&head.title), of_head(&head.language));
    let mut times: HashMap<String, u32> = HashMap::new();
    for part in &mut whole.parts {
        let count = times.entry(part.name.clone()).or_default();
        *count += 1;
        if *count > 1 {
            part.name = format!("{}~{count}", part.name);
        }
        let Some(article) = &mut part.article else {
            continue;
        };
        article.seed.path = format!("{path}/{}", part.name);
        article.source = article.source.take().or_else(|| title.clone());
        article.language = article.language.take().or_else(|| language.clone());
        if article.authors.is_empty() {
            let authors = head.authors.iter().cloned();
            article.authors = authors.map(|byline| Found::new(byline, 1)).collect();
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
            let lines = Lines::new(document.input_text());
            let root = Element(document.root_element(), &lines);
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
