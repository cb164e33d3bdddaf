//! What a writer writes.

use super::{
    AbsoluteUrl, Instant, Item, ItemId, Language, Line, Paging, Person, Profile, Show, Site, Text,
};

/// A feed: the publication's particulars and its items, newest first.
///
/// The address of the feed itself differs from format to format, so the writers take it apart.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Feed {
    /// * RSS 2.0: not written
    /// * Atom (required): `id`
    /// * JSON Feed: not written; `feed_url` takes that part
    pub id: ItemId,
    /// * RSS 2.0, Atom, JSON Feed (required): `title`
    pub title: Line,
    /// * RSS 2.0 (required): `description`, escaped once
    /// * Atom: `subtitle`
    /// * JSON Feed: `description`
    pub description: Text,
    /// * RSS 2.0 (required): `link`
    /// * Atom: `link rel="alternate" type="text/html"`
    /// * JSON Feed: `home_page_url`
    pub home: AbsoluteUrl,
    /// * RSS 2.0, JSON Feed: `language`
    /// * Atom: `xml:lang`
    pub language: Language,
    /// * RSS 2.0: `managingEditor`, the first who has an e-mail address, as `mail (Name)`
    /// * Atom: one `author` each, with `name`, `uri`, `email`
    /// * JSON Feed: `authors` with `name` and `url`; the first also as `author`, for readers of 1.0
    pub authors: Vec<Person>,
    /// * RSS 2.0: `copyright`
    /// * Atom: `rights`
    /// * JSON Feed: not written
    pub rights: Option<Line>,
    /// * RSS 2.0: not written
    /// * Atom: `icon`
    /// * JSON Feed: `favicon`
    pub icon: Option<AbsoluteUrl>,
    /// * RSS 2.0: `image` with the feed's title and home, unless its name says that it is no GIF, JPEG or PNG
    /// * Atom: `logo`
    /// * JSON Feed: `icon`
    pub logo: Option<AbsoluteUrl>,
    /// When the last item left, if there is none.
    ///
    /// * RSS 2.0: `lastBuildDate`
    /// * Atom: `updated`
    /// * JSON Feed: not written
    pub emptied: Option<Instant>,
    /// The WebSub hubs that tell subscribers when the feed changes.
    ///
    /// * RSS 2.0: one `atom:link rel="hub"` each, after that of the feed itself
    /// * Atom: one `link rel="hub"` each
    /// * JSON Feed: `hubs` with `type`, `WebSub`, and `url`
    pub hubs: Vec<AbsoluteUrl>,
    /// Where an rssCloud server takes the wish to be told when the feed changes.
    ///
    /// * RSS 2.0: `cloud`, with `http-post` as its protocol
    /// * Atom, JSON Feed: not written
    pub cloud: Option<AbsoluteUrl>,
    /// How long a reader may wait before it looks again, in minutes.
    ///
    /// * RSS 2.0: `ttl`, unless it is 0
    /// * Atom, JSON Feed: not written
    pub ttl: Option<u32>,
    /// Whether items carry their whole text or their summary; an item without a summary carries
    /// its text in either case.
    ///
    /// * RSS 2.0: whether there is a `content:encoded`
    /// * Atom: whether there is a `content`
    /// * JSON Feed: what `content_html` holds
    pub full_text: bool,
    /// The items, newest first; equal publications by id. A feed without any is not written.
    ///
    /// * RSS 2.0: one `item` each; the newest change is `lastBuildDate`
    /// * Atom: one `entry` each; the newest change is `updated` (required)
    /// * JSON Feed (required): `items`
    pub items: Vec<Item>,
    /// What was withdrawn and has left the feed, in the order in which it is written.
    ///
    /// * RSS 2.0, JSON Feed: not written
    /// * Atom: one `at:deleted-entry` each, before the entries (RFC 6721)
    pub tombstones: Vec<Tombstone>,
    /// What it is as a podcast, if it is one.
    ///
    /// * RSS 2.0: the elements of `itunes` and `podcast`, which no other feed has
    /// * Atom: its artwork as `logo`, if there is no other
    /// * JSON Feed: its artwork as `icon`, if there is no logo
    pub show: Option<Show>,
    /// The feed's other documents, if it has any.
    ///
    /// * RSS 2.0: an `atom:link` to each, `fh:archive` or `fh:complete` (RFC 5005)
    /// * Atom: a `link` to each, `fh:archive` or `fh:complete` (RFC 5005)
    /// * JSON Feed: `next_url`, the archive before this document
    pub paging: Paging,
    /// The partner for whom the feed is made.
    ///
    /// * RSS 2.0: `flipboard`: the image as `enclosure`; `msn`: `dcterms:modified`, `mi:shortTitle`; `smartnews`: `pubDate`, `snf:logo`, `media:thumbnail`
    /// * Atom: `msn`: `mi:shortTitle`
    /// * JSON Feed: nothing more
    pub profile: Option<Profile>,
}

/// What is left of an item that was withdrawn (RFC 6721).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tombstone {
    /// Its id: [`Item::id`].
    pub id: ItemId,
    /// When it was withdrawn; an entry with this id that was updated later counts again.
    pub when: Instant,
    /// Why, for people.
    pub comment: Option<Line>,
}

impl Feed {
    /// A feed of all that `items` hold, with the particulars of `site`.
    ///
    /// The items are put in order: newest publication first, then by id.
    pub fn new(site: &Site, mut items: Vec<Item>) -> Self {
        items.sort_by(|a, b| b.published.cmp(&a.published).then_with(|| a.id.cmp(&b.id)));
        Self {
            id: site.id.clone(),
            title: site.title.clone(),
            description: site.description.clone(),
            home: site.link.clone(),
            language: site.language.clone(),
            authors: site.authors.clone(),
            rights: site.rights.clone(),
            icon: site.icon.clone(),
            logo: site.logo.clone(),
            emptied: None,
            hubs: Vec::new(),
            cloud: None,
            ttl: None,
            full_text: true,
            items,
            tombstones: Vec::new(),
            show: None,
            paging: Paging::default(),
            profile: None,
        }
    }

    /// The logo, or the artwork of the podcast.
    pub fn artwork(&self) -> Option<&AbsoluteUrl> {
        let show = self.show.as_ref().map(|show| &show.artwork);
        self.logo.as_ref().or(show)
    }

    /// The newest change of any item, or the newest of the tombstones: what RSS calls
    /// `lastBuildDate` and Atom `updated`. It is never the clock. Without items it is when the last
    /// one left; `None` if there never were any.
    pub fn updated(&self) -> Option<Instant> {
        let newest = self.items.iter().map(|item| item.updated).max();
        let newest = newest.or(self.emptied);
        let removed = self.tombstones.iter().map(|tombstone| tombstone.when).max();
        newest.map(|newest| removed.map_or(newest, |removed| removed.max(newest)))
    }
}
