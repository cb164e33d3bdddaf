//! One object → an article.

use std::ops::Range;

use crate::diagnostic::{Diagnostic, Lines, Sink};
use crate::model::{Article, Body, Seed};
use crate::sources::fields::{Desk, Node, Problem, Value, escapes, json};
use crate::sources::{Part, Reading};

use super::around::Around;
use super::layout::Slot;
use super::shape::Shape;
use super::{RULE, body, json_feed, name, ninjs, own};

/// A file whose articles are read.
pub(super) struct File<'a> {
    text: &'a str,
    lines: &'a Lines<'a>,
    seed: &'a Seed,
    reading: &'a Reading,
    around: Around,
}

/// What messages call an article.
const SUBJECT: &str = "the article";

/// No article is larger; in bytes.
const LARGEST: usize = 16 << 20;

impl<'a> File<'a> {
    pub fn new(
        text: &'a str,
        lines: &'a Lines<'a>,
        seed: &'a Seed,
        reading: &'a Reading,
        around: Around,
    ) -> Self {
        Self {
            text,
            lines,
            seed,
            reading,
            around,
        }
    }

    /// The value that begins at `start`.
    pub fn node(&self, start: usize) -> Result<Node, Problem> {
        json::node(self.text, start, SUBJECT)
    }

    /// The article that an object is.
    pub fn article(&self, object: &Node, sink: &mut Sink) -> Option<Article> {
        let mut desk = self.desk(sink);
        if !matches!(object.value, Value::Table(_)) {
            let problem = Problem {
                message: format!("{SUBJECT} is {}, not an object", object.kind()),
                help: "write an object with a `title`, a `date` and a text",
                at: object.at.clone(),
            };
            desk.refuse(RULE, problem);
            return None;
        }
        let nothing = desk.found(Body::Paragraphs(Vec::new()), &object.at);
        let mut article = Article::new(self.seed.clone(), nothing);
        match Shape::of(object, self.around.is_json_feed) {
            Shape::JsonFeed => json_feed::read(object, &mut article, &mut desk),
            Shape::Ninjs => ninjs::read(object, &mut article, &mut desk),
            Shape::Own => own::read(object, &mut article, &mut desk),
        }
        self.around.complete(&mut article);
        let has_words = article.title.is_some() || article.summary.is_some();
        if !has_words && body::is_empty(&article.body.value) {
            let message = "there is neither a headline nor text";
            let diagnostic = Diagnostic::error("article/empty-article", message)
                .help("give it a `title` and a text, or take it out");
            desk.report(diagnostic, &object.at);
            return None;
        }
        Some(article)
    }

    /// One of several. Its name may be another's too.
    pub fn part(&self, slot: Slot) -> Part {
        let mut sink = Sink::new();
        let (at, node) = match slot {
            Slot::Value(at) if at.len() > LARGEST => (at.clone(), Err(too_large(&at))),
            Slot::Value(at) => (at.clone(), self.node(at.start)),
            Slot::Broken(at, problem) => (at, Err(problem)),
        };
        let (content, article) = match node {
            Ok(mut node) => {
                escapes::fit([&mut node], &mut self.desk(&mut sink));
                let about = [self.around.digest, name::digest([&node])].concat();
                (name::hash(&about), self.article(&node, &mut sink))
            }
            Err(problem) => {
                self.desk(&mut sink).refuse(RULE, problem);
                (name::hash(self.text[at].as_bytes()), None)
            }
        };
        Part {
            name: name::of(article.as_ref(), &content),
            content,
            article,
            findings: sink.into_vec(),
        }
    }

    fn desk<'b>(&'b self, sink: &'b mut Sink) -> Desk<'b> {
        Desk {
            file: self.seed.file.clone(),
            lines: self.lines,
            reading: self.reading,
            sink,
        }
    }
}

fn too_large(at: &Range<usize>) -> Problem {
    Problem {
        message: format!(
            "{SUBJECT} has {} MiB, and may have {}",
            at.len() >> 20,
            LARGEST >> 20
        ),
        help: "split it, or leave out what is no text",
        at: at.start..at.start + 1,
    }
}
