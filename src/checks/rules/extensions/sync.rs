//! FeedSync: attributes that belong together.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{DateTime, FixedOffset};

use crate::checks::document::{Attribute, Ns};
use crate::checks::elements::extensions::feed_sync::{HISTORY, SHARING};
use crate::checks::elements::{CHANNEL, FEED, MISSING_ATTRIBUTE};
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static CONFLICTING_RANGE: Rule = rule!(
    "feed/conflicting-range",
    Spec,
    "0.1.0",
    Check::Element(&[&SHARING], sharing)
);
pub static DUPLICATE_SYNC_ID: Rule = rule!(
    "feed/duplicate-sync-id",
    Spec,
    "0.1.0",
    Check::Element(&[&CHANNEL, &FEED], duplicate_id)
);
pub static MISSING_ORIGIN: Rule = rule!(
    "feed/missing-sync-origin",
    Spec,
    "0.1.0",
    Check::Element(&[&HISTORY], history)
);
pub static MISSING_RECOMMENDED: Rule = rule!(
    "feed/missing-recommended-attribute",
    Interop,
    "0.1.0",
    Check::Structure
);

fn sharing(sharing: Element<'_>, sink: &mut Sink) {
    let (since, until) = (sharing.attribute("since"), sharing.attribute("until"));
    match (since, until) {
        (Some(since), Some(until)) => range(since, until, sink),
        (None, None) => {}
        (Some(_), None) => missing(&MISSING_ATTRIBUTE, sharing, "until", sink),
        (None, Some(_)) => missing(&MISSING_ATTRIBUTE, sharing, "since", sink),
    }
}

fn range(since: Attribute<'_>, until: Attribute<'_>, sink: &mut Sink) {
    let (Some(start), Some(end)) = (instant(since.value), instant(until.value)) else {
        return;
    };
    if start > end {
        sink.push(
            CONFLICTING_RANGE
                .at(since.written, "`since` is after `until`")
                .help("exchange the two")
                .see(until.written, "the end"),
        );
    }
}

fn instant(text: &str) -> Option<DateTime<FixedOffset>> {
    DateTime::parse_from_rfc3339(text).ok()
}

fn history(history: Element<'_>, sink: &mut Sink) {
    let has = |name| history.attribute(name).is_some();
    match (has("by"), has("when")) {
        (true, true) => {}
        (false, false) => sink.push(
            MISSING_ORIGIN
                .at(
                    history.span(),
                    format!("`{}` says neither `by` nor `when`", history.name()),
                )
                .help("add who changed the item, and when"),
        ),
        (false, true) => missing(&MISSING_RECOMMENDED, history, "by", sink),
        (true, false) => missing(&MISSING_RECOMMENDED, history, "when", sink),
    }
}

fn duplicate_id(feed: Element<'_>, sink: &mut Sink) {
    if !feed.document().uses(Ns::FeedSync) {
        return;
    }
    let mut seen: HashMap<&str, Element<'_>> = HashMap::new();
    let items = feed
        .children()
        .filter(|child| child.is(Ns::None, "item") || child.is(Ns::Atom, "entry"));
    for sync in items.filter_map(|item| item.child(Ns::FeedSync, "sync")) {
        let Some(id) = sync.attribute("id") else {
            continue;
        };
        match seen.entry(id.value) {
            Entry::Occupied(first) => sink.push(
                DUPLICATE_SYNC_ID
                    .at(
                        id.written,
                        format!("two items have the sync id {:?}", id.value),
                    )
                    .help("give each item its own")
                    .see(first.get().span(), "the first"),
            ),
            Entry::Vacant(free) => {
                free.insert(sync);
            }
        }
    }
}

fn missing(rule: &'static Rule, element: Element<'_>, name: &str, sink: &mut Sink) {
    sink.push(
        rule.at(
            element.span(),
            format!("`{}` has no `{name}` attribute", element.name()),
        )
        .help(format!("add `{name}=\"…\"`")),
    );
}
