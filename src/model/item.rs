//! What a reader gets.

use super::{
    AbsoluteUrl, Attachment, Category, Entry, Episode, Html, Instant, ItemId, Language, Line, News,
    Person, Picture, Status, Text,
};

/// One article as all three formats show it.
///
/// Each field says what becomes of it; `docs/mapping.md` holds the same as a table.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Item {
    /// What makes it the same item, for ever.
    ///
    /// * RSS 2.0 (optional there, always written): `guid`, `isPermaLink="false"` unless it is [`Item::url`]
    /// * Atom (required): `id`
    /// * JSON Feed (required): `id`
    pub id: ItemId,
    /// The article's page.
    ///
    /// * RSS 2.0 (optional): `link`
    /// * Atom: `link rel="alternate" type="text/html"`, the first link
    /// * JSON Feed (optional): `url`
    pub url: AbsoluteUrl,
    /// The headline: one line of plain text.
    ///
    /// * RSS 2.0: `title`, escaped once
    /// * Atom (required): `title`, plain: without a `type` it is text
    /// * JSON Feed (optional): `title`
    pub title: Line,
    /// A short form of the text, plain.
    ///
    /// * RSS 2.0: `description`, which is HTML there, so `&`, `<` and `>` are escaped; before `content:encoded`
    /// * Atom: `summary`, plain: without a `type` it is text
    /// * JSON Feed: `summary`; in a feed of summaries also `content_html`, its paragraphs in `<p>`
    pub summary: Option<Text>,
    /// The text: safe HTML with absolute addresses; never empty.
    ///
    /// In a feed of summaries it is left out of the items that have a summary.
    ///
    /// * RSS 2.0: `content:encoded`; `description` if there is no summary
    /// * Atom: `content type="html"`
    /// * JSON Feed (required): `content_html`
    pub content: Html,
    /// First publication; an edit never moves it.
    ///
    /// * RSS 2.0: `pubDate`
    /// * Atom: `published`
    /// * JSON Feed: `date_published`
    pub published: Instant,
    /// The last change that readers should see; never before [`Item::published`].
    ///
    /// * RSS 2.0: `atom:updated`, if it differs from the publication
    /// * Atom (required): `updated`
    /// * JSON Feed: `date_modified`, if it differs from the publication
    pub updated: Instant,
    /// From then on, nobody may read it; never before [`Item::published`].
    ///
    /// * RSS 2.0, Atom: the end of `dcterms:valid`
    /// * JSON Feed: `_news.expires`
    pub expires: Option<Instant>,
    /// Whether it may be read. If not, text and summary are a notice that says so, and there is
    /// neither image nor attachment.
    ///
    /// * RSS 2.0, Atom: withdrawn: `dcterms:valid` ends with [`Item::updated`]; withheld: only the notice
    /// * JSON Feed: `_news.status`, `canceled` or `withheld`
    pub status: Status,
    /// Why it may not be read.
    ///
    /// * RSS 2.0, Atom, JSON Feed: the last paragraph of the notice
    pub reason: Option<Text>,
    /// The section of the publication; it is also the first of [`Item::categories`].
    ///
    /// * RSS 2.0, Atom, JSON Feed: as a category
    pub section: Option<Line>,
    /// Who made it; never empty.
    ///
    /// * RSS 2.0: one `dc:creator` each, the name
    /// * Atom: one `author` each, with `name`, `uri`, `email`
    /// * JSON Feed: `authors` with `name` and `url`; the first also as `author`, for readers of 1.0
    pub authors: Vec<Person>,
    /// What it is about: the section, categories, tags.
    ///
    /// * RSS 2.0: one `category` each, the label, with the scheme as `domain`
    /// * Atom: one `category` each, with `term`, `scheme`, `label`
    /// * JSON Feed: `tags`, the labels
    pub categories: Vec<Category>,
    /// The language of title, summary and text.
    ///
    /// * RSS 2.0: `dc:language`, if it is not the feed's
    /// * Atom: `xml:lang` on title, summary and content, if it is not the feed's
    /// * JSON Feed: `language`, if it is not the feed's
    pub language: Language,
    /// Pictures that go with it, the teaser first.
    ///
    /// * RSS 2.0: one `media:content` each, with `media:description` (the caption, or what it shows), `media:title` and `media:credit`; one `media:group` if it is in several files; one `media:thumbnail` if there are attachments, and none if it is an episode with artwork
    /// * Atom: one `media:content` each, with `media:description` (the caption, or what it shows), `media:title` and `media:credit`; one `media:group` if it is in several files
    /// * JSON Feed: the first as `image`, the others as `attachments` if their type is known
    pub images: Vec<Picture>,
    /// Files beside the text, the main one first.
    ///
    /// * RSS 2.0: the first as `enclosure`, with a length of 0 if it is not known; in a podcast the first to be heard or seen
    /// * Atom: one `link rel="enclosure"` each, with `type`, `length`, `title`
    /// * JSON Feed: `attachments` with `mime_type`, `title`, `size_in_bytes`, `duration_in_seconds`
    pub attachments: Vec<Attachment>,
    /// What it is as an episode of a podcast.
    ///
    /// * RSS 2.0: in a podcast, with a file to be heard or seen: `itunes:duration`, `itunes:title`, `itunes:episode`, `itunes:season`, `itunes:episodeType`, `itunes:explicit`, `itunes:image`; `podcast:transcript`, `podcast:chapters`, `podcast:person`, `podcast:season`
    /// * Atom: not written
    /// * JSON Feed: its artwork as `image`, if there is no picture
    pub episode: Option<Episode>,
    /// The place that the text is from, as in its dateline.
    ///
    /// * RSS 2.0, Atom: `dc:coverage`
    /// * JSON Feed: `_news.located`
    pub location: Option<Line>,
    /// The agency or publication that the text is from.
    ///
    /// * RSS 2.0, Atom: `dc:publisher`
    /// * JSON Feed: `_news.provider`
    pub provider: Option<Line>,
    /// What a news desk says beyond that.
    ///
    /// * RSS 2.0, Atom, JSON Feed: see [`News`]
    pub news: News,
}

impl Item {
    /// Joins an entry with its text.
    ///
    /// `title` and `summary` stand in where the entry has none of its own. `None` only if
    /// `content` is empty, which JSON Feed does not allow.
    pub fn new(entry: Entry, title: Line, summary: Option<Text>, content: Html) -> Option<Self> {
        if content.is_empty() {
            return None;
        }
        Some(Self {
            id: entry.id,
            url: entry.url,
            title: entry.title.unwrap_or(title),
            summary: entry.summary.or(summary),
            content,
            published: entry.published,
            updated: entry.updated,
            expires: entry.expires,
            status: entry.status,
            reason: entry.reason,
            section: entry.section,
            authors: entry.authors,
            categories: entry.categories,
            language: entry.language,
            images: entry.images,
            attachments: entry.attachments,
            episode: entry.episode,
            location: entry.location,
            provider: entry.provider,
            news: entry.news,
        })
    }

    /// The picture to show where there is room for one: the first, or the artwork of the episode.
    pub fn teaser(&self) -> Option<&AbsoluteUrl> {
        let picture = self.images.first().map(|picture| &picture.file.url);
        let episode = self.episode.as_ref();
        picture.or(episode.and_then(|episode| episode.image.as_ref()))
    }

    /// When it ceases, or ceased, to be valid: when it expires, or when it was withdrawn.
    pub fn valid_until(&self) -> Option<Instant> {
        let withdrawn = (self.status == Status::Withdrawn).then_some(self.updated);
        withdrawn.into_iter().chain(self.expires).min()
    }
}
