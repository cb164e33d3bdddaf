//! The style of the XML itself, for whoever opens a feed in a browser.

use super::{FEED_STYLE, Templates, up};
use crate::model::Format;

/// The style of feeds.
pub fn feed_style(templates: &Templates) -> Vec<u8> {
    templates.text("feed.css").as_bytes().to_vec()
}

/// The bytes of a feed in `format` in `folder`, which refer to its style; a format that is no XML has none.
///
/// The reference stands behind the declaration (<https://www.w3.org/TR/xml-stylesheet/>), and is
/// relative, so that it is found wherever the folder of feeds is looked at.
pub fn styled(bytes: Vec<u8>, format: Format, folder: &str) -> Vec<u8> {
    let end = b"?>";
    let declaration = bytes.windows(end.len()).position(|window| window == end);
    let (Format::Rss | Format::Atom, Some(at)) = (format, declaration) else {
        return bytes;
    };
    let (before, after) = bytes.split_at(at + end.len());
    let reference = format!(
        "\n<?xml-stylesheet type=\"text/css\" href=\"{}{FEED_STYLE}\"?>",
        up(folder)
    );
    [before, reference.as_bytes(), after].concat()
}
