//! The lines of the block → the fields of the article.

use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Level, Lines, Place, Sink};
use crate::model::{Article, Found, Instant};
use crate::sources::dates::{self, Unreadable};
use crate::sources::{Reading, words};

use super::labels::{self, Label};
use super::lines::{Line, is_byline, is_date};
use crate::sources::bylines;

/// Fills `article` from `lines`; the lines that hold no field come back, for the text.
pub(super) fn fill<'a>(
    article: &mut Article,
    lines: &[Line<'a>],
    reading: &Reading,
    sink: &mut Sink,
) -> Vec<Found<&'a str>> {
    let mut desk = Desk {
        file: article.seed.file.clone(),
        article,
        reading,
        sink,
        seen: Vec::new(),
        left: Vec::new(),
    };
    let mut unlabelled = Vec::new();
    for line in lines.iter().filter(|line| !line.is_blank()) {
        let text = line.bullet().unwrap_or(line.text.trim_start());
        match labels::split(text) {
            Some(labelled) => desk.labelled(*line, text, labelled),
            None => unlabelled.push((*line, text)),
        }
    }
    // What a line without a label is depends on what the labelled ones leave open.
    for (line, text) in unlabelled {
        desk.unlabelled(line, text);
    }
    desk.shorten();
    desk.left
}

struct Desk<'a, 'd> {
    file: Arc<str>,
    article: &'d mut Article,
    reading: &'d Reading,
    sink: &'d mut Sink,
    seen: Vec<Label>,
    left: Vec<Found<&'a str>>,
}

