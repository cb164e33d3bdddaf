//! The pictures of an item: those of Media RSS, enclosures that are pictures, a podcast's artwork.

use crate::model::{AbsoluteUrl, MediaType, Pictured};
use crate::sources::pictures::{MOST, add, also, pixels};

use super::element::{Element, ITUNES, MEDIA};
use super::item::Item;
use super::{markup, media};

/// Reads the pictures of an item: each `media:content` is one, and each `media:group` is one in
/// several files. A `media:thumbnail` says which of them stands for the item, and is one where
/// there is no other; so is a podcast's artwork.
pub(super) fn read(element: Element<'_>, item: &mut Item<'_>) {
    let is_media = |it: &Element<'_>| it.is(Some(MEDIA), "content") || it.is(Some(MEDIA), "group");
    for inner in element.elements().filter(is_media).take(MOST) {
        if inner.is(Some(MEDIA), "content") {
            let around = [inner, element];
            if let Some(picture) = one(inner) {
                add(
                    &mut item.article.images,
                    inner.found(described(picture, &around)),
                );
            }
        } else {
            group(inner, element, item);
        }
    }
    thumbnails(element, item);
    if let Some(image) = element.first(Some(ITUNES), "image")
        && let Some(url) = image.attribute("href")
        && item.article.images.is_empty()
    {
        let picture = Pictured::from(image.resolve(url, None));
        item.article.images.push(image.found(picture));
    }
}

/// Adds an enclosure that is a picture.
pub(super) fn enclosed(element: Element<'_>, url: String, item: &mut Item<'_>) {
    let picture = Pictured {
        caption: element.attribute("title").map(str::to_owned),
        media_type: element.attribute("type").map(str::to_owned),
        length: media::number(element, "length"),
        ..Pictured::from(url)
    };
    add(&mut item.article.images, element.found(picture));
}

/// Whether what an element names is a picture: by what it says of its type, else by its address.
pub(super) fn is_one(element: Element<'_>, kind: &str, url: &str) -> bool {
    match (element.attribute("medium"), element.attribute(kind)) {
        (Some("image"), _) => true,
        (_, Some(kind)) => kind.starts_with("image/"),
        (Some(_), None) => false,
        (None, None) => AbsoluteUrl::parse(url)
            .and_then(|url| MediaType::of_path(&url))
            .is_some_and(|kind| kind.is("image")),
    }
}

/// The picture that a `media:content` or a `media:thumbnail` names.
fn one(element: Element<'_>) -> Option<Pictured> {
    let url = element.resolve(element.attribute("url")?, None);
    let is_thumbnail = element.is(Some(MEDIA), "thumbnail");
    if !is_thumbnail && !is_one(element, "type", &url) || url.contains(AVATARS) {
        return None;
    }
    let number = |name| element.attribute(name).and_then(pixels);
    Some(Pictured {
        media_type: element.attribute("type").map(str::to_owned),
        length: media::number(element, "fileSize"),
        width: number("width"),
        height: number("height"),
        ..Pictured::from(url)
    })
}

/// The picture with what is said of it, in the first of the places that says it; the last of them
/// is the item, whose `media:title` is its own.
fn described(picture: Pictured, places: &[Element<'_>]) -> Pictured {
    let word = |places: &[Element<'_>], name| {
        let found = places.iter().filter_map(|it| it.first(Some(MEDIA), name));
        found.map(plain).find(|text| !text.is_empty())
    };
    let own = &places[..places.len().saturating_sub(1)];
    Pictured {
        alt: word(own, "title"),
        caption: word(places, "description"),
        credit: word(places, "credit"),
        ..picture
    }
}

fn plain(element: Element<'_>) -> String {
    match element.attribute("type") {
        Some("html") => markup::plain(&element.text()),
        _ => element.text(),
    }
}

/// The default file of a group, else the widest, and the others beside it.
fn group(group: Element<'_>, element: Element<'_>, item: &mut Item<'_>) {
    let files = group.all(Some(MEDIA), "content").take(MOST + 1);
    let files: Vec<(Element<'_>, Pictured)> = files
        .filter_map(|content| Some((content, one(content)?)))
        .collect();
    let is_default = |content: &Element<'_>| content.attribute("isDefault") == Some("true");
    let shown = files.iter().find(|(content, _)| is_default(content));
    let Some((content, picture)) = shown.or_else(|| widest(&files)) else {
        return;
    };
    let mut picture = described(picture.clone(), &[*content, group, element]);
    for (_, file) in &files {
        also(&mut picture, file.clone());
    }
    add(&mut item.article.images, content.found(picture));
}

/// The widest; the first of equals.
fn widest<'a, 'b>(files: &'b [(Element<'a>, Pictured)]) -> Option<&'b (Element<'a>, Pictured)> {
    let width = |file: &(Element<'_>, Pictured)| file.1.width.unwrap_or(0);
    files.iter().reduce(|best, file| {
        if width(file) > width(best) {
            file
        } else {
            best
        }
    })
}

/// The pictures that stand for an item, or for what is in it. Those of a time are other moments of
/// a film.
fn thumbnails(element: Element<'_>, item: &mut Item<'_>) {
    let own = element.all(Some(MEDIA), "thumbnail");
    let own: Vec<Element<'_>> = own.collect();
    let images = &mut item.article.images;
    let named = own.first().and_then(|own| one(*own));
    if let Some(named) = named
        && let Some(at) = images.iter().position(|it| it.value.url == named.url)
    {
        images[..=at].rotate_right(1);
    }
    if !images.is_empty() {
        return;
    }
    let groups = element.all(Some(MEDIA), "group");
    let places = [element].into_iter().chain(groups);
    let places = places.flat_map(|place| {
        let contents = place.all(Some(MEDIA), "content");
        [place].into_iter().chain(contents)
    });
    for place in places {
        let inner = place.all(Some(MEDIA), "thumbnail").take(MOST);
        for (at, thumbnail) in inner.enumerate() {
            let is_moment = at > 0 && thumbnail.attribute("time").is_some();
            if let Some(picture) = one(thumbnail).filter(|_| !is_moment) {
                add(images, thumbnail.found(picture));
            }
        }
        if !images.is_empty() {
            return;
        }
    }
}

/// Blogs have the face of the author among the pictures of a post.
const AVATARS: &str = "gravatar.com/avatar";
