//! What stands beside the feeds for people and for programs that are no feed readers: pages, a
//! list of all feeds, a sitemap. Facts in, bytes out: no clock, no file, nothing that runs in a
//! browser.

mod article;
mod escape;
mod json_ld;
mod links;
mod moved;
mod opml;
mod page;
mod sitemap;
mod style;
mod templates;
mod words;
mod xml;

use crate::model::{AbsoluteUrl, Format, Language, Line, Text};

pub use article::{Story, article};
pub use links::links;
pub use moved::moved;
pub use opml::opml;
pub use page::{LATEST, page};
pub use sitemap::{MOST_NEWS, News, WINDOW, sitemap};
pub use style::{feed_style, styled};
pub use templates::Templates;

/// The name of the page in a feed's folder.
pub const PAGE: &str = "index.html";
/// The name of the style that makes the XML of feeds readable; it is in the folder of all feeds.
pub const FEED_STYLE: &str = "feed.css";
/// The name of the list of all feeds.
pub const OPML: &str = "feeds.opml";
/// The name of the sitemap of news.
pub const SITEMAP: &str = "news-sitemap.xml";

/// A feed, as far as it is told to people.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::exhaustive_structs)]
pub struct Feed {
    /// Where it is below the folder of all feeds, with `/` between its parts; empty for the main
    /// one.
    pub folder: String,
    /// Its title.
    pub title: Line,
    /// What it is, in a sentence.
    pub description: Text,
    /// Its language.
    pub language: Language,
    /// The public address of its folder; its path ends in `/`.
    pub url: AbsoluteUrl,
    /// Its formats, in the order of [`Format::ALL`]; at least one.
    pub files: Vec<FeedFile>,
}

/// A feed in one format.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(clippy::exhaustive_structs)]
pub struct FeedFile {
    /// The format.
    pub format: Format,
    /// The name of the file.
    pub name: String,
    /// Its public address.
    pub url: AbsoluteUrl,
}

impl Feed {
    /// Whether it is the main one.
    pub fn is_main(&self) -> bool {
        self.folder.is_empty()
    }
}

/// The way from `folder` up to that of all feeds: empty, or one `../` for each part.
fn up(folder: &str) -> String {
    let parts = folder.split('/').filter(|part| !part.is_empty());
    parts.map(|_| "../").collect()
}

/// What all the files say of their making, but the feeds, which say it in their own way.
const MADE_BY: &str = concat!("made by feedmill ", env!("CARGO_PKG_VERSION"));

/// The same in a page's head.
const GENERATOR: &str = concat!("feedmill ", env!("CARGO_PKG_VERSION"));

/// Whether a page, style, list or sitemap was made here, with the templates that come along.
pub fn is_ours(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(1_000)]);
    head.contains("made by feedmill ") || head.contains("name=\"generator\" content=\"feedmill ")
}
