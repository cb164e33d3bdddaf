//! An article's metadata, complete and checked, before its text is looked at.

mod desk;

use super::{
    AbsoluteUrl, Article, Attachment, Category, Defaults, Instant, ItemId, Language, Line, Person,
    Seed, Site, Text,
};
use crate::diagnostic::Sink;

use desk::{Desk, categories, line};

/// Everything about an item but its text: enough to order, select and link it.
///
/// A site may have a million articles and one feed of fifty, so each article is first reduced to
/// this, and the texts are read only of those that a feed will show.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Entry {
    /// The seed that it came from.
    pub seed: Seed,
    /// See [`Item::id`](super::Item::id).
    pub id: ItemId,
    /// See [`Item::url`](super::Item::url).
    pub url: AbsoluteUrl,
    /// The headline, if the article has one; else one is made from the text.
    pub title: Option<Line>,
    /// The summary, if the article has one; else one is cut from the text.
    pub summary: Option<Text>,
    /// See [`Item::published`](super::Item::published).
    pub published: Instant,
    /// See [`Item::updated`](super::Item::updated); never before `published`.
    pub updated: Instant,
    /// See [`Item::section`](super::Item::section).
    pub section: Option<Line>,
    /// See [`Item::authors`](super::Item::authors).
    pub authors: Vec<Person>,
    /// See [`Item::categories`](super::Item::categories).
    pub categories: Vec<Category>,
    /// See [`Item::language`](super::Item::language).
    pub language: Language,
    /// See [`Item::image`](super::Item::image).
    pub image: Option<AbsoluteUrl>,
    /// See [`Item::attachments`](super::Item::attachments).
    pub attachments: Vec<Attachment>,
    /// See [`Item::location`](super::Item::location).
    pub location: Option<Line>,
    /// See [`Item::provider`](super::Item::provider).
    pub provider: Option<Line>,
    /// Whether the author says that it is not finished.
    pub draft: bool,
}

impl Entry {
    /// Completes what `article` says with what its source and its site say, and checks it.
    ///
    /// `file_time` is used for an article without a date; `None` refuses such an article.
    /// Problems go to `sink`; `None` comes back if one of them is an error.
    pub fn new(
        article: &Article,
        site: &Site,
        defaults: &Defaults,
        file_time: Option<Instant>,
        sink: &mut Sink,
    ) -> Option<Self> {
        let mut desk = Desk {
            article,
            site,
            sink,
            failed: false,
        };
        let published = desk.published(file_time);
        let id = desk.id();
        let section = line(&article.section).or_else(|| defaults.section.clone());
        let url = published.and_then(|published| desk.url(published, section.as_ref()));
        let language = desk.language(defaults);
        let authors = desk.authors(defaults);
        let image = url.as_ref().and_then(|url| desk.image(url));
        let attachments = url
            .as_ref()
            .map(|url| desk.attachments(url))
            .unwrap_or_default();
        let updated = published.map(|published| desk.updated(published));
        if desk.failed {
            return None;
        }
        Some(Self {
            seed: article.seed.clone(),
            id,
            url: url?,
            title: line(&article.title),
            summary: article
                .summary
                .as_ref()
                .and_then(|found| Text::new(&found.value)),
            published: published?,
            updated: updated?,
            categories: categories(section.as_ref(), article),
            section,
            authors,
            language,
            image,
            attachments,
            location: line(&article.location),
            provider: line(&article.source),
            draft: article.draft,
        })
    }
}
