//! An article's metadata, complete and checked, before its text is looked at.

mod desk;

use super::{
    AbsoluteUrl, Article, Attachment, Category, Defaults, Instant, ItemId, Language, Line, Person,
    Seed, Site, Status, Text,
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
    /// See [`Item::expires`](super::Item::expires); never before `published`, and if the same, the
    /// article is never shown.
    pub expires: Option<Instant>,
    /// See [`Item::status`](super::Item::status).
    pub status: Status,
    /// See [`Item::reason`](super::Item::reason).
    pub reason: Option<Text>,
    /// Whether the last edit moves nothing: who knows what was published before leaves `updated`
    /// as it was then. A withdrawal is never minor.
    pub minor: bool,
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

/// What is known of an article's times from outside of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moments {
    /// The publication of an article without a date; `None` refuses such an article.
    pub undated: Option<Instant>,
    /// When the article was last changed: the time of a withdrawal that gives none itself.
    pub changed: Option<Instant>,
}

impl Entry {
    /// Whether an article gives its id itself.
    pub fn gives_id(article: &Article) -> bool {
        let own = article.id.as_ref();
        own.is_some_and(|found| !found.value.trim().is_empty())
    }

    /// The id that an article has of itself or its file: its own if it is a URI or
    /// [kept](Article::keeps_id); else a `tag:` URI made of its own id or of its path.
    pub fn id_of(article: &Article, site: &Site) -> ItemId {
        match &article.id {
            Some(found) if article.keeps_id && !found.value.trim().is_empty() => {
                site.tag.keep(&found.value)
            }
            Some(found) if !found.value.trim().is_empty() => {
                ItemId::parse(&found.value).unwrap_or_else(|| site.tag.id(&found.value))
            }
            _ => site.tag.id(&article.seed.path),
        }
    }

    /// Completes what `article` says with what its source and its site say, and checks it.
    ///
    /// An article under embargo is published when that ends, if not later. Problems go to `sink`; `None` comes back if one of them is an error.
    pub fn new(
        article: &Article,
        site: &Site,
        defaults: &Defaults,
        moments: Moments,
        sink: &mut Sink,
    ) -> Option<Self> {
        let mut desk = Desk {
            article,
            site,
            sink,
            failed: false,
        };
        let published = desk.published(moments.undated);
        let section = line(&article.section).or_else(|| defaults.section.clone());
        let path = defaults.permalink.as_ref().unwrap_or(&site.permalink);
        let url = published.and_then(|published| desk.url(published, section.as_ref(), path));
        let id = desk.id(url.as_ref());
        let language = desk.language(defaults);
        let authors = desk.authors(defaults);
        let image = url.as_ref().and_then(|url| desk.image(url));
        let attachments = url
            .as_ref()
            .map(|url| desk.attachments(url))
            .unwrap_or_default();
        let status = article.status.map_or(Status::Usable, |found| found.value);
        let updated = published.map(|published| desk.updated(published, status, moments.changed));
        let expires = published.and_then(|published| desk.expires(published));
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
            expires,
            status,
            reason: desk::reason(article, status),
            minor: article.minor && status.is_usable(),
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
