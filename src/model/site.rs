//! The publication that the articles belong to.

use chrono_tz::Tz;

use super::{AbsoluteUrl, ItemId, Language, Line, Notices, Permalink, Person, TaggingEntity, Text};

/// What all feeds of a publication share, and what an article gets where it says nothing itself.
#[derive(Clone, Debug)]
pub struct Site {
    /// The name of the publication: the title of its feeds.
    pub title: Line,
    /// Its home page; relative addresses of articles are resolved against it.
    pub link: AbsoluteUrl,
    /// What it is, in a sentence.
    pub description: Text,
    /// The language of articles that name none.
    pub language: Language,
    /// The zone of dates that name none, and of the dates in permalinks.
    pub zone: Tz,
    /// The authors of articles that name none.
    pub authors: Vec<Person>,
    /// The copyright line.
    pub rights: Option<Line>,
    /// A small square image.
    pub icon: Option<AbsoluteUrl>,
    /// A larger image, wider than high.
    pub logo: Option<AbsoluteUrl>,
    /// Who mints the ids.
    pub tag: TaggingEntity,
    /// The id of the publication's main feed.
    pub id: ItemId,
    /// How the address of an article is made when it gives none.
    pub permalink: Permalink,
    /// How the id of an article is made when it gives none.
    pub ids: Ids,
    /// What stands in place of an article that may not be read.
    pub notices: Notices,
}

/// How the id of an article is made when it gives none.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ids {
    /// A `tag:` URI of its seed's path.
    #[default]
    Path,
    /// The address of its page, as most site generators have it.
    Permalink,
    /// The same with the name of its seed in place of the last part, as Jekyll has it.
    Name,
}

/// What the articles of one source get where they say nothing themselves, before the
/// [`Site`]'s values.
#[derive(Clone, Debug, Default)]
pub struct Defaults {
    /// Their section.
    pub section: Option<Line>,
    /// Their authors.
    pub authors: Vec<Person>,
    /// Their language.
    pub language: Option<Language>,
    /// How their addresses are made.
    pub permalink: Option<Permalink>,
}
