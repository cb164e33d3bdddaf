//! Dates that readers have seen already.

use chrono::DateTime;

use crate::checks::history::guard::{counted, few, finding};
use crate::checks::history::{Change, HeldItem, Pair};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule};
use crate::diagnostic::Diagnostic;

pub static MOVED_PUBLICATION: Rule = rule!(
    "history/moved-publication",
    History,
    "0.1.0",
    Check::History(moved_publication)
);
pub static OLDER_UPDATE: Rule = rule!(
    "history/older-update",
    History,
    "0.1.0",
    Check::History(older_update)
);

fn moved_publication(change: &Change<'_>) -> Option<Diagnostic> {
    let pairs = &change.difference.redated;
    let what = counted(pairs.len(), "item has", "items have");
    let what = format!("{what} another publication than published");
    let cause = "put the date of the article back, and say when it was changed with `updated`; a \
                 copy of the folder may have changed the files' times";
    dates(
        &MOVED_PUBLICATION,
        change,
        pairs,
        what,
        |item| item.published,
        cause,
    )
}

fn older_update(change: &Change<'_>) -> Option<Diagnostic> {
    let pairs = &change.difference.older;
    let what = counted(pairs.len(), "item was", "items were");
    let what = format!("{what} updated earlier than published");
    let cause = "look whether older articles came back from a backup, and whether the clock was \
                 wrong at the last run";
    dates(
        &OLDER_UPDATE,
        change,
        pairs,
        what,
        |item| item.updated,
        cause,
    )
}

fn dates(
    rule: &'static Rule,
    change: &Change<'_>,
    pairs: &[Pair<'_>],
    what: String,
    date: fn(&HeldItem) -> Option<i64>,
    cause: &str,
) -> Option<Diagnostic> {
    let (old, new) = pairs.first()?;
    let moved = |(old, new): &Pair<'_>| {
        let (from, to) = (shown(date(old)), shown(date(new)));
        format!("{} from {from} to {to}", new.shown())
    };
    let message = format!("{what}: {}", few(pairs.iter().map(moved)));
    Some(
        finding(rule, change.new.place(new), message, cause)
            .see(change.old.place(old), "as published"),
    )
}

fn shown(seconds: Option<i64>) -> String {
    let moment = seconds.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    moment.map_or_else(String::new, |it| {
        it.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    })
}
