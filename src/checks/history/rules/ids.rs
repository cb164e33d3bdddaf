//! Items that readers would show once more.

use crate::checks::history::guard::{counted, few, finding};
use crate::checks::history::{Change, HeldItem};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule};
use crate::diagnostic::Diagnostic;

pub static CHANGED_IDS: Rule = rule!(
    "history/changed-ids",
    History,
    "0.1.0",
    Check::History(changed_ids)
);
pub static OLD_ITEMS_AS_NEW: Rule = rule!(
    "history/old-items-as-new",
    History,
    "0.1.0",
    Check::History(old_items_as_new)
);

/// How many old items make a flood.
const FLOOD: usize = 10;

fn changed_ids(change: &Change<'_>) -> Option<Diagnostic> {
    let pairs = &change.difference.reidentified;
    let (old, new) = pairs.first()?;
    let message = format!(
        "{} than published: {}",
        counted(pairs.len(), "item has another id", "items have other ids"),
        few(pairs
            .iter()
            .map(|(old, new)| format!("{} is now {}", old.shown(), new.id)))
    );
    let cause = "put back what the ids are made of: `tag` in [site], the articles' paths or their \
                 `id`";
    Some(
        finding(&CHANGED_IDS, change.new.place(new), message, cause)
            .see(change.old.place(old), "as published"),
    )
}

fn old_items_as_new(change: &Change<'_>) -> Option<Diagnostic> {
    let newest = change
        .old
        .items
        .iter()
        .filter_map(|it| it.published)
        .max()?;
    let is_old = |item: &&&HeldItem| {
        item.published.is_some_and(|published| published < newest)
            && !(change.facts.known)(&item.id)
    };
    let old: Vec<&&HeldItem> = change.difference.new.iter().filter(is_old).collect();
    let count = change.new.items.len();
    if old.len() < FLOOD || !change.is_too_much(old.len(), count) {
        return None;
    }
    let message = format!(
        "{} of {count} items would be new to readers although they are older than what is \
         published: {}",
        old.len(),
        few(old.iter().map(|item| item.shown()))
    );
    let cause = "look whether ids have changed or a backup was restored, and take over what \
                 readers know with `feedmill adopt`";
    let place = change.new.place(old.first()?);
    Some(finding(&OLD_ITEMS_AS_NEW, place, message, cause))
}
