//! The teaser image, as Media RSS has it (<https://www.rssboard.org/media-rss>), in RSS and Atom.

use crate::model::{AbsoluteUrl, Item, MediaType};

/// An element of Media RSS that is empty but for its attributes.
pub(super) struct Element {
    /// Its name, without a prefix.
    pub name: &'static str,
    /// Its attributes, not escaped.
    pub attributes: Vec<(&'static str, String)>,
}

/// The element for the image of `item`, if it has one.
///
/// More readers show `content` than `thumbnail`; but as of feed-rs 3.0 (NewsFlash) an RSS item's
/// `enclosure` is lost beside a `content`, and beside a `thumbnail` it is not.
pub(super) fn teaser(item: &Item) -> Option<Element> {
    let image = item.image.as_ref()?;
    let url = ("url", image.to_string());
    if !item.attachments.is_empty() {
        return Some(Element {
            name: "thumbnail",
            attributes: vec![url],
        });
    }
    let kind = image_type(image).map(|kind| ("type", kind.to_string()));
    Some(Element {
        name: "content",
        attributes: [url, ("medium", "image".to_owned())]
            .into_iter()
            .chain(kind)
            .collect(),
    })
}

/// The type of an image, if its address says it.
pub(super) fn image_type(image: &AbsoluteUrl) -> Option<MediaType> {
    MediaType::of_path(image).filter(|kind| kind.is("image"))
}
