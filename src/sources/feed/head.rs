//! What a feed says of itself.

use crate::model::{Byline, Instant};

/// What a feed says of itself, as it says it; addresses are absolute as far as the feed says to
/// what they are relative.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Head {
    /// Its id (Atom).
    pub id: Option<String>,
    /// The name of the publication.
    pub title: Option<String>,
    /// What it is, plain text.
    pub description: Option<String>,
    /// Its home page.
    pub home: Option<String>,
    /// Where the feed itself is.
    pub own: Option<String>,
    /// The language of items that name none, a BCP 47 tag.
    pub language: Option<String>,
    /// Who makes it.
    pub authors: Vec<Byline>,
    /// The copyright line.
    pub rights: Option<String>,
    /// A small square image.
    pub icon: Option<String>,
    /// A larger image.
    pub logo: Option<String>,
    /// The hubs that tell of its changes.
    pub hubs: Vec<String>,
    /// How long a reader may wait, in minutes.
    pub ttl: Option<u32>,
    /// When it last changed.
    pub updated: Option<Instant>,
}
