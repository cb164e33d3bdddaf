//! Atom 1.0 (RFC 4287) and 0.3.

use std::collections::BTreeSet;

use url::Url;

use crate::model::{Byline, Found};
use crate::sources::Part;

use super::element::{ATOM, ATOM_03, DC, DCTERMS, Element, ITUNES, MEDIA, Name, XHTML};
use super::item::{Item, Texts};
use super::{Desk, Head, Whole, author, left, markup, media};

/// What is read of a feed and of an entry besides Atom's own elements.
const OTHERS: &[Name] = &[
    (Some(DC), "coverage"),
    (Some(DC), "publisher"),
    (Some(DC), "subject"),
    (Some(DCTERMS), "valid"),
    (Some(ITUNES), "duration"),
    (Some(ITUNES), "image"),
    (Some(MEDIA), "content"),
    (Some(MEDIA), "description"),
    (Some(MEDIA), "group"),
    (Some(MEDIA), "thumbnail"),
];
const FEED: [&str; 13] = [
    "author",
    "copyright",
    "entry",
    "generator",
    "icon",
    "id",
    "link",
    "logo",
    "modified",
    "rights",
    "subtitle",
    "tagline",
    "title",
];
const ENTRY: [&str; 13] = [
    "author",
    "category",
    "content",
    "created",
    "id",
    "issued",
    "link",
    "modified",
    "published",
    "source",
    "summary",
    "title",
    "updated",
];

/// Reads the feed whose root is `feed`; `None` if it is none of Atom.
pub(super) fn read(root: Element<'_>, desk: &Desk<'_>) -> Option<Whole> {
    let atom = [ATOM, ATOM_03]
        .into_iter()
        .find(|name| root.is(Some(name), "feed"))?;
    let head = head(root, atom, desk);
    let home = head.home.as_deref().and_then(|home| Url::parse(home).ok());
    let mut not_read = BTreeSet::new();
    note(root, atom, &FEED, &mut not_read);
    let mut parts = Vec::new();
    for element in root.all(Some(atom), "entry") {
        note(element, atom, &ENTRY, &mut not_read);
        parts.push(entry(element, atom, &head, home.as_ref(), desk));
    }
    Some(Whole {
        head,
        parts,
        left: not_read.into_iter().collect(),
    })
}

