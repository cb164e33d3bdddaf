//! microformats2: the `h-entry` of a page, and the names that blogs used before it (`hentry`).

use crate::model::{Byline, Found, Pictured};
use crate::sources::pictures::add as add_picture;

use super::facts::{Facts, MOST, add};
use super::pictures;
use super::properties::{address, date, person, text};
use super::tree::{Element, Id, Tree};

/// The entry of a page.
#[derive(Debug)]
pub(super) struct Entry {
    pub facts: Facts,
    /// `e-content`.
    pub content: Option<Id>,
}

/// All entries that are no part of another.
pub(super) fn entries(tree: &Tree, class: &str) -> Vec<Id> {
    let mut found = Vec::new();
    let mut at = Some(Tree::ROOT);
    while let Some(here) = at {
        let is_entry = (tree.element(here)).is_some_and(|element| has(element, class));
        at = match is_entry {
            true => {
                found.push(here);
                tree.past(here, Tree::ROOT)
            }
            false => tree.step(here, Tree::ROOT),
        };
    }
    found
}

/// Reads the entry `id`. What is within another thing of the page is that one's.
pub(super) fn read(tree: &Tree, id: Id) -> Entry {
    let mut entry = Entry {
        facts: Facts::default(),
        content: None,
    };
    let mut featured = Vec::new();
    let mut at = tree.step(id, id);
    while let Some(here) = at {
        let Some(element) = tree.element(here) else {
            at = tree.step(here, id);
            continue;
        };
        entry.take(tree, here, element, &mut featured);
        let is_other = is_root(element) || Some(here) == entry.content;
        at = match is_other {
            true => tree.past(here, id),
            false => tree.step(here, id),
        };
    }
    let photos = std::mem::replace(&mut entry.facts.images, featured);
    photos
        .into_iter()
        .for_each(|photo| add_picture(&mut entry.facts.images, photo));
    entry
}

impl Entry {
    fn take(
        &mut self,
        tree: &Tree,
        here: Id,
        element: &Element,
        featured: &mut Vec<Found<Pictured>>,
    ) {
        let is = |names: &[&str]| names.iter().any(|name| has(element, name));
        let facts = &mut self.facts;
        let fill = |field: &mut Option<Found<String>>, read: fn(&Tree, Id) -> _| {
            *field = field.take().or_else(|| read(tree, here));
        };
        if is(&["p-name", "entry-title"]) {
            fill(&mut facts.title, text);
        }
        if is(&["p-summary", "entry-summary"]) {
            fill(&mut facts.summary, text);
        }
        if is(&["u-url"]) || element.has_word("rel", "bookmark") {
            fill(&mut facts.url, address);
        }
        if is(&["p-location"]) {
            fill(&mut facts.location, text);
        }
        if is(&["u-featured"]) {
            pictures::take(tree, here, pictures::shown, featured);
        }
        if is(&["u-photo"]) {
            pictures::take(tree, here, pictures::shown, &mut facts.images);
        }
        if is(&["dt-published", "published"]) {
            facts.published.extend(date(tree, here));
        }
        if is(&["dt-updated"]) || is(&["updated"]) && !is(&["published"]) {
            facts.updated.extend(date(tree, here));
        }
        if is(&["p-author"]) || is(&["author"]) && is(&["vcard", "h-card"]) {
            facts.authors.extend(card(tree, here));
        }
        let is_tag = is(&["p-category"]) || element.has_word("rel", "tag");
        if is_tag
            && facts.tags.len() < MOST
            && let Some(tag) = text(tree, here)
        {
            let tag = tag.map(|tag| tag.trim_start_matches('#').to_owned());
            add(&mut facts.tags, tag);
        }
        if is(&["e-content", "entry-content"]) && self.content.is_none() {
            self.content = Some(here);
        }
    }
}

/// A person: an `h-card`, or only a name.
fn card(tree: &Tree, id: Id) -> Option<Found<Byline>> {
    let part = |names: &[&str]| {
        let mut elements = tree.elements(id);
        elements.find_map(|(at, element)| names.iter().any(|name| has(element, name)).then_some(at))
    };
    let mut found = person(tree, id);
    if let Some(name) = part(&["p-name", "fn"]).and_then(|at| text(tree, at)) {
        let known = found.map(|found| found.value).unwrap_or_default();
        found = Some(name.map(|name| Byline { name, ..known }));
    }
    let byline = &mut found.as_mut()?.value;
    let of = |names: &[&str]| Some(address(tree, part(names)?)?.value);
    byline.url = of(&["u-url", "url"]).or(byline.url.take());
    byline.email = of(&["u-email"])
        .map(|email| email.trim_start_matches("mailto:").to_owned())
        .or(byline.email.take());
    found
}

/// Whether the element is a thing of its own.
fn is_root(element: &Element) -> bool {
    element
        .words("class")
        .any(|class| class.starts_with("h-") && KINDS.contains(&&class[2..]))
}

fn has(element: &Element, class: &str) -> bool {
    element.words("class").any(|own| own == class)
}

/// The kinds of things that microformats2 knows; style sheets have names with `h-` as well.
const KINDS: [&str; 12] = [
    "adr", "app", "card", "cite", "entry", "event", "feed", "geo", "item", "product", "recipe",
    "review",
];
