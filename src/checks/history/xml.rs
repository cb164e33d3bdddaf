//! What RSS and Atom feeds hold.

use std::borrow::Cow;

use super::held::{Held, HeldItem};
use super::plain::{self, moment};
use crate::checks::values::looks_like_html;
use crate::checks::{Element, Kind, Node, Ns};
use crate::diagnostic::Lines;
use crate::model::AbsoluteUrl;

/// Reads the feed whose root is `root`; all but its file.
pub fn held(root: Element<'_>, lines: &Lines<'_>) -> Option<Held> {
    match root.document().kind() {
        kind @ (Kind::Rss | Kind::Rss10) => Some(rss(root, kind, lines)),
        kind @ (Kind::AtomFeed | Kind::AtomEntry | Kind::Atom03) => Some(atom(root, kind, lines)),
        _ => None,
    }
}

/// RSS: items stand in the channel, in RSS 0.90 and 1.0 beside it.
fn rss(root: Element<'_>, kind: Kind, lines: &Lines<'_>) -> Held {
    let mut held = Held::empty(kind);
    held.is_whole = !root.document().broken;
    let channel = root.children().find(|it| it.local() == "channel");
    if let Some(channel) = channel {
        held.id = channel
            .attribute_in(Ns::Rdf, "about")
            .map(|about| about.value.trim().to_owned());
        held.self_link = link(channel, Ns::Atom, "self");
        let generator = first(channel, &[(channel.ns(), "generator")]);
        held.is_ours = generator.is_some_and(|it| it.contains("feedmill"));
        held.title = first(channel, &[(channel.ns(), "title")]);
        held.description = first(channel, &[(channel.ns(), "description")]);
        held.updated = date(channel, &[(channel.ns(), "lastBuildDate")]);
        for item in channel.children().filter(|it| it.local() == "item") {
            held.push(rss_item(item, held.is_ours, lines));
        }
    }
    for item in root.children().filter(|it| it.local() == "item") {
        held.push(rss_item(item, held.is_ours, lines));
    }
    held
}

fn rss_item(item: Element<'_>, is_ours: bool, lines: &Lines<'_>) -> Option<HeldItem> {
    // Whatever namespace the feed puts RSS's own elements in.
    let own = item.ns();
    let url = first(item, &[(own, "link")]);
    let guid = first(item, &[(own, "guid"), (Ns::Atom, "id")]);
    let about = item
        .attribute_in(Ns::Rdf, "about")
        .map(|about| about.value.trim().to_owned());
    let is_permalink = item.child(own, "guid").is_some_and(|guid| {
        let flag = guid.attribute("isPermaLink");
        flag.is_none_or(|flag| !flag.value.eq_ignore_ascii_case("false"))
    });
    let is_address = |guid: &String| is_permalink && AbsoluteUrl::parse(guid).is_some();
    let url = url.or_else(|| guid.clone().filter(is_address));
    let title = first(item, &[(own, "title"), (Ns::Dc, "title")]);
    let summary = first(item, &[(own, "description")]);
    let text = first(item, &[(Ns::Content, "encoded")]);
    let published = [(own, "pubDate"), (Ns::Dc, "date"), (Ns::Atom, "published")];
    Some(HeldItem {
        id: guid.or(about).or_else(|| url.clone())?,
        content: plain::hash([title.as_deref(), summary.as_deref(), text.as_deref()]),
        // RSS does not say whether titles are HTML: many are, ours never.
        title: title.and_then(|title| match !is_ours && looks_like_html(&title) {
            true => plain::from_html(&title),
            false => plain::line(&title),
        }),
        published: date(item, &published),
        updated: date(item, &[(Ns::Atom, "updated"), (Ns::Dcterms, "modified")]),
        url,
        line: lines.line_of(item.span().start as usize),
    })
}

/// Atom 1.0 and 0.3: a feed, or an entry alone.
fn atom(root: Element<'_>, kind: Kind, lines: &Lines<'_>) -> Held {
    let mut held = Held::empty(kind);
    held.is_whole = !root.document().broken;
    let own = root.ns();
    if kind == Kind::AtomEntry {
        held.push(entry(root, lines));
        return held;
    }
    held.id = first(root, &[(own, "id")]);
    held.self_link = link(root, own, "self");
    let generator = first(root, &[(own, "generator")]);
    held.is_ours = generator.is_some_and(|it| it.contains("feedmill"));
    held.title = root.child(own, "title").and_then(title_text);
    held.description = first(root, &[(own, "subtitle")]);
    held.updated = date(root, &[(own, "updated")]);
    for entry_ in root.all(own, "entry") {
        held.push(entry(entry_, lines));
    }
    let gone = root.all(Ns::Tombstones, "deleted-entry");
    held.withdrawn = gone
        .filter_map(|gone| Some(gone.attribute("ref")?.value.trim().to_owned()))
        .collect();
    held
}

fn entry(entry: Element<'_>, lines: &Lines<'_>) -> Option<HeldItem> {
    let own = entry.ns();
    let id = first(entry, &[(own, "id")]);
    let url = link(entry, own, "alternate");
    let written = |name| entry.child(own, name).map(written);
    let [title, summary, content] = ["title", "summary", "content"].map(written);
    let published = [(own, "published"), (own, "issued"), (own, "created")];
    Some(HeldItem {
        id: id.or_else(|| url.clone())?,
        content: plain::hash([title.as_deref(), summary.as_deref(), content.as_deref()]),
        title: entry.child(own, "title").and_then(title_text),
        published: date(entry, &published),
        updated: date(entry, &[(own, "updated"), (own, "modified")]),
        url,
        line: lines.line_of(entry.span().start as usize),
    })
}

/// A text construct of Atom (RFC 4287, section 3.1) as plain text.
fn title_text(title: Element<'_>) -> Option<String> {
    let kind = title.attribute("type").map_or("text", |kind| kind.value);
    if title.children().next().is_some() {
        let runs = title.descendants().filter_map(|node| match node {
            Node::Text { value, .. } => Some(value),
            Node::Element(_) => None,
        });
        return plain::line(&runs.collect::<String>());
    }
    match kind.ends_with("html") {
        true => plain::from_html(&title.text()),
        false => plain::line(&title.text()),
    }
}

/// What an element says, its markup as it is written.
fn written(element: Element<'_>) -> Cow<'_, str> {
    match element.children().next() {
        Some(_) => element.written().into(),
        None => element.text(),
    }
}

/// The address of the first link that has this relation.
fn link(parent: Element<'_>, ns: Ns, wanted: &'static str) -> Option<String> {
    let relation = |link: Element<'_>| match link.attribute("rel") {
        Some(rel) => rel.value.trim() == wanted,
        None => wanted == "alternate",
    };
    let mut links = parent.all(ns, "link");
    let link = links.find(|link| relation(*link) && link.attribute("href").is_some())?;
    let href = link.attribute("href")?.value.trim();
    (!href.is_empty()).then(|| href.to_owned())
}

/// The first of these children that says anything, without the white space around it.
fn first(parent: Element<'_>, names: &[(Ns, &str)]) -> Option<String> {
    names.iter().find_map(|(ns, name)| {
        let text = parent.child(*ns, name)?.text();
        let text = text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    })
}

/// The first of these children that is a date.
fn date(parent: Element<'_>, names: &[(Ns, &str)]) -> Option<i64> {
    names
        .iter()
        .find_map(|(ns, name)| moment(&parent.child(*ns, name)?.text()))
}