fn note(
    element: Element<'_>,
    atom: &'static str,
    own: &[&'static str],
    out: &mut BTreeSet<String>,
) {
    let own = own.iter().chain(&["updated"]);
    let read: Vec<Name> = own
        .map(|name| (Some(atom), *name))
        .chain(OTHERS.iter().copied())
        .collect();
    left::add(element, &read, out);
}

fn head(root: Element<'_>, atom: &'static str, desk: &Desk<'_>) -> Head {
    let text = |name| root.text_of(Some(atom), name).map(|found| found.value);
    let image = |name| text(name).map(|url| root.resolve(&url, None));
    let line = |names: [&'static str; 2]| {
        let mut found = names.iter().filter_map(|name| root.first(Some(atom), name));
        found.find_map(plain).map(|found| found.value)
    };
    let mut dates = Item::new(desk, root.line());
    let updated = ["updated", "modified"]
        .iter()
        .find_map(|name| root.text_of(Some(atom), name));
    Head {
        id: text("id"),
        title: line(["title", "title"]),
        description: line(["subtitle", "tagline"]),
        home: link(root, atom, "alternate").map(|found| found.value),
        own: link(root, atom, "self").map(|found| found.value),
        language: root
            .own_language()
            .filter(|language| !language.trim().is_empty()),
        authors: root
            .all(Some(atom), "author")
            .filter_map(|element| person(element, atom))
            .collect(),
        rights: line(["rights", "copyright"]),
        icon: image("icon"),
        logo: image("logo"),
        hubs: root
            .links(atom, "hub")
            .filter_map(Element::href)
            .map(|found| found.value)
            .collect(),
        ttl: None,
        updated: dates
            .date("date of the feed", updated)
            .map(|found| found.value),
    }
}

fn entry(
    element: Element<'_>,
    atom: &'static str,
    head: &Head,
    home: Option<&Url>,
    desk: &Desk<'_>,
) -> Part {
    let mut item = Item::new(desk, element.line());
    let own = |name| element.text_of(Some(atom), name);
    item.article.id = own("id");
    item.article.title = element.first(Some(atom), "title").and_then(plain);
    for link in element.links(atom, "enclosure") {
        media::enclosure(link, "href", &mut item);
    }
    media::read(element, &mut item);
    item.article.url = link(element, atom, "alternate")
        .or_else(|| item.file())
        .or_else(|| home.map(|home| element.found(home.to_string())));

    let published = ["published", "issued", "created"]
        .iter()
        .find_map(|name| own(name));
    let updated = ["updated", "modified"].iter().find_map(|name| own(name));
    item.dates(published, updated, element.text_of(Some(DCTERMS), "valid"));

    // RFC 4287 section 4.2.1: those of its source go before those of the feed.
    let source = element.first(Some(atom), "source");
    for place in [Some(element), source].into_iter().flatten() {
        for author in place.all(Some(atom), "author") {
            if let Some(byline) = person(author, atom) {
                item.author(author.found(byline));
            }
        }
        if !item.article.authors.is_empty() {
            break;
        }
    }
    if item.article.authors.is_empty() {
        let authors = head.authors.iter().cloned();
        item.article.authors = authors.map(|byline| element.found(byline)).collect();
    }
    for category in element.all(Some(atom), "category") {
        let label = category
            .attribute("label")
            .or_else(|| category.attribute("term"));
        item.category(category.found(label.unwrap_or_default().to_owned()));
    }
    for subject in element.all(Some(DC), "subject") {
        item.category(subject.found(subject.text()));
    }
    let content = element.first(Some(atom), "content");
    let title = element.first(Some(atom), "title");
    let mut texts = content.into_iter().chain(title);
    item.article.language = texts
        .find_map(Element::language)
        .or_else(|| element.language());
    item.article.location = element.text_of(Some(DC), "coverage");
    item.article.source = element
        .text_of(Some(DC), "publisher")
        .or_else(|| source?.first(Some(atom), "title").and_then(plain));

    let content = content.and_then(html);
    let summary = element.first(Some(atom), "summary").and_then(html);
    item.texts(content, summary, || media::description(element));
    item.finish()
}

/// A person construct (section 3.2).
pub(super) fn person(element: Element<'_>, atom: &str) -> Option<Byline> {
    let text = |name: &str| {
        let mut found = element.elements().filter(|it| it.is(Some(atom), name));
        found
            .next()
            .map(Element::text)
            .filter(|text| !text.is_empty())
    };
    let (name, email) = (text("name"), text("email"));
    let mut byline = author::parse(name.as_deref().or(email.as_deref())?)?;
    if name.is_some() {
        byline.email = email.or(byline.email);
    }
    let uri = text("uri").or_else(|| text("url"));
    byline.url = uri.map(|uri| element.resolve(&uri, None));
    Some(byline)
}

/// The address of a link of this relation, a page before anything else.
fn link(element: Element<'_>, atom: &'static str, rel: &str) -> Option<Found<String>> {
    let is_page = |link: &Element<'_>| {
        let kind = link.attribute("type");
        kind.is_none_or(|kind| kind.contains("html"))
    };
    element
        .links(atom, rel)
        .find(is_page)
        .or_else(|| element.links(atom, rel).next())
        .and_then(Element::href)
}

/// What a text construct (section 3.1) is written in.
enum Kind {
    Html,
    Text,
    Xhtml,
}

fn kind(element: Element<'_>) -> Kind {
    let kind = element.attribute("type").unwrap_or("text");
    // Atom 0.3: the mode says whether markup is escaped.
    match (kind, element.attribute("mode")) {
        ("xhtml" | "application/xhtml+xml", None | Some("xml")) => Kind::Xhtml,
        ("text/html", Some("xml")) => Kind::Xhtml,
        ("html" | "text/html" | "application/xhtml+xml", _) | (_, Some("escaped")) => Kind::Html,
        _ => Kind::Text,
    }
}

/// A text construct in both forms.
fn html(element: Element<'_>) -> Option<Texts> {
    match kind(element) {
        Kind::Html => Texts::html(element, element.text()),
        Kind::Text => Texts::plain(element, element.text()),
        Kind::Xhtml => Texts::html(element, markup::html(division(element))),
    }
}

/// The `div` around XHTML, which is no part of the text (section 3.1.1.3).
fn division(element: Element<'_>) -> Element<'_> {
    let division = element.first(Some(XHTML), "div");
    division.unwrap_or(element)
}

/// A text construct as plain text.
fn plain(element: Element<'_>) -> Option<Found<String>> {
    let value = match kind(element) {
        Kind::Html => markup::plain(&element.text()),
        Kind::Text | Kind::Xhtml => element.text(),
    };
    (!value.is_empty()).then(|| element.found(value))
}
