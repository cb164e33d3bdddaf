//! [`Feed`] → bytes: pure and deterministic, one file a format.
//!
//! `docs/mapping.md` says what becomes of each field. The crates `rss` and `atom_syndication`
//! write the XML; what they get wrong or leave out is made good here, and a test for each such
//! measure fails on the day that it is no longer needed.

pub mod atom;
mod element;
mod frame;
mod history;
mod html;
mod itunes;
pub mod json_feed;
mod media;
mod news;
mod partner;
mod podcast;
pub mod rss;
#[cfg(test)]
mod tests;
mod tombstones;
mod validity;

use crate::Error;
use crate::model::{AbsoluteUrl, Feed, Format, Instant};

/// Writes `feed`, which will be published at `self_url`, as `format`.
///
/// # Errors
/// When the feed has no items, or the crate that writes the format can't serialise.
pub fn write(format: Format, feed: &Feed, self_url: &AbsoluteUrl) -> Result<Vec<u8>, Error> {
    match format {
        Format::Atom => atom::write(feed, self_url),
        Format::Json => json_feed::write(feed, self_url),
        Format::Rss => rss::write(feed, self_url),
    }
}

/// The newest change of any item, which is when the feed changed.
///
/// A feed without items has none: Atom could not be written, and whoever replaced a published
/// feed by an empty one would have lost its items, so none of the formats is.
fn newest_change(feed: &Feed) -> Result<Instant, Error> {
    feed.updated()
        .ok_or_else(|| Error::new(format!("the feed `{}` has no items to write", feed.title)))
}

/// The name that feedmill signs feeds with.
const GENERATOR: &str = "feedmill";
/// Its version.
const VERSION: &str = env!("CARGO_PKG_VERSION");
/// Where to read about it.
const HOMEPAGE: &str = env!("CARGO_PKG_HOMEPAGE");

/// The namespaces that feeds declare: always the same ones, so that a new item changes nothing
/// but the feed's items. Only those of validity, points, tombstones and archives, which few feeds
/// need and one validator warns of, are declared where they are used, and those of podcasts in
/// podcasts.
const ATOM: (&str, &str) = ("atom", "http://www.w3.org/2005/Atom");
const CONTENT: (&str, &str) = ("content", "http://purl.org/rss/1.0/modules/content/");
const DUBLIN_CORE: (&str, &str) = ("dc", "http://purl.org/dc/elements/1.1/");
const DUBLIN_CORE_TERMS: (&str, &str) = ("dcterms", "http://purl.org/dc/terms/");
const FEED_HISTORY: (&str, &str) = ("fh", "http://purl.org/syndication/history/1.0");
const GEORSS: (&str, &str) = ("georss", "http://www.georss.org/georss");
const ITUNES: (&str, &str) = ("itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd");
const MEDIA: (&str, &str) = ("media", "http://search.yahoo.com/mrss/");
const MSN: (&str, &str) = ("mi", "http://schemas.ingestion.microsoft.com/common/");
const PODCAST: (&str, &str) = ("podcast", "https://podcastindex.org/namespace/1.0");
const SMARTNEWS: (&str, &str) = ("snf", "http://www.smartnews.be/snf");
const TOMBSTONES: (&str, &str) = ("at", "http://purl.org/atompub/tombstones/1.0");
