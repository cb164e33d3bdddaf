//! RSS 0.90, 0.91, 0.92, 1.0 and 2.0 (<https://www.rssboard.org/rss-specification>).

use std::collections::BTreeSet;

use url::Url;

use crate::model::{Byline, Found};
use crate::sources::Part;

use super::element::{ATOM, CONTENT, DC, DCTERMS, Element, ITUNES, MEDIA, Name, RDF, XHTML};
use super::item::{Item, Texts};
use super::{Desk, Head, Whole, author, left, markup, media, wordpress};

/// What is read of a channel besides its own elements.
const CHANNEL: &[Name] = &[
    (Some(ATOM), "link"),
    (Some(DC), "creator"),
    (Some(DC), "date"),
    (Some(DC), "language"),
    (Some(DC), "rights"),
    (Some(ITUNES), "author"),
    (Some(ITUNES), "image"),
];
/// Its own elements that are read, or that a writer writes anew.
const CHANNEL_CORE: [&str; 14] = [
    "copyright",
    "description",
    "docs",
    "generator",
    "image",
    "item",
    "items",
    "language",
    "lastBuildDate",
    "link",
    "managingEditor",
    "pubDate",
    "title",
    "ttl",
];
/// What is read of an item besides its own elements.
const ITEM: &[Name] = &[
    (Some(ATOM), "author"),
    (Some(ATOM), "link"),
    (Some(ATOM), "published"),
    (Some(ATOM), "updated"),
    (Some(CONTENT), "encoded"),
    (Some(DC), "coverage"),
    (Some(DC), "creator"),
    (Some(DC), "date"),
    (Some(DC), "identifier"),
    (Some(DC), "language"),
    (Some(DC), "publisher"),
    (Some(DC), "subject"),
    (Some(DCTERMS), "created"),
    (Some(DCTERMS), "issued"),
    (Some(DCTERMS), "modified"),
    (Some(DCTERMS), "valid"),
    (Some(ITUNES), "author"),
    (Some(ITUNES), "duration"),
    (Some(ITUNES), "image"),
    (Some(ITUNES), "title"),
    (Some(MEDIA), "content"),
    (Some(MEDIA), "description"),
    (Some(MEDIA), "group"),
    (Some(MEDIA), "thumbnail"),
    (Some(MEDIA), "title"),
    (Some(XHTML), "body"),
];
const ITEM_CORE: [&str; 9] = [
    "author",
    "category",
    "description",
    "enclosure",
    "guid",
    "link",
    "pubDate",
    "source",
    "title",
];

/// Reads the feed whose root is `rss` or `rdf:RDF`; `None` if it holds no channel.
pub(super) fn read(root: Element<'_>, desk: &Desk<'_>) -> Option<Whole> {
    let channel = root
        .elements()
        .find(|it| it.0.tag_name().name() == "channel")?;
    let core = channel.0.tag_name().namespace();
    let head = head(root, channel, core, desk);
    let home = head.home.as_deref().and_then(|home| Url::parse(home).ok());
    let mut not_read = BTreeSet::new();
    note(channel, core, &CHANNEL_CORE, CHANNEL, &mut not_read);
    let items = channel.all(core, "item").chain(root.all(core, "item"));
    let mut parts = Vec::new();
    for element in items.filter(|item| !wordpress::is_other(*item)) {
        note(element, core, &ITEM_CORE, ITEM, &mut not_read);
        parts.push(item(element, channel, core, home.as_ref(), desk));
    }
    Some(Whole {
        head,
        parts,
        left: not_read.into_iter().collect(),
    })
}

fn note(
    element: Element<'_>,
    core: Option<&str>,
    own: &[&str],
    read: &[Name],
    not_read: &mut BTreeSet<String>,
) {
    let mut all = BTreeSet::new();
    left::add(element, &[read, wordpress::READ].concat(), &mut all);
    let is_own =
        |name: &String| own.contains(&name.as_str()) && element.first(core, name).is_some();
    not_read.extend(all.into_iter().filter(|name| !is_own(name)));
}

