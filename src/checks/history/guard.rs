//! The rules that compare a feed with the one that would take its place.

use std::collections::HashSet;

use super::difference::{Difference, diff};
use super::held::{Held, HeldItem};
use super::rules;
use crate::checks::{Check, Kind, Options, Rule};
use crate::diagnostic::{Diagnostic, Place};

/// What is known about the items beyond the two feeds.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// Whether it is known why the item of this id is no longer in the feed: its seed is still
    /// there, or has said itself that it leaves.
    pub accounted: &'a dyn Fn(&str) -> bool,
    /// Whether the item of this id was published at some time, whatever the feed holds now.
    pub known: &'a dyn Fn(&str) -> bool,
    /// How large a part of a feed may change in a way that nobody has accounted for, in percent.
    pub limit: u8,
}

impl Default for Facts<'_> {
    /// Nothing is known, and 30 percent may change.
    fn default() -> Self {
        Self {
            accounted: &|_| false,
            known: &|_| false,
            limit: 30,
        }
    }
}

impl std::fmt::Debug for Facts<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Facts")
            .field("limit", &self.limit)
            .finish_non_exhaustive()
    }
}

/// What a rule of history sees.
#[derive(Debug)]
pub struct Change<'h> {
    /// The feed that is published.
    pub old: &'h Held,
    /// The one that would take its place.
    pub new: &'h Held,
    /// How they differ.
    pub difference: Difference<'h>,
    /// What is known besides.
    pub facts: &'h Facts<'h>,
}

/// Says why `new` must not take the place of `old`; `None` stands for a feed without items. The
/// levels of `options` decide how much a finding weighs.
///
/// Each rule says at most one thing, whatever the number of items that it is about.
pub fn guard(
    old: &Held,
    new: Option<&Held>,
    facts: &Facts<'_>,
    options: &Options,
) -> Vec<Diagnostic> {
    let nothing = Held::empty(Kind::Unknown);
    let new = new.unwrap_or(&nothing);
    let change = Change {
        old,
        new,
        difference: diff(old, new),
        facts,
    };
    let found = rules::ALL.iter().filter_map(|rule| {
        let Check::History(check) = rule.check else {
            return None;
        };
        let level = options.level(rule)?;
        let mut found = check(&change)?;
        found.level = level;
        Some(found)
    });
    found.collect()
}

impl<'h> Change<'h> {
    /// The items that are gone although nothing says why: neither newer ones nor the new feed
    /// itself nor the facts.
    pub(super) fn lost(&self) -> Vec<&'h HeldItem> {
        let aged = self.difference.aged_out(self.new);
        let withdrawn: HashSet<&str> = self.new.withdrawn.iter().map(|id| &**id).collect();
        let is_accounted =
            |id: &str| aged.contains(id) || withdrawn.contains(id) || (self.facts.accounted)(id);
        let gone = self.difference.gone.iter().copied();
        gone.filter(|item| !is_accounted(&item.id)).collect()
    }

    /// Whether `part` is more of `whole` than may change.
    pub(super) fn is_too_much(&self, part: usize, whole: usize) -> bool {
        part as u128 * 100 > whole as u128 * u128::from(self.facts.limit)
    }
}

/// What a rule of history says: `cause` is what has most likely happened, as a thing to do.
pub(super) fn finding(
    rule: &'static Rule,
    place: Place,
    message: String,
    cause: &str,
) -> Diagnostic {
    let name = rule.name;
    let help =
        format!("{cause}; if it is meant, `feedmill build --allow {name}` lets it pass once");
    Diagnostic::error(name, message).help(help).at(place)
}

/// Names the first few of many.
pub(super) fn few(items: impl ExactSizeIterator<Item = String>) -> String {
    const FEW: usize = 3;
    let more = items.len().saturating_sub(FEW);
    let mut shown = items.take(FEW).collect::<Vec<_>>().join(", ");
    if more > 0 {
        shown.push_str(&format!(" and {more} more"));
    }
    shown
}

/// `one` or `many`, by `count`.
pub(super) fn counted(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    }
}
