//! Media RSS and what podcasts have: pictures, files, how long they play.

use crate::model::{Enclosed, Pictured};

use crate::sources::fields::seconds;

use super::element::{Element, ITUNES, MEDIA};
use super::item::{Item, Texts};

/// Reads the pictures and files of an item that has taken its enclosures.
pub(super) fn read(element: Element<'_>, item: &mut Item<'_>) {
    let groups = element.all(Some(MEDIA), "group");
    let places: Vec<Element<'_>> = [element].into_iter().chain(groups).collect();
    for content in places
        .iter()
        .flat_map(|place| place.all(Some(MEDIA), "content"))
    {
        let Some(url) = content.attribute("url") else {
            continue;
        };
        let url = content.resolve(url, None);
        if is_picture(content) {
            picture(content, url, item);
        } else if !is_player(content) {
            file(content, url, item);
        }
    }
    for thumbnail in places.iter().flat_map(|place| thumbnails(*place)) {
        if let Some(url) = thumbnail.attribute("url") {
            picture(thumbnail, thumbnail.resolve(url, None), item);
        }
    }
    if let Some(image) = element.first(Some(ITUNES), "image")
        && let Some(url) = image.attribute("href")
    {
        picture(image, image.resolve(url, None), item);
    }
    let duration = element.text_of(Some(ITUNES), "duration");
    let duration = duration.and_then(|found| plays(&found.value));
    if let Some(main) = item.article.attachments.first_mut() {
        main.value.duration = main.value.duration.or(duration);
    }
}

/// The pictures that stand for a place, and for what is in it.
fn thumbnails<'a>(place: Element<'a>) -> Vec<Element<'a>> {
    let inside = place.all(Some(MEDIA), "content");
    [place]
        .into_iter()
        .chain(inside)
        .flat_map(|place| place.all(Some(MEDIA), "thumbnail"))
        .collect()
}

/// The text that a video has.
pub(super) fn description(element: Element<'_>) -> Option<Texts> {
    let group = element.first(Some(MEDIA), "group");
    let places = [Some(element), group].into_iter().flatten();
    let mut texts = places.filter_map(|place| place.first(Some(MEDIA), "description"));
    texts.find_map(|text| match text.attribute("type") {
        Some("html") => Texts::html(text, text.text()),
        _ => Texts::plain(text, text.text()),
    })
}

/// Reads what RSS calls an enclosure and Atom a link to one.
pub(super) fn enclosure(element: Element<'_>, address: &str, item: &mut Item<'_>) {
    let Some(url) = element.attribute(address) else {
        return;
    };
    let enclosed = Enclosed {
        url: element.resolve(url, None),
        media_type: element.attribute("type").map(str::to_owned),
        // Writers that do not know a length write 0.
        length: number(element, "length"),
        title: element.attribute("title").map(str::to_owned),
        duration: None,
    };
    let is_known = (item.article.attachments.iter()).any(|known| known.value.url == enclosed.url);
    if !is_known {
        item.article.attachments.push(element.found(enclosed));
    }
}

fn file(content: Element<'_>, url: String, item: &mut Item<'_>) {
    let duration = content.attribute("duration").and_then(seconds);
    let attachments = &mut item.article.attachments;
    if let Some(known) = attachments.iter_mut().find(|known| known.value.url == url) {
        known.value.duration = known.value.duration.or(duration);
        return;
    }
    let title = content.text_of(Some(MEDIA), "title");
    attachments.push(content.found(Enclosed {
        url,
        media_type: content.attribute("type").map(str::to_owned),
        length: number(content, "fileSize"),
        title: title.map(|title| title.value),
        duration,
    }));
}

fn picture(element: Element<'_>, url: String, item: &mut Item<'_>) {
    let images = &mut item.article.images;
    if images.is_empty() {
        images.push(element.found(Pictured::from(url)));
    }
}

fn is_picture(content: Element<'_>) -> bool {
    content.attribute("medium") == Some("image")
        || (content.attribute("type")).is_some_and(|kind| kind.starts_with("image/"))
}

/// Whether it is a program that plays something, and no file.
fn is_player(content: Element<'_>) -> bool {
    content.attribute("type") == Some("application/x-shockwave-flash")
}

fn number(element: Element<'_>, name: &str) -> Option<u64> {
    let number = element.attribute(name)?.parse().ok();
    number.filter(|number| *number > 0)
}

/// How long something plays, in seconds; 0 is what programs write that do not know.
fn plays(text: &str) -> Option<u64> {
    seconds(text).filter(|seconds| *seconds > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_how_long_it_plays() {
        for (text, expected) in [
            ("3723", Some(3723)),
            ("62:03", Some(3723)),
            ("1:02:03", Some(3723)),
            ("12.9", Some(12)),
            ("0", None),
            ("an hour", None),
        ] {
            assert_eq!(plays(text), expected, "{text}");
        }
    }
}