impl<'a> Desk<'a, '_> {
    fn labelled(&mut self, line: Line<'a>, text: &'a str, field: labels::Labelled<'a>) {
        let name = field.name;
        let Some(label) = field.label else {
            let help = match labels::nearest(name) {
                Some(near) => format!("write `{near}:` if that is what is meant"),
                None => "use a label that is known, such as `source:` or `tags:`".to_owned(),
            };
            let message = format!("`{name}` is no known label: the line stays in the text");
            self.warn("article/unknown-label", message, help, line, name);
            self.left.push(Found::new(text, line.number));
            return;
        };
        if field.value.is_empty() {
            let message = format!("`{name}` has no value");
            let help = "write a value behind the label, or delete the line";
            self.warn("article/empty-label", message, help, line, name);
            return;
        }
        let repeatable = matches!(label, Label::Authors | Label::Categories | Label::Tags);
        let headed = label == Label::Title && self.article.title.is_some();
        if (headed || self.seen.contains(&label)) && !repeatable {
            let message = format!("`{name}` says again what a line above says: the first is taken");
            let help = "delete one of the two lines";
            self.warn("article/duplicate-label", message, help, line, name);
            return;
        }
        self.seen.push(label);
        self.set(label, field.value, line);
    }

    fn set(&mut self, label: Label, value: &'a str, line: Line<'a>) {
        let found = || Some(Found::new(value.to_owned(), line.number));
        match label {
            Label::Authors => self.authors(value, line),
            Label::Categories => {
                let categories = list(value, line.number);
                self.article.categories.extend(categories);
            }
            // Both are promises to others: an article that can't keep them is refused.
            Label::Embargo => self.article.embargo = self.limit(value, line, "embargo"),
            Label::Expires => self.article.expires = self.limit(value, line, "expiry"),
            Label::Id => self.article.id = found(),
            Label::Image => self.article.image = found(),
            Label::Language => self.article.language = found(),
            Label::Location => self.article.location = found(),
            Label::Minor => self.minor(value, line),
            Label::Published => self.published(value, line),
            Label::Reason => self.article.reason = found(),
            Label::Section => self.article.section = found(),
            Label::Slug => self.article.slug = found(),
            Label::Source => self.article.source = found(),
            Label::Status => self.status(value, line),
            Label::Summary => self.article.summary = found(),
            Label::Tags => self.article.tags.extend(list(value, line.number)),
            Label::Title => self.article.title = found(),
            Label::Updated => self.updated(value, line),
            Label::Url => self.article.url = found(),
        }
    }

    /// A byline or a date that shows itself; else the section, then the byline.
    fn unlabelled(&mut self, line: Line<'a>, text: &'a str) {
        if is_byline(text) {
            self.authors(text, line);
        } else if is_date(text) && !self.seen.contains(&Label::Published) {
            self.seen.push(Label::Published);
            self.published(text, line);
        } else if is_date(text) && !self.seen.contains(&Label::Updated) {
            self.seen.push(Label::Updated);
            self.updated(text, line);
        } else if self.article.section.is_none() {
            self.article.section = Some(Found::new(text.to_owned(), line.number));
        } else if self.article.authors.is_empty() {
            self.authors(text, line);
        } else {
            let message = "the line is neither section nor byline: it stays in the text";
            let help = "put a label before it, such as `tags:`";
            self.warn("article/unknown-label", message, help, line, text);
            self.left.push(Found::new(text, line.number));
        }
    }

    /// No reader shows hundreds of names or tags, and later stages compare each with each.
    fn shorten(&mut self) {
        let article = &mut *self.article;
        for (what, list) in [
            ("categories", &mut article.categories),
            ("tags", &mut article.tags),
        ] {
            if list.len() > MOST {
                list.truncate(MOST);
                self.sink.push(too_many(what, &self.file));
            }
        }
        if article.authors.len() > MOST {
            article.authors.truncate(MOST);
            self.sink.push(too_many("authors", &self.file));
        }
    }

    fn authors(&mut self, text: &str, line: Line) {
        let bylines = bylines::split(text);
        let found = bylines
            .into_iter()
            .map(|byline| Found::new(byline, line.number));
        self.article.authors.extend(found);
    }

    fn published(&mut self, value: &str, line: Line) {
        self.article.published = self.date(value, line, Level::Error, "publication date");
    }

    fn updated(&mut self, value: &str, line: Line) {
        // Without it the article is as it was at first, which is no reason to refuse it; but a
        // date with two readings is a mistake of the settings, which the next article has too.
        let level = match dates::parse(value, self.reading) {
            Err(Unreadable::Ambiguous) => Level::Error,
            _ => Level::Warning,
        };
        self.article.updated = self.date(value, line, level, "update");
    }

    fn limit(&mut self, value: &str, line: Line, what: &str) -> Option<Found<Instant>> {
        if words::is_no_date(value) {
            return None;
        }
        self.date(value, line, Level::Error, what)
    }

    fn status(&mut self, value: &str, line: Line) {
        let word = Found::new(value, line.number);
        if let Some(diagnostic) = words::status(self.article, word) {
            let place = place(&self.file, line, value);
            self.sink.push(diagnostic.at(place));
        }
    }

    fn minor(&mut self, value: &str, line: Line) {
        self.article.minor = words::truth(value).unwrap_or_else(|| {
            let message = "`minor` is neither yes nor no, so the edit is shown as an update";
            let help = "write `yes` or `no`";
            self.warn("article/invalid-label", message, help, line, value);
            false
        });
    }

    fn date(
        &mut self,
        value: &str,
        line: Line,
        level: Level,
        what: &str,
    ) -> Option<Found<Instant>> {
        match dates::parse(value, self.reading) {
            Ok(moment) => Some(Found::new(moment, line.number)),
            Err(why) => {
                let place = place(&self.file, line, value);
                self.sink.push(why.diagnostic(level, what, value).at(place));
                None
            }
        }
    }

    fn warn(
        &mut self,
        rule: &'static str,
        message: impl Into<String>,
        help: impl Into<String>,
        line: Line,
        part: &str,
    ) {
        let place = place(&self.file, line, part);
        self.sink
            .push(Diagnostic::warning(rule, message).help(help).at(place));
    }
}

/// The place of `part`, which is a part of `line`.
fn place(file: &Arc<str>, line: Line, part: &str) -> Place {
    let start = (part.as_ptr() as usize).saturating_sub(line.text.as_ptr() as usize);
    let place = Lines::new(line.text).place(file.clone(), start..start + part.len());
    Place {
        line: Some(line.number),
        ..place
    }
}

fn too_many(what: &str, file: &Arc<str>) -> Diagnostic {
    Diagnostic::warning(
        "article/invalid-label",
        format!("there are more than {MOST} {what}: the rest is left out"),
    )
    .help("name fewer")
    .at(Place::file(file.clone()))
}

fn list(value: &str, line: u32) -> impl Iterator<Item = Found<String>> {
    value
        .split([',', ';', '、', '،'])
        .map(str::trim)
        .filter(|item| !item.is_empty())
        .map(move |item| Found::new(item.to_owned(), line))
}

/// The most authors, categories or tags of an article.
const MOST: usize = 200;
