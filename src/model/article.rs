//! What a source found in a seed, each field with the line it came from.

use std::sync::Arc;

use super::{Instant, Status};

/// The seed that an article was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seed {
    /// The file as it should be shown in diagnostics.
    pub file: Arc<str>,
    /// The path within the source folder, `/` between its parts, without the file's ending:
    /// what the item's id is made of.
    pub path: String,
}

impl Seed {
    /// What the seed is called: the last part of [`Seed::path`], or the one before it where that
    /// is `index`, the text of a folder that holds an article and its files.
    ///
    /// ```
    /// use feedmill::model::Seed;
    ///
    /// let seed = |path: &str| Seed { file: "a.md".into(), path: path.into() };
    /// assert_eq!(seed("2026/tea").stem(), "tea");
    /// assert_eq!(seed("2026/tea/index").stem(), "tea");
    /// ```
    pub fn stem(&self) -> &str {
        self.place().rsplit('/').next().unwrap_or(&self.path)
    }

    /// [`Seed::path`] without a last part `index`.
    pub fn place(&self) -> &str {
        self.path.strip_suffix("/index").unwrap_or(&self.path)
    }
}

/// A value and the line of the seed that it came from, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// The line.
    pub line: u32,
}

impl<T> Found<T> {
    /// `value`, found on `line`.
    pub fn new(value: T, line: u32) -> Self {
        Self { value, line }
    }

    /// The same line with another value.
    pub fn map<U>(self, f: impl FnOnce(T) -> U) -> Found<U> {
        Found {
            value: f(self.value),
            line: self.line,
        }
    }
}

/// A name in a byline, with what stood beside it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Byline {
    /// The name.
    pub name: String,
    /// An e-mail address.
    pub email: Option<String>,
    /// A page about the person.
    pub url: Option<String>,
}

/// An article's text as the source has it, not yet HTML.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Body {
    /// Markup as the author wrote it: not yet safe, addresses not yet absolute.
    Html(String),
    /// CommonMark with tables, footnotes and strikethrough.
    Markdown(String),
    /// Plain paragraphs.
    Paragraphs(Vec<String>),
}

/// What a source found in one seed. Nothing in it is checked against a format yet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Article {
    /// Where it came from.
    pub seed: Seed,
    /// The id that the article gives itself.
    pub id: Option<Found<String>>,
    /// Whether that is what readers know already: then it stays as it is, even if it is no URI.
    pub keeps_id: bool,
    /// The headline, plain text.
    pub title: Option<Found<String>>,
    /// The standfirst, description or excerpt, plain text.
    pub summary: Option<Found<String>>,
    /// The address of the article's page, absolute or relative to the site.
    pub url: Option<Found<String>>,
    /// The last part of the address, if the pattern of the site is to make it.
    pub slug: Option<Found<String>>,
    /// First publication.
    pub published: Option<Found<Instant>>,
    /// The last change that readers should see.
    pub updated: Option<Found<Instant>>,
    /// Before it, nobody may read the article.
    pub embargo: Option<Found<Instant>>,
    /// From then on, nobody may.
    pub expires: Option<Found<Instant>>,
    /// Whether the article may be read.
    pub status: Option<Found<Status>>,
    /// Why it may not, for its readers.
    pub reason: Option<Found<String>>,
    /// Whether the last edit is too small to be shown as an update.
    pub minor: bool,
    /// The section of the publication.
    pub section: Option<Found<String>>,
    /// The bylines.
    pub authors: Vec<Found<Byline>>,
    /// What it is about, in the site's own order; the section is not repeated here.
    pub categories: Vec<Found<String>>,
    /// Loose keywords.
    pub tags: Vec<Found<String>>,
    /// The language of the text, a BCP 47 tag.
    pub language: Option<Found<String>>,
    /// The teaser image, absolute or relative to the page.
    pub image: Option<Found<String>>,
    /// The place that the text is from, as in a dateline.
    pub location: Option<Found<String>>,
    /// The agency or publication that the text is from.
    pub source: Option<Found<String>>,
    /// Files beside the text.
    pub attachments: Vec<Found<Enclosed>>,
    /// Whether the author says that it is not finished.
    pub draft: bool,
    /// The text, and the line it begins on.
    pub body: Found<Body>,
}

/// A file beside the text, as the source names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Enclosed {
    /// Its address, absolute or relative to the page.
    pub url: String,
    /// Its media type, if the source says.
    pub media_type: Option<String>,
    /// Its size in bytes, if the source says.
    pub length: Option<u64>,
    /// What to call it.
    pub title: Option<String>,
    /// How long it plays, in seconds.
    pub duration: Option<u64>,
}

impl Article {
    /// An article of which nothing is known but its seed and its text.
    pub fn new(seed: Seed, body: Found<Body>) -> Self {
        Self {
            seed,
            id: None,
            keeps_id: false,
            title: None,
            summary: None,
            url: None,
            slug: None,
            published: None,
            updated: None,
            embargo: None,
            expires: None,
            status: None,
            reason: None,
            minor: false,
            section: None,
            authors: Vec::new(),
            categories: Vec::new(),
            tags: Vec::new(),
            language: None,
            image: None,
            location: None,
            source: None,
            attachments: Vec::new(),
            draft: false,
            body,
        }
    }
}
