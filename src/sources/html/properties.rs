//! What an element says where its class or `itemprop` makes it a property.

use crate::model::{Byline, Found};

use super::facts::found;
use super::tree::{Element, Id, Tree};

/// The text of an element, or what its kind says in place of one.
pub(super) fn text(tree: &Tree, id: Id) -> Option<Found<String>> {
    let element = tree.element(id)?;
    let own = match element.name() {
        "abbr" => element.get("title"),
        "data" | "input" | "meter" => element.get("value"),
        "img" | "area" => element.get("alt"),
        "meta" => element.get("content"),
        _ => None,
    };
    let text = own.map_or_else(|| tree.text(id), str::to_owned);
    found(&text, tree.line(id))
}

/// A date: as a machine reads it, else its text.
pub(super) fn date(tree: &Tree, id: Id) -> Option<Found<String>> {
    let element = tree.element(id)?;
    let own = ["datetime", "content"]
        .iter()
        .find_map(|name| element.get(name).filter(|date| !date.trim().is_empty()));
    match own {
        Some(date) => found(date, tree.line(id)),
        None => text(tree, id),
    }
}

/// An address, else the text.
pub(super) fn address(tree: &Tree, id: Id) -> Option<Found<String>> {
    match target(tree.element(id)?) {
        Some(address) => found(address, tree.line(id)),
        None => text(tree, id),
    }
}

/// Where an element leads or what it shows.
pub(super) fn target(element: &Element) -> Option<&str> {
    match element.name() {
        "a" | "area" | "link" => element.get("href"),
        "audio" | "embed" | "iframe" | "img" | "source" | "track" | "video" => element.get("src"),
        "object" => element.get("data"),
        "meta" => element.get("content"),
        _ => None,
    }
}

/// A person that is only a name, perhaps a link.
pub(super) fn person(tree: &Tree, id: Id) -> Option<Found<Byline>> {
    let element = tree.element(id)?;
    let link = target(element).or_else(|| {
        let mut links = tree.elements(id).filter(|(_, inner)| inner.name() == "a");
        links.find_map(|(_, link)| link.get("href"))
    });
    let picture = || {
        let mut images = tree.elements(id).filter(|(_, inner)| inner.name() == "img");
        images.find_map(|(image, _)| text(tree, image))
    };
    let name = text(tree, id).or_else(picture)?;
    let (email, url) = match link.map(|link| (link, link.strip_prefix("mailto:"))) {
        Some((_, Some(email))) => (Some(email.to_owned()), None),
        Some((link, None)) if element.name() != "img" => (None, Some(link.to_owned())),
        _ => (None, None),
    };
    Some(name.map(|name| Byline { name, email, url }))
}
