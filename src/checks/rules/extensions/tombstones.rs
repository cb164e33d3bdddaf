//! Entries that are gone, beside those that are there (RFC 6721, section 3).

use std::collections::HashMap;

use crate::checks::document::Ns;
use crate::checks::elements::FEED;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};
use crate::model::Instant;

pub static CONFLICTING_TOMBSTONE: Rule = rule!(
    "atom/conflicting-tombstone",
    Interop,
    "0.1.0",
    Check::Element(&[&FEED], conflicting)
);
pub static DUPLICATE_TOMBSTONE: Rule = rule!(
    "atom/duplicate-tombstone",
    Spec,
    "0.1.0",
    Check::Element(&[&FEED], duplicate)
);

/// The tombstones of `feed` that say whose they are and from when.
fn tombstones(feed: Element<'_>) -> impl Iterator<Item = (&str, Instant, Element<'_>)> {
    let all = feed.all(Ns::Tombstones, "deleted-entry");
    all.filter_map(|tombstone| {
        let id = tombstone.attribute("ref")?.value;
        let when = Instant::from_rfc3339(tombstone.attribute("when")?.value)?;
        Some((id, when, tombstone))
    })
}

/// An entry counts only if it was updated after it was deleted.
fn conflicting(feed: Element<'_>, sink: &mut Sink) {
    let mut newest: HashMap<&str, (Instant, Element<'_>)> = HashMap::new();
    for (id, when, tombstone) in tombstones(feed) {
        let known = newest.entry(id).or_insert((when, tombstone));
        if when > known.0 {
            *known = (when, tombstone);
        }
    }
    if newest.is_empty() {
        return;
    }
    for entry in feed.all(Ns::Atom, "entry") {
        let text = |name| Some(entry.child(Ns::Atom, name)?.text().trim().to_owned());
        let (Some(id), Some(updated)) = (text("id"), text("updated")) else {
            continue;
        };
        let Some((when, tombstone)) = newest.get(id.as_str()) else {
            continue;
        };
        if Instant::from_rfc3339(&updated).is_some_and(|updated| updated <= *when) {
            sink.push(
                CONFLICTING_TOMBSTONE
                    .at(entry.span(), format!("the entry {id:?} was deleted later"))
                    .help("remove it, or its tombstone; one that came back has a newer `updated`")
                    .see(tombstone.span(), "the tombstone"),
            );
        }
    }
}

fn duplicate(feed: Element<'_>, sink: &mut Sink) {
    let mut seen: HashMap<(&str, Instant), Element<'_>> = HashMap::new();
    for (id, when, tombstone) in tombstones(feed) {
        match seen.get(&(id, when)) {
            Some(first) => sink.push(
                DUPLICATE_TOMBSTONE
                    .at(
                        tombstone.span(),
                        format!("{id:?} is deleted twice at {when}"),
                    )
                    .help("remove one of the two")
                    .see(first.span(), "the first"),
            ),
            None => {
                seen.insert((id, when), tombstone);
            }
        }
    }
}
