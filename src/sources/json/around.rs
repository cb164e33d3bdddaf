//! What the object around a list of articles says for all of them.
//!
//! Only a JSON Feed says anything: it may name authors and a language for items without
//! (JSON Feed 1.1, "Top-level").

use crate::diagnostic::Sink;
use crate::model::{Article, Body, Byline, Found, Seed};
use crate::sources::fields::{Desk, Field, Fields, escapes, json};

use super::json_feed;
use super::name;
use super::scan::Member;

/// What articles get where they say nothing themselves.
#[derive(Clone, Debug, Default)]
pub(super) struct Around {
    /// Whether they are the items of a JSON Feed.
    pub is_json_feed: bool,
    pub authors: Vec<Found<Byline>>,
    pub language: Option<Found<String>>,
    /// The hash of all that.
    pub digest: [u8; 16],
}

impl Around {
    /// Reads the `members` of the object around.
    pub fn read(text: &str, members: &[Member], desk: &mut Desk<'_>) -> Self {
        let is_version = |member: &&Member| member.key(text) == "version";
        let version = members.iter().find(is_version);
        if !version.is_some_and(|member| text[member.value.clone()].contains("jsonfeed.org/")) {
            return Self::default();
        }
        let wanted = members
            .iter()
            .filter(|member| ["author", "authors", "language"].contains(&member.key(text)));
        let mut fields: Vec<Field> = wanted
            .filter_map(|member| {
                Some(Field {
                    key: member.key(text).to_owned(),
                    key_at: member.key_at.clone(),
                    node: json::node(text, member.value.start, "the feed").ok()?,
                })
            })
            .collect();
        (fields.iter_mut()).for_each(|field| escapes::clear(&mut field.node));
        let seed = Seed {
            file: desk.file.clone(),
            path: String::new(),
        };
        let mut all = Article::new(seed, Found::new(Body::Paragraphs(Vec::new()), 1));
        // What is wrong with the feed itself is no article's fault.
        let mut own = Sink::new();
        let mut quiet = Desk {
            file: desk.file.clone(),
            lines: desk.lines,
            reading: desk.reading,
            sink: &mut own,
        };
        Fields::foreign(&fields, json_feed::KEYS, &mut quiet).read(&mut all, &mut quiet);
        Self {
            is_json_feed: true,
            authors: all.authors,
            language: all.language,
            digest: name::digest(fields.iter().map(|field| &field.node)),
        }
    }

    /// Completes an article.
    pub fn complete(&self, article: &mut Article) {
        if article.authors.is_empty() {
            article.authors.clone_from(&self.authors);
        }
        if article.language.is_none() {
            article.language.clone_from(&self.language);
        }
    }
}
