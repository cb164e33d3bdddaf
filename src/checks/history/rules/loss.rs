//! Items that nobody has taken out, and that are gone.

use crate::checks::history::Change;
use crate::checks::history::guard::{counted, few, finding};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule};
use crate::diagnostic::{Diagnostic, Place};

pub static EMPTY_FEED: Rule = rule!(
    "history/empty-feed",
    History,
    "0.1.0",
    Check::History(empty_feed)
);
pub static LOST_ITEMS: Rule = rule!(
    "history/lost-items",
    History,
    "0.1.0",
    Check::History(lost_items)
);

/// How many items may be lost, however few a feed has.
const ONE: usize = 1;

/// What has most likely happened.
const CAUSE: &str = "look whether each folder of articles is there and whole: one that is not \
                     mounted or not copied yet is empty";

fn empty_feed(change: &Change<'_>) -> Option<Diagnostic> {
    if !change.new.items.is_empty() || change.lost().is_empty() {
        return None;
    }
    let items = counted(change.old.items.len(), "item", "items");
    let message = format!("the next feed would be empty, and the published one has {items}");
    let place = Place::file(change.old.file.clone());
    Some(finding(&EMPTY_FEED, place, message, CAUSE))
}

fn lost_items(change: &Change<'_>) -> Option<Diagnostic> {
    let (lost, count) = (change.lost(), change.old.items.len());
    let is_allowed = lost.len() <= ONE || !change.is_too_much(lost.len(), count);
    if change.new.items.is_empty() || is_allowed {
        return None;
    }
    let message = format!(
        "{} of {count} published items would be gone, and nothing says why: {}",
        lost.len(),
        few(lost.iter().map(|item| item.shown()))
    );
    let place = change.old.place(lost.first()?);
    Some(finding(&LOST_ITEMS, place, message, CAUSE))
}
