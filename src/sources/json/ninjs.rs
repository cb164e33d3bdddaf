//! IPTC ninjs 1.x, 2.x and 3.x (<https://iptc.org/standards/ninjs/>).
//!
//! From 2.0 on names are in camel case, and what had a name of its own for each kind (`body_html`,
//! `description_text`) is a list whose members say their kind (`bodies`, `descriptions`). Case and
//! joints of names do not count here, so one table serves for both.

use crate::model::{Article, Body, Found};
use crate::sources::bylines;
use crate::sources::fields::{Desk, Fields, Keys, Meaning, Node, fold};

use super::{body, pictures};

/// What members mean that are not read in a way of their own.
const KEYS: &Keys = &[
    ("uri", Meaning::Id),
    ("headline", Meaning::Title),
    ("firstcreated", Meaning::Published),
    ("versioncreated", Meaning::Updated),
    ("embargoed", Meaning::Embargo),
    ("embargoeduntil", Meaning::Embargo),
    ("expires", Meaning::Expires),
    ("pubstatus", Meaning::Status),
    ("language", Meaning::Language),
    ("subject", Meaning::Categories),
    ("subjects", Meaning::Categories),
    ("keywords", Meaning::Keywords),
    ("infosource", Meaning::Source),
    ("infosources", Meaning::Source),
    ("located", Meaning::Location),
    ("urgency", Meaning::Urgency),
    ("slugline", Meaning::Slugline),
    ("usageterms", Meaning::UsageTerms),
    ("copyrightnotice", Meaning::Rights),
];

pub(super) fn read(item: &Node, article: &mut Article, desk: &mut Desk<'_>) {
    Fields::foreign(item.fields(), KEYS, desk).read(article, desk);
    // Many say only when this version was made: the first that is seen is the publication.
    article.published = article.published.or(article.updated);
    let title = || best(item, "headline", desk).or_else(|| plain(item, "title", desk));
    article.title = article.title.take().or_else(title);
    article.summary = best(item, "description", desk);
    let by = plain(item, "byline", desk).or_else(|| plain(item, "by", desk));
    article.authors = by.iter().flat_map(people).collect();
    article.location = article.location.take().or_else(|| place(item, desk));
    pictures::read(item, article, desk);
    if let Some(text) = text(item, desk) {
        article.body = text;
    }
}

fn people(by: &Found<String>) -> Vec<Found<crate::model::Byline>> {
    let bylines = bylines::split(&by.value).into_iter();
    bylines.map(|name| Found::new(name, by.line)).collect()
}

pub(super) fn plain(item: &Node, name: &str, desk: &Desk<'_>) -> Option<Found<String>> {
    let node = item.get(name)?;
    Some(desk.found(node.text()?.to_owned(), &node.at))
}

/// Where the text is from, if the first place does not say that it is something else.
fn place(item: &Node, desk: &Desk<'_>) -> Option<Found<String>> {
    let places = item.get("place").or_else(|| item.get("places"))?;
    let first = places.all().first()?;
    let name = first.get("name").filter(|_| first.get("rel").is_none())?;
    Some(desk.found(name.text()?.to_owned(), &name.at))
}

/// A text of the item: what it is, and how it is written.
struct Said<'a> {
    node: &'a Node,
    text: &'a str,
    is_main: bool,
    is_markup: bool,
}

/// The texts of one kind: `NAME_html`, `NAME_text` and the like, or the list of `NAME`s.
fn said<'a>(item: &'a Node, name: &str) -> Vec<Said<'a>> {
    let mut all = Vec::new();
    for field in item.fields() {
        let key = fold(&field.key);
        let plural = match name.strip_suffix('y') {
            Some(stem) => format!("{stem}ies"),
            None => format!("{name}s"),
        };
        if key == plural {
            for node in field.node.all() {
                let part = |name: &str| node.get(name).and_then(Node::text);
                let role = part("role").unwrap_or_default();
                all.extend(part("value").map(|text| Said {
                    node: node.get("value").unwrap_or(node),
                    text,
                    is_main: ["", "main"].contains(&role),
                    is_markup: match part("contenttype") {
                        Some(kind) => is_markup(kind),
                        None => is_markup(role) || text.starts_with('<'),
                    },
                }));
            }
        } else if let Some(kind) = key.strip_prefix(name) {
            all.extend(field.node.text().map(|text| Said {
                node: &field.node,
                text,
                is_main: ["", "main", "text", "html"].contains(&kind),
                is_markup: is_markup(kind) || kind != "text" && text.starts_with('<'),
            }));
        }
    }
    all
}

/// Whether a media type, or the last part of a name, stands for markup.
fn is_markup(kind: &str) -> bool {
    let kind = kind.to_ascii_lowercase();
    ["html", "xml", "richtext", "nitf"]
        .iter()
        .any(|known| kind.contains(known))
}

/// The plain text of a kind, the main one before others.
pub(super) fn best(item: &Node, name: &str, desk: &Desk<'_>) -> Option<Found<String>> {
    let all = said(item, name).into_iter();
    let best = all
        .filter(|said| !said.is_markup)
        .min_by_key(|said| !said.is_main)?;
    Some(desk.found(best.text.to_owned(), &best.node.at))
}

/// The text itself: with markup before without, the main one before others.
fn text(item: &Node, desk: &Desk<'_>) -> Option<Found<Body>> {
    let all = said(item, "body").into_iter();
    let best = all.min_by_key(|said| (!said.is_markup, !said.is_main))?;
    let text = match best.is_markup {
        true => Body::Html(best.text.to_owned()),
        false => body::plain(best.text),
    };
    Some(desk.found(text, &best.node.at))
}
