//! Feeds of several documents (RFC 5005): which links may stand where.

use crate::checks::document::Ns;
use crate::checks::elements::{CHANNEL, ENTRY, FEED, ITEM};
use crate::checks::rule::rule;
use crate::checks::values::{rel, resolve};
use crate::checks::{Check, Element, Rule, Sink};

pub static CONFLICTING_COMPLETE: Rule = rule!(
    "feed/conflicting-complete",
    Spec,
    "0.1.0",
    Check::Element(&[&CHANNEL, &FEED], complete)
);
pub static CONFLICTING_CURRENT: Rule =
    rule!("feed/conflicting-current", Spec, "0.1.0", Check::Structure);
pub static CONFLICTING_PAGE: Rule = rule!(
    "feed/conflicting-page",
    Spec,
    "0.1.0",
    Check::Element(&[&CHANNEL, &FEED], ends)
);
pub static MISPLACED_PAGE: Rule = rule!(
    "feed/misplaced-page-link",
    Interop,
    "0.1.0",
    Check::Element(&[&ENTRY, &ITEM], misplaced)
);
pub static MISSING_ARCHIVE: Rule = rule!(
    "feed/missing-archive-link",
    Interop,
    "0.1.0",
    Check::Structure
);
pub static MISSING_CURRENT: Rule = rule!(
    "feed/missing-current",
    Interop,
    "0.1.0",
    Check::Element(&[&CHANNEL, &FEED], archive)
);

/// The links that lead from one document of a feed to another.
const PAGES: [&str; 7] = [
    "current",
    "first",
    "last",
    "next",
    "next-archive",
    "prev-archive",
    "previous",
];

/// A complete feed is one document: nothing leads on (section 2).
fn complete(feed: Element<'_>, sink: &mut Sink) {
    let Some(complete) = feed.child(Ns::FeedHistory, "complete") else {
        return;
    };
    for link in feed.all(Ns::Atom, "link") {
        let rel = rel(link);
        if !PAGES.contains(&rel) {
            continue;
        }
        if rel == "current" {
            let is_self = find(feed, "self").is_some_and(|own| is_same(own, link));
            if !is_self {
                sink.push(
                    CONFLICTING_CURRENT
                        .at(
                            link.span(),
                            "a complete feed whose `current` is not its `self`",
                        )
                        .help("take `fh:complete` out, or correct the link")
                        .see(complete.span(), "it says that it is complete"),
                );
            }
            continue;
        }
        sink.push(
            CONFLICTING_COMPLETE
                .at(
                    link.span(),
                    format!("a complete feed with a link to its `{rel}` document"),
                )
                .help("take `fh:complete` out, or the link")
                .see(complete.span(), "it says that it is complete"),
        );
    }
}

/// Nothing stands before the first page or after the last (section 3), or after the current
/// document of an archived feed (section 4).
fn ends(feed: Element<'_>, sink: &mut Sink) {
    let Some(own) = find(feed, "self") else {
        return;
    };
    for (end, beyond) in [
        ("first", "previous"),
        ("last", "next"),
        ("current", "next-archive"),
    ] {
        let (Some(end_link), Some(link)) = (find(feed, end), find(feed, beyond)) else {
            continue;
        };
        if is_same(end_link, own) {
            sink.push(
                CONFLICTING_PAGE
                    .at(
                        link.span(),
                        format!("a `{beyond}` document, though this is the `{end}` one"),
                    )
                    .help("take the link out")
                    .see(end_link.span(), "the same as the self link"),
            );
        }
    }
}

/// From an archive one must be able to reach the rest of the feed (section 4).
fn archive(feed: Element<'_>, sink: &mut Sink) {
    let Some(archive) = feed.child(Ns::FeedHistory, "archive") else {
        return;
    };
    if find(feed, "current").is_none() {
        sink.push(
            MISSING_CURRENT
                .at(
                    archive.span(),
                    "an archive without a link to the current document",
                )
                .help("add `<link rel=\"current\" href=\"…\"/>`"),
        );
    }
    let is_whole = feed.child(Ns::FeedHistory, "complete").is_some();
    let leads_on = ["prev-archive", "next-archive"]
        .iter()
        .any(|rel| find(feed, rel).is_some());
    if !is_whole && !leads_on {
        sink.push(
            MISSING_ARCHIVE
                .at(archive.span(), "an archive that leads to no other archive")
                .help("add `<link rel=\"prev-archive\" href=\"…\"/>`"),
        );
    }
}

fn misplaced(entry: Element<'_>, sink: &mut Sink) {
    for link in entry.all(Ns::Atom, "link") {
        let rel = rel(link);
        if PAGES.contains(&rel) {
            sink.push(
                MISPLACED_PAGE
                    .at(
                        link.span(),
                        format!("`{}` links to a `{rel}` document", entry.name()),
                    )
                    .help("put the link into the feed itself"),
            );
        }
    }
}

fn find<'d>(feed: Element<'d>, wanted: &str) -> Option<Element<'d>> {
    feed.all(Ns::Atom, "link").find(|link| rel(*link) == wanted)
}

fn is_same(one: Element<'_>, other: Element<'_>) -> bool {
    let address = |link: Element<'_>| {
        let href = link.attribute("href").map_or("", |it| it.value);
        resolve(href, link, None).map_or_else(|| href.to_owned(), |url| url.to_string())
    };
    address(one) == address(other)
}
