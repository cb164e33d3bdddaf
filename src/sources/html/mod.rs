//! Pages: those that a site generator or a newsroom's system made, and those that a browser saved.
//!
//! What is known of the article is read field by field from JSON-LD, microformats2, microdata and
//! the head, in this order; its text from the element that holds it. A page that is no article is
//! left out: `docs/sources/html.md` says which.

mod body;
mod chrome;
mod crowd;
mod encoding;
mod facts;
mod json_ld;
mod metadata;
mod microdata;
mod microformats;
mod page;
mod parse;
mod pictures;
mod properties;
mod schema;
mod sink;
mod text;
mod title;
mod tree;
mod verdict;
mod write;

use std::sync::Arc;

use ::url::Url;

use crate::diagnostic::{Diagnostic, Level, Place, Sink};
use crate::model::{Article, Body, Found, Instant, Seed};

use super::pictures::add;
use super::{Reading, dates};
pub(super) use encoding::declared;
use facts::Facts;
use page::Page;

/// Reads one page; `None` without an error if it is no article.
pub(super) fn read(text: &str, seed: Seed, reading: &Reading, sink: &mut Sink) -> Option<Article> {
    let mut desk = Desk {
        file: seed.file.clone(),
        text,
        reading,
        sink,
    };
    let page = match Page::look(text) {
        Ok(page) => page,
        Err(much) => {
            let diagnostic = Diagnostic::error("article/invalid-size", much.what)
                .help("move the page out of the source's folder");
            desk.report(diagnostic, much.line);
            return None;
        }
    };
    if page.left_out.is_some() {
        return None;
    }
    for broken in &page.linked.broken {
        let diagnostic = Diagnostic::warning(
            "article/invalid-field",
            format!("{}, so it is not used", broken.value),
        )
        .help("correct the script, or the template that makes it");
        desk.report(diagnostic, broken.line);
    }
    let mut facts = page.facts();
    let base = base(&page, &facts);
    let body = text::read(&page, &facts, base.as_ref());
    let mut article = Article::new(seed, body);
    article.published = desk.moment(&facts.published, "publication date", Level::Error);
    article.updated = desk.moment(&facts.updated, "date of the update", Level::Warning);
    article.expires = desk.moment(&facts.expires, "expiry", Level::Error);
    article.title = facts.title.take();
    article.url = facts.url.clone();
    article.summary = facts.summary.take();
    article.language = facts.language.take();
    for mut picture in std::mem::take(&mut facts.images) {
        picture.value.url = resolve(base.as_ref(), picture.value.url);
        add(&mut article.images, picture);
    }
    article.location = facts.location.take();
    article.source = publisher(&page, &facts);
    article.authors = std::mem::take(&mut facts.authors);
    article.authors.truncate(facts::MOST);
    article.section = facts.section.take();
    article.categories = std::mem::take(&mut facts.categories);
    article.tags = std::mem::take(&mut facts.tags);
    Some(article)
}

/// Why a page is no article; `None` if it is one, or can't be read.
pub(super) fn left_out(text: &str) -> Option<&'static str> {
    Page::look(text).ok()?.left_out
}

struct Desk<'a> {
    file: Arc<str>,
    text: &'a str,
    reading: &'a Reading,
    sink: &'a mut Sink,
}

impl Desk<'_> {
    /// The first of `dates` that can be read. If none can, that weighs as `level` says.
    fn moment(
        &mut self,
        dates: &[Found<String>],
        what: &str,
        level: Level,
    ) -> Option<Found<Instant>> {
        let mut unreadable = Vec::new();
        let mut moment = None;
        for date in dates {
            match dates::parse(&date.value, self.reading) {
                Ok(found) => {
                    moment = Some(Found::new(found, date.line));
                    break;
                }
                Err(why) => unreadable.push((why, date)),
            }
        }
        let level = match moment {
            Some(_) => Level::Warning,
            None => level,
        };
        // The page says one date in many places; what is wrong with it is said once.
        if let Some((why, date)) = unreadable.first() {
            self.report(why.diagnostic(level, what, &date.value), date.line);
        }
        moment
    }

    fn report(&mut self, diagnostic: Diagnostic, line: u32) {
        let at = line as usize - 1;
        let place = Place::line(self.file.clone(), line);
        let text = self.text.lines().nth(at).unwrap_or_default();
        let place = match text.len() <= QUOTED {
            true => place.quoting(text),
            false => place,
        };
        self.sink.push(diagnostic.at(place));
    }
}

/// How long a line may be to be shown, in bytes: pages that a program wrote have one line.
const QUOTED: usize = 160;

/// What the page's addresses are relative to, if that is not the page.
fn base(page: &Page, facts: &Facts) -> Option<Url> {
    let base = page.metadata.base.as_deref()?.trim();
    let own = facts
        .url
        .as_ref()
        .and_then(|found| Url::parse(&found.value).ok());
    match own {
        Some(own) => own.join(base).ok().filter(|base| *base != own),
        None => Url::parse(base).ok(),
    }
}

fn resolve(base: Option<&Url>, address: String) -> String {
    match base.map(|base| base.join(&address)) {
        Some(Ok(url)) => url.into(),
        _ => address,
    }
}

/// A piece of HTML whose addresses are relative to `base`, with absolute ones; `None` if all are
/// already, or there is too much of it.
pub(super) fn with_base(html: &str, base: &Url) -> Option<String> {
    let tree = parse::parse(html).ok()?;
    let body = tree.elements(tree::Tree::ROOT);
    let (body, _) = body.into_iter().find(|(_, it)| it.name() == "body")?;
    let written = |base| write::write(&tree, body, base, |_| false).html;
    let absolute = written(Some(base));
    (absolute != written(None)).then_some(absolute)
}

/// Who publishes it, if that is not the site itself.
fn publisher(page: &Page, facts: &Facts) -> Option<Found<String>> {
    let site = page
        .metadata
        .site
        .as_deref()
        .or(page.linked.site.as_deref());
    let is_site = |name: &str| site.is_some_and(|site| title::fold(site) == title::fold(name));
    facts.publisher.clone().filter(|name| !is_site(&name.value))
}

/// Whether a file that ends like a page begins with front matter, as those of Jekyll and Hugo do.
pub(super) fn has_front_matter(text: &str) -> bool {
    ["---\n", "+++\n"].iter().any(|mark| text.starts_with(mark))
}

/// A page with front matter: `article` is what that says, and the text is no Markdown.
pub(super) fn with_front_matter(article: Article) -> Option<Article> {
    let body = article.body.map(|body| match body {
        Body::Markdown(html) => Body::Html(html),
        other => other,
    });
    // The pages of a site's frame have front matter as well, and no date.
    article
        .published
        .is_some()
        .then_some(Article { body, ..article })
}
