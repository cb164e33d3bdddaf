//! Pictures that go with an article.

use super::{AbsoluteUrl, Line, MediaType, Text};

/// A picture: what it shows, who made it, and the files that it is in.
///
/// * RSS 2.0: `media:content`; if it is in several files, one each in a `media:group`
/// * Atom: the same
/// * JSON Feed: the first is `image`, the others are `attachments`
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// The file that readers should show.
    pub file: Rendition,
    /// The same picture in other sizes or types.
    pub others: Vec<Rendition>,
    /// What it shows, for those who can't see it.
    pub alt: Option<Line>,
    /// What is said below it.
    pub caption: Option<Text>,
    /// Who made it, or whose it is.
    pub credit: Option<Line>,
}

/// A file that a picture is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendition {
    /// Where it is.
    pub url: AbsoluteUrl,
    /// What it is, if known.
    pub media_type: Option<MediaType>,
    /// Its size in bytes, if known; more than 0.
    pub length: Option<u64>,
    /// In pixels, if known; more than 0.
    pub width: Option<u32>,
    /// In pixels, if known; more than 0.
    pub height: Option<u32>,
}

impl Picture {
    /// A picture of which nothing is known but where it is.
    pub fn at(url: AbsoluteUrl) -> Self {
        Self {
            file: Rendition::at(url),
            others: Vec::new(),
            alt: None,
            caption: None,
            credit: None,
        }
    }

    /// All files that it is in, the one to show first.
    pub fn files(&self) -> impl Iterator<Item = &Rendition> {
        std::iter::once(&self.file).chain(&self.others)
    }
}

impl Rendition {
    /// A file of which nothing is known but where it is, and what its name says of its type.
    pub fn at(url: AbsoluteUrl) -> Self {
        Self {
            media_type: MediaType::of_path(&url).filter(|kind| kind.is("image")),
            url,
            length: None,
            width: None,
            height: None,
        }
    }
}

/// A picture, as the source names it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pictured {
    /// The address of its file, absolute or relative to the page.
    pub url: String,
    /// What it shows, for those who can't see it.
    pub alt: Option<String>,
    /// What is said below it.
    pub caption: Option<String>,
    /// Who made it, or whose it is.
    pub credit: Option<String>,
    /// In pixels, if the source says.
    pub width: Option<u32>,
    /// In pixels, if the source says.
    pub height: Option<u32>,
    /// Its media type, if the source says.
    pub media_type: Option<String>,
    /// In bytes, if the source says.
    pub length: Option<u64>,
    /// The same picture in other files; what is said of those is not looked at but where they are,
    /// how large, and of what type.
    pub others: Vec<Pictured>,
}

impl From<String> for Pictured {
    /// A picture of which nothing is known but where it is.
    fn from(url: String) -> Self {
        Self {
            url,
            ..Self::default()
        }
    }
}
