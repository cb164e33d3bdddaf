//! [`Feed`] → bytes: pure and deterministic, one file a format.

pub mod atom;
pub mod json_feed;
pub mod rss;

use crate::Error;
use crate::model::{AbsoluteUrl, Feed, Format};

/// Writes `feed`, which will be published at `self_url`, as `format`.
///
/// # Errors
/// Only when the crate that writes the format can't serialise.
pub fn write(format: Format, feed: &Feed, self_url: &AbsoluteUrl) -> Result<Vec<u8>, Error> {
    match format {
        Format::Atom => atom::write(feed, self_url),
        Format::Json => json_feed::write(feed, self_url),
        Format::Rss => rss::write(feed, self_url),
    }
}
