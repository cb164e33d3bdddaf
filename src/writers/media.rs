//! Pictures, as Media RSS has them (<https://www.rssboard.org/media-rss>), in RSS and Atom.

use super::element::Element;
use crate::model::{AbsoluteUrl, Attachment, Item, Line, MediaType, Picture, Rendition};

/// The elements for the pictures of `item`.
///
/// The caption is the `description`; where there is none, what the picture shows is, and else that
/// is the `title`: Media RSS has no element for it.
pub(super) fn pictures(item: &Item) -> Vec<Element> {
    let is_alone = |picture: &Picture| picture.others.is_empty();
    // The crates write every `content` before the first `group`.
    let is_late = item.images.first().is_some_and(|first| !is_alone(first))
        && item.images.iter().any(is_alone);
    let teaser = item.images.first().filter(|_| is_late).map(thumbnail);
    item.images.iter().map(picture).chain(teaser).collect()
}

/// The elements for the pictures of `item` where there is an `enclosure` beside them.
///
/// As of feed-rs 3.0 (NewsFlash) an RSS item's `enclosure` is lost beside a `content`, and beside
/// a `thumbnail` it is not.
pub(super) fn thumbnails(item: &Item) -> Vec<Element> {
    item.images.iter().map(thumbnail).collect()
}

fn thumbnail(picture: &Picture) -> Element {
    let file = &picture.file;
    element("thumbnail")
        .with("url", Some(&file.url))
        .with("width", file.width)
        .with("height", file.height)
}

/// The pictures of `item` that have no place of their own in JSON Feed: all but the first, each
/// with its renditions under one title, which makes them the same there.
pub(super) fn further(item: &Item) -> Vec<Attachment> {
    let further = item.images.iter().skip(1).flat_map(|picture| {
        let caption = picture.caption.as_ref().map(|caption| caption.as_str());
        let title = caption.or(picture.alt.as_ref().map(|alt| alt.as_str()));
        let title = title.and_then(Line::new);
        picture.files().filter_map(move |file| {
            Some(Attachment {
                url: file.url.clone(),
                media_type: file.media_type.clone()?,
                length: file.length,
                title: title.clone(),
                duration: None,
            })
        })
    });
    further.collect()
}

fn picture(picture: &Picture) -> Element {
    let caption = picture.caption.as_ref().map(|caption| caption.as_str());
    let alt = picture.alt.as_ref().map(|alt| alt.as_str());
    let description = caption.or(alt);
    let title = caption.and(alt);
    let words = [
        description.map(|text| {
            element("description")
                .with("type", Some("plain"))
                .text(text)
        }),
        title.map(|text| element("title").with("type", Some("plain")).text(text)),
        (picture.credit.as_ref()).map(|credit| element("credit").text(credit)),
    ];
    let words = words.into_iter().flatten();
    if picture.others.is_empty() {
        return content(&picture.file, None).holding(words);
    }
    let others = picture.others.iter().map(|file| content(file, None));
    element("group")
        .holding([content(&picture.file, Some("true"))])
        .holding(others)
        .holding(words)
}

fn content(file: &Rendition, is_default: Option<&str>) -> Element {
    element("content")
        .with("url", Some(&file.url))
        .with("medium", Some("image"))
        .with("type", file.media_type.as_ref())
        .with("fileSize", file.length)
        .with("width", file.width)
        .with("height", file.height)
        .with("isDefault", is_default)
}

fn element(name: &'static str) -> Element {
    Element::new("media", name)
}

/// The type of an image, if its address says it.
pub(super) fn image_type(image: &AbsoluteUrl) -> Option<MediaType> {
    MediaType::of_path(image).filter(|kind| kind.is("image"))
}
