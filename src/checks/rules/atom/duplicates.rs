//! Entries that can't be told apart (section 4.1.1).

use std::collections::HashMap;

use crate::checks::document::Ns;
use crate::checks::elements::FEED;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static DUPLICATE_ENTRY: Rule = rule!(
    "atom/duplicate-entry",
    Interop,
    "0.1.0",
    Check::Element(&[&FEED], duplicate_entry)
);
pub static DUPLICATE_ID: Rule = rule!(
    "atom/duplicate-id",
    Spec,
    "0.1.0",
    Check::Element(&[&FEED], duplicate_id)
);
pub static DUPLICATE_UPDATED: Rule = rule!(
    "atom/duplicate-updated",
    Style,
    "0.1.0",
    Check::Element(&[&FEED], duplicate_updated)
);

/// How many entries with one id are no accident.
const MANY: usize = 10;

fn value(entry: Element<'_>, name: &str) -> Option<String> {
    let text = entry.child(Ns::Atom, name)?.text().trim().to_owned();
    (!text.is_empty()).then_some(text)
}

fn duplicate_entry(feed: Element<'_>, sink: &mut Sink) {
    let mut seen: HashMap<(String, Option<String>), Element<'_>> = HashMap::new();
    for entry in feed.all(Ns::Atom, "entry") {
        let Some(id) = value(entry, "id") else {
            continue;
        };
        let key = (id, value(entry, "updated"));
        match seen.get(&key) {
            Some(first) => sink.push(
                DUPLICATE_ENTRY
                    .at(
                        entry.span(),
                        format!("two entries have the id {:?} and one `updated`", key.0),
                    )
                    .help("give each entry its own id, or each version its own `updated`")
                    .see(first.span(), "the first"),
            ),
            None => {
                seen.insert(key, entry);
            }
        }
    }
}

fn duplicate_id(feed: Element<'_>, sink: &mut Sink) {
    let mut ids = feed.all(Ns::Atom, "entry").map(|entry| value(entry, "id"));
    let Some(Some(first)) = ids.next() else {
        return;
    };
    let mut count = 1;
    for id in ids {
        if id.as_ref() != Some(&first) {
            return;
        }
        count += 1;
    }
    if count >= MANY {
        sink.push(
            DUPLICATE_ID
                .at(
                    feed.span(),
                    format!("all {count} entries have the id {first:?}"),
                )
                .help("give each entry its own id"),
        );
    }
}

fn duplicate_updated(feed: Element<'_>, sink: &mut Sink) {
    let mut seen: HashMap<String, Element<'_>> = HashMap::new();
    for entry in feed.all(Ns::Atom, "entry") {
        let Some(updated) = value(entry, "updated") else {
            continue;
        };
        match seen.get(&updated) {
            // Two of one id are the other rule's.
            Some(first) if value(*first, "id") == value(entry, "id") => {}
            Some(first) => sink.push(
                DUPLICATE_UPDATED
                    .at(
                        entry.span(),
                        format!("two entries are updated at {updated}"),
                    )
                    .help("write when each entry changed, to the second")
                    .see(first.span(), "the first"),
            ),
            None => {
                seen.insert(updated, entry);
            }
        }
    }
}
