//! Microdata: `itemscope` of the articles of schema.org.

use crate::model::{Byline, Found, Pictured};
use crate::sources::pictures::pixels;

use super::facts::{Facts, add, list};
use super::pictures;
use super::properties::{address, date, person, text};
use super::schema::is_article;
use super::tree::{Element, Id, Tree};

/// The article of a page.
#[derive(Debug)]
pub(super) struct Item {
    pub facts: Facts,
    /// `articleBody`.
    pub body: Option<Id>,
    /// `thumbnailUrl`, which counts where there is no `image`.
    thumbnails: Vec<Found<Pictured>>,
}

/// All articles that are no part of another.
pub(super) fn items(tree: &Tree) -> Vec<Id> {
    let mut found = Vec::new();
    let mut at = Some(Tree::ROOT);
    while let Some(here) = at {
        let kinds = tree.element(here).map(|element| {
            let mut kinds = element.words("itemtype");
            kinds.any(|kind| kind.rsplit(['/', '#']).next().is_some_and(is_article))
        });
        at = match kinds {
            Some(true) => {
                found.push(here);
                tree.past(here, Tree::ROOT)
            }
            _ => tree.step(here, Tree::ROOT),
        };
    }
    found
}

/// Reads the article `id`.
pub(super) fn read(tree: &Tree, id: Id) -> Item {
    let mut item = Item {
        facts: Facts::default(),
        body: None,
        thumbnails: Vec::new(),
    };
    for (at, element) in properties(tree, id) {
        item.take(tree, at, element);
    }
    if item.facts.images.is_empty() {
        item.facts.images.append(&mut item.thumbnails);
    }
    item
}

/// The elements that are properties of the item `id`, and not of an item in it.
fn properties(tree: &Tree, id: Id) -> Vec<(Id, &Element)> {
    let mut found = Vec::new();
    let mut at = tree.step(id, id);
    while let Some(here) = at {
        let element = tree.element(here);
        if let Some(element) = element.filter(|element| element.get("itemprop").is_some()) {
            found.push((here, element));
        }
        at = match element.is_some_and(|element| element.get("itemscope").is_some()) {
            true => tree.past(here, id),
            false => tree.step(here, id),
        };
    }
    found
}

impl Item {
    fn take(&mut self, tree: &Tree, at: Id, element: &Element) {
        let facts = &mut self.facts;
        let fill = |field: &mut Option<Found<String>>, read: fn(&Tree, Id) -> _| {
            *field = field.take().or_else(|| read(tree, at));
        };
        for property in element.words("itemprop") {
            match property {
                "headline" => fill(&mut facts.title, text),
                "description" => fill(&mut facts.summary, text),
                "url" | "mainEntityOfPage" => fill(&mut facts.url, page),
                "image" => pictures::take(tree, at, image, &mut facts.images),
                "thumbnailUrl" => pictures::take(tree, at, image, &mut self.thumbnails),
                "inLanguage" => fill(&mut facts.language, text),
                "contentLocation" | "locationCreated" => {
                    fill(&mut facts.location, name);
                }
                "publisher" | "sourceOrganization" => {
                    fill(&mut facts.publisher, name);
                }
                "datePublished" => facts.published.extend(date(tree, at)),
                "dateModified" => facts.updated.extend(date(tree, at)),
                "expires" => facts.expires.extend(date(tree, at)),
                "author" | "creator" => facts.authors.extend(author(tree, at)),
                "articleSection" => match text(tree, at) {
                    Some(section) if facts.section.is_some() => {
                        add(&mut facts.categories, section);
                    }
                    section => facts.section = section,
                },
                "keywords" => {
                    let keywords = text(tree, at).into_iter();
                    let labels = keywords.flat_map(|found| list(&found.value, found.line));
                    labels.for_each(|label| add(&mut facts.tags, label));
                }
                "articleBody" => self.body = self.body.or(Some(at)),
                _ => {}
            }
        }
    }
}

/// The `name` of the item that a property is, or its text if it is none.
fn name(tree: &Tree, at: Id) -> Option<Found<String>> {
    match tree.element(at)?.get("itemscope") {
        Some(_) => text(tree, part(tree, at, "name")?),
        None => text(tree, at),
    }
}

fn part(tree: &Tree, at: Id, property: &str) -> Option<Id> {
    let own = properties(tree, at);
    let mut named = own
        .iter()
        .filter(|(_, element)| element.has_word("itemprop", property));
    named.next().map(|(id, _)| *id)
}

/// An address that is one; the text of a link is not.
fn page(tree: &Tree, at: Id) -> Option<Found<String>> {
    let element = tree.element(at)?;
    let own = element
        .get("itemid")
        .or_else(|| super::properties::target(element))?;
    super::facts::found(own, tree.line(at))
}

/// A picture: a thing of its own with what it says of itself, or the element that shows it.
fn image(tree: &Tree, at: Id) -> Option<Found<Pictured>> {
    let own = properties(tree, at);
    let part = |name: &str| {
        let mut named = own.iter().filter(|(_, it)| it.has_word("itemprop", name));
        named.next().map(|(id, _)| *id)
    };
    let of = |names: &[&str]| {
        let mut texts = names.iter().filter_map(|name| text(tree, part(name)?));
        texts.next().map(|found| found.value)
    };
    let file = part("contentUrl").or_else(|| part("url"));
    let shown = pictures::shown(tree, file.unwrap_or(at))?;
    Some(shown.map(|shown| Pictured {
        caption: of(&["caption", "description"]).or(shown.caption),
        credit: of(&["creditText", "creator", "author", "copyrightNotice"]),
        width: of(&["width"]).and_then(|text| pixels(&text)),
        height: of(&["height"]).and_then(|text| pixels(&text)),
        media_type: of(&["encodingFormat"]),
        ..shown
    }))
}

fn author(tree: &Tree, at: Id) -> Option<Found<Byline>> {
    let Some(name) = part(tree, at, "name") else {
        return person(tree, at);
    };
    let of = |property| Some(address(tree, part(tree, at, property)?)?.value);
    let own = person(tree, name)?;
    Some(own.map(|own| {
        Byline {
            url: of("url").or(own.url),
            email: of("email")
                .map(|email| email.trim_start_matches("mailto:").to_owned())
                .or(own.email),
            name: own.name,
        }
    }))
}
