//! What an article says of itself as an episode of a podcast.

use std::num::NonZeroU32;

use super::{AbsoluteUrl, Language, Line, MediaType};

/// An episode; written only into feeds that are a podcast.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Episode {
    /// The title without show, season or number.
    pub title: Option<Line>,
    /// Its number in the show or the season.
    pub number: Option<NonZeroU32>,
    /// The number of its season.
    pub season: Option<NonZeroU32>,
    /// What its season is called.
    pub season_name: Option<Line>,
    /// What kind of episode it is, if the article says.
    pub kind: Option<EpisodeKind>,
    /// Whether it is not for children, if that differs from the show.
    pub explicit: Option<bool>,
    /// Its own artwork.
    pub image: Option<AbsoluteUrl>,
    /// Its words, in several forms or languages.
    pub transcripts: Vec<Transcript>,
    /// Its chapters.
    pub chapters: Option<Chapters>,
    /// Who is heard in it.
    pub people: Vec<Credit>,
}

/// What kind of episode it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EpisodeKind {
    /// Extra content.
    Bonus,
    /// The rule.
    Full,
    /// A preview.
    Trailer,
}

impl EpisodeKind {
    /// The word for it in feeds.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bonus => "bonus",
            Self::Full => "full",
            Self::Trailer => "trailer",
        }
    }

    /// The kind that a word in a seed stands for.
    pub fn parse(word: &str) -> Option<Self> {
        let kinds = [Self::Bonus, Self::Full, Self::Trailer];
        let word = word.trim();
        kinds
            .into_iter()
            .find(|kind| kind.as_str().eq_ignore_ascii_case(word))
    }
}

/// The words of an episode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Transcript {
    /// Where they are.
    pub url: AbsoluteUrl,
    /// What the file is, such as `text/vtt`.
    pub media_type: MediaType,
    /// The language, if it is not the article's.
    pub language: Option<Language>,
    /// Whether it has times to be shown with the picture.
    pub captions: bool,
}

/// The chapters of an episode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapters {
    /// Where they are.
    pub url: AbsoluteUrl,
    /// What the file is, such as `application/json+chapters`.
    pub media_type: MediaType,
}

/// Somebody who is heard in a show or works on it
/// (<https://podcastindex.org/namespace/1.0#person>).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Credit {
    /// The name.
    pub name: Line,
    /// The part that the person has, such as `host`, in lower case.
    pub role: Option<Line>,
    /// Where the person belongs to, such as `cast`, in lower case.
    pub group: Option<Line>,
    /// A picture of the person.
    pub image: Option<AbsoluteUrl>,
    /// A page about the person.
    pub url: Option<AbsoluteUrl>,
}

/// An episode, as the source tells of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Aired {
    /// See [`Episode::title`].
    pub title: Option<String>,
    /// See [`Episode::number`].
    pub number: Option<NonZeroU32>,
    /// See [`Episode::season`].
    pub season: Option<NonZeroU32>,
    /// See [`Episode::season_name`].
    pub season_name: Option<String>,
    /// See [`Episode::kind`].
    pub kind: Option<EpisodeKind>,
    /// See [`Episode::explicit`].
    pub explicit: Option<bool>,
    /// See [`Episode::image`]; absolute or relative to the page.
    pub image: Option<String>,
    /// See [`Episode::transcripts`].
    pub transcripts: Vec<Named>,
    /// See [`Episode::chapters`].
    pub chapters: Option<Named>,
    /// See [`Episode::people`].
    pub people: Vec<Heard>,
}

/// A file that belongs to an episode, as the source names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Named {
    /// Its address, absolute or relative to the page.
    pub url: String,
    /// Its media type, if the source says.
    pub media_type: Option<String>,
    /// Its language, if the source says.
    pub language: Option<String>,
    /// What it is to the episode, such as `captions`.
    pub rel: Option<String>,
}

/// Somebody who is heard in an episode, as the source names them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Heard {
    /// The name.
    pub name: String,
    /// The part that the person has.
    pub role: Option<String>,
    /// Where the person belongs to.
    pub group: Option<String>,
    /// A picture of the person, absolute or relative to the page.
    pub image: Option<String>,
    /// A page about the person, absolute or relative to the site.
    pub url: Option<String>,
}
