//! One thing said twice, in RSS's own words and in an extension's; and extensions that lean on
//! RSS's own elements.

use crate::checks::document::Ns;
use crate::checks::elements::{CHANNEL, ITEM};
use crate::checks::fix::move_before;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static DUPLICATE_DESCRIPTION: Rule = rule!(
    "rss/duplicate-description",
    Interop,
    "0.1.0",
    Check::Element(&[&ITEM], duplicate_description)
);
pub static DUPLICATE_MEANING: Rule = rule!(
    "rss/duplicate-meaning",
    Interop,
    "0.1.0",
    Check::Element(&[&CHANNEL, &ITEM], duplicate_meaning)
);
pub static MISPLACED_CONTENT: Rule = rule!(
    "rss/misplaced-content",
    Interop,
    "0.1.0",
    Check::Element(&[&ITEM], misplaced_content)
);
pub static MISSING_BUILD_DATE: Rule = rule!(
    "rss/missing-build-date",
    Interop,
    "0.1.0",
    Check::Element(&[&CHANNEL], missing_build_date)
);

type Name = (Ns, &'static str);

/// Elements of a channel that mean the same.
const CHANNEL_PAIRS: &[(Name, Name)] = &[
    ((Ns::None, "category"), (Ns::Dc, "subject")),
    ((Ns::None, "copyright"), (Ns::Atom, "rights")),
    ((Ns::None, "copyright"), (Ns::Dc, "rights")),
    ((Ns::None, "description"), (Ns::Dc, "description")),
    ((Ns::None, "generator"), (Ns::Admin, "generatorAgent")),
    ((Ns::None, "generator"), (Ns::Atom, "generator")),
    ((Ns::None, "language"), (Ns::Dc, "language")),
    ((Ns::None, "lastBuildDate"), (Ns::Atom, "updated")),
    ((Ns::None, "lastBuildDate"), (Ns::Dcterms, "modified")),
    ((Ns::None, "managingEditor"), (Ns::Dc, "creator")),
    ((Ns::None, "pubDate"), (Ns::Dc, "date")),
    ((Ns::None, "title"), (Ns::Dc, "title")),
    ((Ns::None, "webMaster"), (Ns::Dc, "publisher")),
    ((Ns::CreativeCommons, "license"), (Ns::Cc, "license")),
];

/// Elements of an item that mean the same.
const ITEM_PAIRS: &[(Name, Name)] = &[
    ((Ns::None, "author"), (Ns::Atom, "author")),
    ((Ns::None, "author"), (Ns::Dc, "creator")),
    ((Ns::None, "category"), (Ns::Dc, "subject")),
    ((Ns::None, "guid"), (Ns::Atom, "id")),
    ((Ns::None, "pubDate"), (Ns::Atom, "published")),
    ((Ns::None, "pubDate"), (Ns::Dc, "date")),
    ((Ns::None, "source"), (Ns::Atom, "source")),
    ((Ns::None, "source"), (Ns::Dc, "source")),
    ((Ns::None, "title"), (Ns::Atom, "title")),
    ((Ns::None, "title"), (Ns::Dc, "title")),
    ((Ns::CreativeCommons, "license"), (Ns::Cc, "license")),
];

/// What may stand for an item's description.
const DESCRIPTIONS: [Name; 5] = [
    (Ns::Atom, "content"),
    (Ns::Atom, "summary"),
    (Ns::Dc, "description"),
    (Ns::Xhtml, "body"),
    (Ns::Xhtml, "div"),
];

fn duplicate_meaning(element: Element<'_>, sink: &mut Sink) {
    let pairs = if element.is(Ns::None, "channel") {
        CHANNEL_PAIRS
    } else {
        ITEM_PAIRS
    };
    // Most feeds have nothing but RSS's own elements.
    if element.children().all(|child| child.ns() == Ns::None) {
        return;
    }
    for (core, twin) in pairs {
        let Some(twin) = element.child(twin.0, twin.1) else {
            continue;
        };
        if let Some(core) = element.child(core.0, core.1) {
            sink.push(
                DUPLICATE_MEANING
                    .at(
                        twin.span(),
                        format!("`{}` says the same as `{}`", twin.name(), core.name()),
                    )
                    .help("keep one of them")
                    .see(core.span(), "the other"),
            );
        }
    }
}

fn duplicate_description(item: Element<'_>, sink: &mut Sink) {
    let Some(description) = item.child(Ns::None, "description") else {
        return;
    };
    for (ns, name) in DESCRIPTIONS {
        if let Some(other) = item.child(ns, name) {
            sink.push(
                DUPLICATE_DESCRIPTION
                    .at(
                        other.span(),
                        format!("`{}` beside `{}`", other.name(), description.name()),
                    )
                    .help("write the whole text in `content:encoded`, or keep one of them")
                    .see(description.span(), "the other"),
            );
        }
    }
}

fn misplaced_content(item: Element<'_>, sink: &mut Sink) {
    for child in item.children() {
        if child.is(Ns::None, "description") {
            return;
        }
        if child.is(Ns::Content, "encoded") {
            let description = item.child(Ns::None, "description");
            let order = description.map_or_else(Vec::new, |late| move_before(child, [late]));
            sink.push(
                MISPLACED_CONTENT
                    .at(
                        child.span(),
                        format!("no `description` before `{}`", child.name()),
                    )
                    .help("put a `description` with a summary before it")
                    .fix_all(order),
            );
            return;
        }
    }
}

fn missing_build_date(channel: Element<'_>, sink: &mut Sink) {
    if !channel.document().uses(Ns::Slash) || channel.child(Ns::None, "lastBuildDate").is_some() {
        return;
    }
    let comments = channel
        .all(Ns::None, "item")
        .find_map(|item| item.child(Ns::Slash, "comments"));
    if let Some(comments) = comments {
        sink.push(
            MISSING_BUILD_DATE
                .at(channel.span(), "`channel` has no `lastBuildDate`")
                .help("say when the numbers of comments were counted")
                .see(comments.span(), "a number that changes"),
        );
    }
}
