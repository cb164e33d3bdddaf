//! Files that belong to an article.

use std::fmt;

use super::{AbsoluteUrl, Line};

/// A file beside the text: audio, video, an image, a document.
///
/// * RSS 2.0: `enclosure` (the first one only: more than one is shown by few readers)
/// * Atom: `link rel="enclosure"`
/// * JSON Feed: `attachments`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Where it is.
    pub url: AbsoluteUrl,
    /// What it is.
    pub media_type: MediaType,
    /// Its size in bytes, if known. RSS wants a number: it gets 0 if not.
    pub length: Option<u64>,
    /// What to call it.
    pub title: Option<Line>,
    /// How long it plays, in seconds.
    pub duration: Option<u64>,
}

/// A media type, `type/subtype` (RFC 6838), in lower case and without parameters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MediaType(String);

impl MediaType {
    /// Reads a media type; parameters are dropped.
    ///
    /// ```
    /// use feedmill::model::MediaType;
    ///
    /// assert_eq!(MediaType::parse("Audio/MPEG; x=1").unwrap().as_str(), "audio/mpeg");
    /// assert!(MediaType::parse("mp3").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let essence = text
            .split(';')
            .next()
            .unwrap_or_default()
            .trim()
            .to_ascii_lowercase();
        let (kind, subtype) = essence.split_once('/')?;
        let name_ok = |name: &str| {
            name.starts_with(|c: char| c.is_ascii_alphanumeric())
                && name.len() <= 127
                && name
                    .chars()
                    .all(|c| c.is_ascii_alphanumeric() || "!#$&-^_.+".contains(c))
        };
        (name_ok(kind) && name_ok(subtype)).then_some(Self(essence))
    }

    /// Guesses from the ending of the address's path.
    pub fn of_path(url: &AbsoluteUrl) -> Option<Self> {
        let url = url.url();
        let name = url.path_segments()?.next_back()?;
        Self::parse(mime_guess::from_path(name).first_raw()?)
    }

    /// Whether it is of the top-level type `kind`, such as `image`.
    pub fn is(&self, kind: &str) -> bool {
        self.0.split('/').next() == Some(kind)
    }

    /// The type.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for MediaType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
