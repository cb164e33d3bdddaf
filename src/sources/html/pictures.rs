//! The pictures of an article, as each part of a page names them.

use crate::model::{Found, Pictured};
use crate::sources::pictures::{MOST, add, also, pixels};

use super::facts::found;
use super::json_ld::{Graph, Part, Thing};
use super::properties::{address, target};
use super::schema::{name_of, text};
use super::tree::{Id, Tree};

/// Those of an article in JSON-LD: `image`, else `thumbnailUrl`; an address each, or an
/// `ImageObject`.
pub(super) fn of_thing(article: &Thing<'_>, graph: &Graph<'_>) -> Vec<Found<Pictured>> {
    let mut pictures: Vec<Found<Pictured>> = Vec::new();
    for name in ["image", "thumbnailUrl"] {
        let parts = article.get(name).map(Part::each).unwrap_or_default();
        for part in parts {
            let Some(picture) = object(part, graph) else {
                continue;
            };
            let uncut = uncut(&picture.value.url);
            match pictures
                .iter_mut()
                .find(|own| self::uncut(&own.value.url) == uncut)
            {
                Some(known) if known.value.url != picture.value.url => {
                    also(&mut known.value, picture.value);
                }
                _ => add(&mut pictures, picture),
            }
        }
        if !pictures.is_empty() {
            break;
        }
    }
    pictures
}

/// An address without the shape that a picture is cut to: search engines ask for each picture in
/// three.
fn uncut(address: &str) -> String {
    let shapes = ["16x9", "4x3", "1x1"];
    let found = shapes.iter().find(|shape| address.contains(**shape));
    found.map_or_else(
        || address.to_owned(),
        |shape| address.replacen(shape, "", 1),
    )
}

fn object(part: Part<'_>, graph: &Graph<'_>) -> Option<Found<Pictured>> {
    if let Some(address) = text(part) {
        return Some(address.map(Pictured::from));
    }
    let image = graph.thing(part)?;
    let of = |names: &[&str]| names.iter().find_map(|name| image.text(name));
    let person = |name: &str| {
        let parts = image.get(name)?.each();
        parts.into_iter().find_map(|part| name_of(part, graph))
    };
    let size = |name: &str| {
        let part = image.get(name)?;
        let number = text(part).or_else(|| graph.thing(part)?.text("value"))?;
        pixels(&number.value)
    };
    let credit = of(&["creditText"])
        .or_else(|| person("creator"))
        .or_else(|| person("author"))
        .or_else(|| of(&["copyrightNotice"]));
    let value = |found: Option<Found<String>>| found.map(|found| found.value);
    let (width, height) = (size("width"), size("height"));
    Some(of(&["contentUrl", "url", "@id"])?.map(|url| Pictured {
        caption: value(of(&["caption", "description"])),
        credit: value(credit),
        media_type: value(of(&["encodingFormat"])),
        width,
        height,
        ..Pictured::from(url)
    }))
}

/// Those of the head, whose `meta` elements are names and contents: OpenGraph's, each with what
/// follows it; else that of Twitter's card, else a thumbnail.
pub(super) fn of_head(metas: &[(String, Found<String>)]) -> Vec<Found<Pictured>> {
    let mut pictures: Vec<Found<Pictured>> = Vec::new();
    let mut open: Option<Found<Pictured>> = None;
    for (name, content) in metas {
        let Some(part) = name.strip_prefix("og:image") else {
            continue;
        };
        let begins = part.is_empty() || open.is_none() && [":secure_url", ":url"].contains(&part);
        if begins {
            if let Some(done) = open.replace(content.clone().map(Pictured::from)) {
                add(&mut pictures, done);
            }
            continue;
        }
        let Some(picture) = open.as_mut().map(|found| &mut found.value) else {
            continue;
        };
        let text = content.value.clone();
        match part {
            ":secure_url" => picture.url = text,
            ":alt" => picture.alt = Some(text),
            ":type" => picture.media_type = Some(text),
            ":width" => picture.width = pixels(&text),
            ":height" => picture.height = pixels(&text),
            _ => {}
        }
    }
    if let Some(last) = open {
        add(&mut pictures, last);
    }
    let first = |name: &str| {
        let mut named = metas.iter().filter(|(own, _)| own == name);
        named.next().map(|(_, content)| content.clone())
    };
    let card = first("twitter:image").or_else(|| first("twitter:image:src"));
    if pictures.is_empty() {
        let thumbnail = card.clone().or_else(|| first("thumbnail"));
        pictures.extend(thumbnail.map(|found| found.map(Pictured::from)));
    }
    // The card shows OpenGraph's picture where it names none.
    if let (Some(alt), Some(teaser)) = (first("twitter:image:alt"), pictures.first_mut()) {
        let is_same = card.is_none_or(|card| card.value == teaser.value.url);
        teaser.value.alt = (teaser.value.alt.take()).or(Some(alt.value).filter(|_| is_same));
    }
    pictures
}

/// Adds what `read` finds at an element, as long as there is room. What stands below the picture in
/// a figure is its caption, unless it says another.
pub(super) fn take(
    tree: &Tree,
    at: Id,
    read: fn(&Tree, Id) -> Option<Found<Pictured>>,
    pictures: &mut Vec<Found<Pictured>>,
) {
    if pictures.len() == MOST {
        return;
    }
    let Some(mut picture) = read(tree, at) else {
        return;
    };
    let mut known = pictures.iter();
    // A figure may hold any number of pictures, so it is searched once for each.
    if !known.any(|known| known.value.url == picture.value.url) {
        let own = picture.value.caption.take();
        picture.value.caption = own.or_else(|| caption(tree, at));
    }
    add(pictures, picture);
}

/// The picture that an element shows or is around, with what the page says to it.
///
/// How large it is shown says nothing about its file.
pub(super) fn shown(tree: &Tree, at: Id) -> Option<Found<Pictured>> {
    let is_image = |id: Id| tree.element(id).is_some_and(|it| it.name() == "img");
    let inside = || tree.elements(at).map(|(id, _)| id).find(|id| is_image(*id));
    let image = Some(at).filter(|id| is_image(*id)).or_else(inside);
    let place = match target(tree.element(at)?) {
        Some(_) => at,
        None => image.unwrap_or(at),
    };
    let alt = image.and_then(|id| found(tree.element(id)?.get("alt")?, tree.line(id)));
    Some(address(tree, place)?.map(|url| Pictured {
        alt: alt.map(|found| found.value),
        ..Pictured::from(url)
    }))
}

/// The `figcaption` of the figure that an element is in.
fn caption(tree: &Tree, at: Id) -> Option<String> {
    let named = |id: &Id, name: &str| tree.element(*id).is_some_and(|it| it.name() == name);
    let figure = std::iter::once(at)
        .chain(tree.ancestors(at))
        .find(|id| named(id, "figure"))?;
    let mut inside = tree.elements(figure).map(|(id, _)| id);
    let caption = inside.find(|id| named(id, "figcaption"))?;
    found(&tree.text(caption), tree.line(caption)).map(|found| found.value)
}
