//! What a feed adds to the ledger.

use std::collections::HashMap;

use feedmill::Error;
use feedmill::checks::history::{Held, twin};
use feedmill::pipeline::adopted;
use feedmill::state::{Item, State};

/// The ledger, and what has been found for it.
#[derive(Debug)]
pub struct Ledger<'s> {
    state: &'s State,
    found: HashMap<String, Item>,
}

/// What became of the items of a feed.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Counts {
    adopted: usize,
    known: usize,
    kept: usize,
    undated: usize,
    nameless: usize,
}

impl<'s> Ledger<'s> {
    /// The ledger of `state`.
    pub fn new(state: &'s State) -> Self {
        Self {
            state,
            found: HashMap::new(),
        }
    }

    /// Takes the items of a feed in.
    pub fn adopt(&mut self, held: &Held) -> Result<Counts, Error> {
        let mut counts = Counts {
            nameless: held.nameless,
            ..Counts::default()
        };
        for item in &held.items {
            let Some(item) = adopted(item) else {
                counts.undated += 1;
                continue;
            };
            let known = match self.found.get(&item.id) {
                Some(known) => Some(known.clone()),
                None => self.state.item(&item.id)?,
            };
            let Some(known) = known else {
                counts.adopted += 1;
                self.found.insert(item.id.clone(), item);
                continue;
            };
            let merged = merge(&known, item);
            if merged != known {
                counts.adopted += 1;
                self.found.insert(merged.id.clone(), merged);
            } else if known.seed.is_some() {
                counts.kept += 1;
            } else {
                counts.known += 1;
            }
        }
        Ok(counts)
    }

    /// What is new or changed in it, the first published first, which is the ledger's order.
    pub fn into_items(self) -> Vec<Item> {
        let mut items: Vec<Item> = self.found.into_values().collect();
        items.sort_by(|a, b| (a.published, &a.id).cmp(&(b.published, &b.id)));
        items
    }
}

/// The entry of an id that is in the ledger already. What came of a seed is only given the dates
/// that it lacks; else the feed knows better, but for the publication, which never moves.
fn merge(known: &Item, found: Item) -> Item {
    let mut merged = known.clone();
    let is_dated = known.published != 0;
    if !is_dated {
        merged.published = found.published;
        merged.updated = merged.updated.max(found.updated);
    } else if known.seed.is_none() {
        merged.updated = known.updated.max(found.updated);
    }
    if known.seed.is_none() {
        merged.title = found.title.or(merged.title);
        merged.url = found.url.or(merged.url);
    }
    if known.seed.is_none() || !is_dated {
        let title = merged.title.as_ref();
        merged.twin = title.map(|title| twin(title, merged.published));
    }
    merged
}

impl Counts {
    /// What was done with the feed shown as `file`, in a line.
    pub fn line(&self, file: &str) -> String {
        let items = |count: usize| if count == 1 { "item" } else { "items" };
        let mut line = format!(
            "{} {} adopted from {file}",
            self.adopted,
            items(self.adopted)
        );
        for (count, words) in [
            (self.known, "known already"),
            (self.kept, "published by this site already"),
            (self.undated, "without a date left out"),
            (self.nameless, "without an id left out"),
        ] {
            if count > 0 {
                line.push_str(&format!(", {count} {words}"));
            }
        }
        line
    }
}
