//! Where an item becomes an article, with what all formats share.

use crate::diagnostic::{Diagnostic, Level, Place, Sink};
use crate::model::{Article, Body, Byline, Found, Instant};
use crate::sources::{Part, dates};

use super::element::Element;
use super::{Desk, markup, said};

/// An article that is being read, and what is found wrong with it.
pub(super) struct Item<'a> {
    pub article: Article,
    desk: &'a Desk<'a>,
    sink: Sink,
}

impl<'a> Item<'a> {
    /// An article that begins on `line`.
    pub fn new(desk: &'a Desk<'a>, line: u32) -> Self {
        let mut article = Article::new(
            desk.seed.clone(),
            Found::new(Body::Html(String::new()), line),
        );
        article.keeps_id = true;
        Self {
            article,
            desk,
            sink: Sink::new(),
        }
    }

    /// Reads a date; one that can't be read is told.
    pub fn date(&mut self, what: &str, text: Option<Found<String>>) -> Option<Found<Instant>> {
        let text = text?;
        match dates::parse(&text.value, self.desk.reading) {
            Ok(date) => Some(Found::new(date, text.line)),
            Err(why) => {
                let place = Place::line(self.desk.file().clone(), text.line);
                let finding = why.diagnostic(Level::Warning, what, &text.value);
                self.sink.push(finding.at(place));
                None
            }
        }
    }

    /// Sets the dates. `valid` is the text of a `dcterms:valid`.
    pub fn dates(
        &mut self,
        published: Option<Found<String>>,
        updated: Option<Found<String>>,
        valid: Option<Found<String>>,
    ) {
        let updated = self.date("update", updated);
        self.article.published = self.date("publication date", published).or(updated);
        self.article.updated = updated;
        self.article.expires = self.date("end of validity", valid.and_then(end));
    }

    /// The address of the first file that it brings.
    pub fn file(&self) -> Option<Found<String>> {
        let file = self.article.attachments.first()?;
        Some(Found::new(file.value.url.clone(), file.line))
    }

    /// Adds an author, unless one of that name is there.
    pub fn author(&mut self, byline: Found<Byline>) {
        let authors = &mut self.article.authors;
        if !authors
            .iter()
            .any(|known| known.value.name == byline.value.name)
        {
            authors.push(byline);
        }
    }

    /// Adds a category, unless it is there.
    pub fn category(&mut self, label: Found<String>) {
        let categories = &mut self.article.categories;
        let is_known = categories.iter().any(|known| known.value == label.value);
        if !is_known && !label.value.is_empty() {
            categories.push(label);
        }
    }

    /// Sets text and summary of what the feed has of both: one that is the only one is the text,
    /// and `other` if there is none.
    pub fn texts(
        &mut self,
        content: Option<Texts>,
        summary: Option<Texts>,
        other: impl FnOnce() -> Option<Texts>,
    ) {
        let (body, summary) = match (content, summary) {
            (Some(content), summary) => (Some(content), summary),
            (None, summary) => (summary.or_else(other), None),
        };
        if let Some(body) = body {
            self.article.body = body.html.map(Body::Html);
        }
        self.article.summary = summary
            .map(|summary| Found::new(summary.plain, summary.html.line))
            .filter(|summary| !summary.value.is_empty());
    }

    /// What the file holds of it.
    pub fn finish(mut self) -> Part {
        let article = &mut self.article;
        let date = |found: Option<Found<Instant>>| found.map(|found| found.value);
        if date(article.updated) <= date(article.published) {
            // No update, or one from before it was published.
            article.updated = None;
        }
        if article.id.is_none() {
            // Readers know it by its page then.
            article.id = article.url.clone();
        }
        let name = said::name(article);
        if article.title.is_none() && is_blank(article) {
            let place = Place::line(self.desk.file().clone(), article.body.line);
            self.sink.push(
                Diagnostic::error(
                    "article/empty-article",
                    "the item has neither a title nor a text",
                )
                .help("give it one of them")
                .at(place),
            );
        }
        let is_usable = !self.sink.has_errors();
        Part {
            name,
            content: said::content(&self.article),
            article: is_usable.then_some(self.article),
            findings: self.sink.into_vec(),
        }
    }
}

/// A text of an item in both forms.
#[derive(Debug)]
pub(super) struct Texts {
    html: Found<String>,
    plain: String,
}

impl Texts {
    /// A text that is HTML; `None` if it is empty.
    pub fn html(element: Element<'_>, html: String) -> Option<Self> {
        Self::html_on(element.line(), html)
    }

    /// A text that is plain; `None` if it is empty.
    pub fn plain(element: Element<'_>, plain: String) -> Option<Self> {
        Self::plain_on(element.line(), plain)
    }

    pub fn html_on(line: u32, html: String) -> Option<Self> {
        let plain = markup::plain(&html);
        (!html.trim().is_empty()).then(|| Self {
            html: Found::new(html, line),
            plain,
        })
    }

    pub fn plain_on(line: u32, plain: String) -> Option<Self> {
        (!plain.trim().is_empty()).then(|| Self {
            html: Found::new(markup::paragraphs(&plain), line),
            plain,
        })
    }
}

/// The end of a period (DCMI Period).
fn end(period: Found<String>) -> Option<Found<String>> {
    let mut fields = period.value.split(';').map(str::trim);
    let end = fields.find_map(|field| field.strip_prefix("end="))?;
    Some(Found::new(end.trim().to_owned(), period.line))
}

fn is_blank(article: &Article) -> bool {
    matches!(&article.body.value, Body::Html(html) if html.trim().is_empty())
}
