//! What a feed says of itself as a podcast.

mod category;
mod guid;

use super::{AbsoluteUrl, Credit, Email, Line};

pub(crate) use category::SHOW_CATEGORIES;
pub use category::ShowCategory;
pub use guid::ShowGuid;

/// A podcast: what Apple's directory (<https://podcasters.apple.com/support/823>) and the podcast
/// namespace (<https://podcastindex.org/namespace/1.0>) want to know of a feed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Show {
    /// Who makes it.
    pub author: Line,
    /// Whom directories write to; both are published.
    pub owner: Option<(Line, Email)>,
    /// A square picture.
    pub artwork: AbsoluteUrl,
    /// What it is about, the main subject first; never empty.
    pub categories: Vec<ShowCategory>,
    /// Whether it is not for children.
    pub explicit: bool,
    /// Whether it is to be heard from the first episode on.
    pub serial: bool,
    /// Whether it is over.
    pub complete: bool,
    /// Whether other hosts must not take it over; `None` says nothing.
    pub locked: Option<bool>,
    /// Where listeners give money, and what is written on it.
    pub funding: Vec<(AbsoluteUrl, Line)>,
    /// What it is known by for ever, if not by the address of its feed.
    pub guid: Option<ShowGuid>,
    /// What it is to be listened to or watched as.
    pub medium: Medium,
    /// Who is heard in it.
    pub people: Vec<Credit>,
}

/// What a feed's files are, in the words of the podcast namespace.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Medium {
    /// A book read aloud.
    Audiobook,
    /// Written posts with sound.
    Blog,
    /// Lessons.
    Course,
    /// A film.
    Film,
    /// Songs.
    Music,
    /// Letters read aloud.
    Newsletter,
    /// A show to listen to.
    Podcast,
    /// A show to watch.
    Video,
}

impl Medium {
    /// The word for it in feeds.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Audiobook => "audiobook",
            Self::Blog => "blog",
            Self::Course => "course",
            Self::Film => "film",
            Self::Music => "music",
            Self::Newsletter => "newsletter",
            Self::Podcast => "podcast",
            Self::Video => "video",
        }
    }
}