fn head(root: Element<'_>, channel: Element<'_>, core: Option<&str>, desk: &Desk<'_>) -> Head {
    let text = |namespace, name| channel.text_of(namespace, name).map(|found| found.value);
    let links = |rel| {
        let found = channel.links(ATOM, rel).filter_map(Element::href);
        found.map(|found| found.value)
    };
    let home = text(core, "link")
        .or_else(|| links("alternate").next())
        .map(|link| channel.resolve(&link, None));
    let image = channel
        .first(core, "image")
        .or_else(|| root.first(core, "image"));
    let logo = image.and_then(|image| image.text_of(core, "url"));
    let show = channel
        .first(Some(ITUNES), "image")
        .and_then(|it| it.attribute("href"));
    let editor = text(core, "managingEditor");
    let editor = editor.and_then(|editor| author::parse(&editor));
    let mut authors: Vec<Byline> = editor.into_iter().collect();
    let others = channel
        .all(Some(DC), "creator")
        .chain(channel.all(Some(ITUNES), "author"));
    for byline in others.filter_map(|element| author::parse(&element.text())) {
        if !authors.iter().any(|known| known.name == byline.name) {
            authors.push(byline);
        }
    }
    let mut dates = Item::new(desk, channel.line());
    let updated = ["lastBuildDate", "pubDate"]
        .iter()
        .find_map(|name| channel.text_of(core, name))
        .or_else(|| channel.text_of(Some(DC), "date"));
    Head {
        id: None,
        title: text(core, "title"),
        description: text(core, "description").map(|html| markup::plain(&html)),
        own: links("self").next(),
        language: text(core, "language")
            .or_else(|| text(Some(DC), "language"))
            .or_else(|| root.own_language()),
        authors,
        rights: text(core, "copyright").or_else(|| text(Some(DC), "rights")),
        icon: None,
        logo: logo
            .map(|found| found.value)
            .or_else(|| show.map(str::to_owned))
            .map(|url| channel.resolve(&url, None)),
        hubs: links("hub").collect(),
        ttl: text(core, "ttl").and_then(|ttl| ttl.parse().ok()),
        updated: dates
            .date("date of the feed", updated)
            .map(|found| found.value),
        home,
    }
}

fn item(
    element: Element<'_>,
    channel: Element<'_>,
    core: Option<&str>,
    home: Option<&Url>,
    desk: &Desk<'_>,
) -> Part {
    let mut item = Item::new(desk, element.line());
    let own = |name| element.text_of(core, name);
    let resolve = |found: Found<String>| found.map(|url| element.resolve(&url, home));

    let guid = element.first(core, "guid");
    let about = element.0.attribute((RDF, "about")).map(str::trim);
    let about = about.filter(|about| !about.is_empty());
    item.article.id = guid
        .map(|guid| guid.found(guid.text()))
        .filter(|id| !id.value.is_empty())
        .or_else(|| about.map(|about| element.found(about.to_owned())));
    for enclosure in element.all(core, "enclosure") {
        media::enclosure(enclosure, "url", &mut item);
    }
    for link in element.links(ATOM, "enclosure") {
        media::enclosure(link, "href", &mut item);
    }
    media::read(element, &mut item);

    // What an item is about: its link, else the guid that is one, else the file that it brings.
    let permalink = guid
        .filter(|guid| guid.attribute("isPermaLink") != Some("false"))
        .map(|guid| guid.found(guid.text()))
        .filter(|guid| is_web_address(&guid.value));
    let alternate = || element.links(ATOM, "alternate").find_map(Element::href);
    item.article.url = own("link")
        .map(resolve)
        .or(permalink)
        .or_else(alternate)
        .or_else(|| item.file())
        .or_else(|| home.map(|home| element.found(home.to_string())));

    let dc = |name| element.text_of(Some(DC), name);
    item.article.title = own("title")
        .or_else(|| element.text_of(Some(MEDIA), "title"))
        .or_else(|| element.text_of(Some(ITUNES), "title"));
    let published = own("pubDate")
        .or_else(|| element.text_of(Some(ATOM), "published"))
        .or_else(|| element.text_of(Some(DCTERMS), "issued"))
        .or_else(|| element.text_of(Some(DCTERMS), "created"))
        .or_else(|| dc("date"));
    let updated = element
        .text_of(Some(ATOM), "updated")
        .or_else(|| element.text_of(Some(DCTERMS), "modified"));
    item.dates(published, updated, element.text_of(Some(DCTERMS), "valid"));

    authors(element, core, &mut item);
    wordpress::read(element, channel, &mut item);
    for category in element
        .all(core, "category")
        .chain(element.all(Some(DC), "subject"))
    {
        item.category(category.found(category.text()));
    }
    item.article.language = dc("language").or_else(|| element.language());
    item.article.location = dc("coverage");
    item.article.source = dc("publisher").or_else(|| own("source"));

    let body = element.first(Some(XHTML), "body");
    let html = |found: Found<String>| Texts::html_on(found.line, found.value);
    let encoded = element.text_of(Some(CONTENT), "encoded");
    let (content, excerpt) = encoded.map_or((None, None), |it| wordpress::texts(element, it));
    let content = content.or_else(|| body.and_then(|body| Texts::html(body, markup::html(body))));
    let description = own("description").and_then(html).or(excerpt);
    item.texts(content, description, || media::description(element));
    item.finish()
}

fn authors(element: Element<'_>, core: Option<&str>, item: &mut Item<'_>) {
    for person in element.all(Some(ATOM), "author") {
        if let Some(byline) = super::atom::person(person, ATOM) {
            item.author(person.found(byline));
        }
    }
    let named = element
        .all(Some(DC), "creator")
        .chain(element.all(core, "author"));
    for person in named {
        if let Some(byline) = author::parse(&person.text()) {
            item.author(person.found(byline));
        }
    }
    if item.article.authors.is_empty() {
        let show = element.first(Some(ITUNES), "author");
        let byline = show.and_then(|show| Some(show.found(author::parse(&show.text())?)));
        item.article.authors.extend(byline);
    }
}

fn is_web_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| matches!(url.scheme(), "http" | "https"))
}
