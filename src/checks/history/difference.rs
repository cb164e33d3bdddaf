//! What has changed from one feed to the next.

use std::collections::{HashMap, HashSet};
use std::hash::Hash;

use super::held::{Held, HeldItem};
use super::twin::twin;

/// An item of the old feed and the same in the new one.
pub type Pair<'h> = (&'h HeldItem, &'h HeldItem);

/// What has changed, each list in the order of the feed that it is about. An item may be in more
/// than one of the lists of pairs.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Difference<'h> {
    /// Items that the old feed did not have.
    pub new: Vec<&'h HeldItem>,
    /// Items that say something else.
    pub changed: Vec<Pair<'h>>,
    /// Items that the new feed does not have.
    pub gone: Vec<&'h HeldItem>,
    /// Items whose publication has moved.
    pub redated: Vec<Pair<'h>>,
    /// Items whose update went backwards.
    pub older: Vec<Pair<'h>>,
    /// Items that have another id: neither gone nor new.
    pub reidentified: Vec<Pair<'h>>,
}

/// Compares two feeds; their formats may differ, and then texts are not compared.
pub fn diff<'h>(old: &'h Held, new: &'h Held) -> Difference<'h> {
    let is_comparable = old.kind == new.kind;
    let mut difference = items(&old.items, &new.items);
    difference.changed.retain(|(old, new)| {
        is_comparable && old.content != new.content
            || old.title != new.title
            || is_both(old.updated, new.updated, |old, new| old < new)
            || is_both(old.url.as_ref(), new.url.as_ref(), |old, new| old != new)
    });
    difference
}

/// As [`diff`], with all that both have in `changed`.
fn items<'h>(old: &'h [HeldItem], new: &'h [HeldItem]) -> Difference<'h> {
    let (before, after) = (by_id(old), by_id(new));
    let mut difference = Difference::default();
    let mut seen = HashSet::new();
    for item in new.iter().filter(|item| seen.insert(&item.id)) {
        let Some(&known) = before.get(&*item.id) else {
            difference.new.push(item);
            continue;
        };
        let pair = (known, item);
        if is_both(known.published, item.published, |old, new| old != new) {
            difference.redated.push(pair);
        }
        if is_both(known.updated, item.updated, |old, new| new < old) {
            difference.older.push(pair);
        }
        difference.changed.push(pair);
    }
    let mut seen = HashSet::new();
    difference.gone = old
        .iter()
        .filter(|item| !after.contains_key(&*item.id) && seen.insert(&item.id))
        .collect();
    difference.reidentify();
    difference
}

impl<'h> Difference<'h> {
    /// Whether nothing has changed.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// The ids of the items that are gone because newer ones have taken their places: they are
    /// the oldest, and no more than the new ones.
    pub fn aged_out(&self, new: &Held) -> HashSet<&'h str> {
        let oldest = new.items.iter().filter_map(|item| item.published).min();
        let aged: HashSet<&str> = self
            .gone
            .iter()
            .filter(|gone| is_both(gone.published, oldest, |gone, oldest| gone <= oldest))
            .map(|gone| &*gone.id)
            .collect();
        match aged.len() <= self.new.len() {
            true => aged,
            false => HashSet::new(),
        }
    }

    /// Takes out of what is gone and what is new what is the same article with another id.
    fn reidentify(&mut self) {
        self.match_by(
            |item| item.url.as_deref(),
            |old, new| {
                // One page may be that of many articles in turn, such as “Today”.
                is_same(&old.title, &new.title) || is_same(&old.published, &new.published)
            },
        );
        self.match_by(
            |item| Some(twin(item.title.as_deref()?, item.published?)),
            |_, _| true,
        );
        self.reidentified.sort_by_key(|(_, new)| new.line);
    }

    /// Pairs what has the same key, if no other item of either has it.
    fn match_by<K: Eq + Hash>(
        &mut self,
        key: impl Fn(&'h HeldItem) -> Option<K>,
        is_pair: impl Fn(&HeldItem, &HeldItem) -> bool,
    ) {
        let (gone, new) = (unique(&self.gone, &key), unique(&self.new, &key));
        let found: Vec<Pair<'h>> = gone
            .into_iter()
            .filter_map(|(key, old)| Some((old?, (*new.get(&key)?)?)))
            .filter(|(old, new)| is_pair(old, new))
            .collect();
        let olds: HashSet<&str> = found.iter().map(|(old, _)| &*old.id).collect();
        let news: HashMap<&str, &HeldItem> =
            found.iter().map(|(old, new)| (&*new.id, *old)).collect();
        self.gone.retain(|item| !olds.contains(&*item.id));
        self.new.retain(|item| match news.get(&*item.id) {
            Some(old) => {
                self.reidentified.push((old, item));
                false
            }
            None => true,
        });
    }
}

/// Of items that share an id readers show one; here it is the first.
fn by_id(items: &[HeldItem]) -> HashMap<&str, &HeldItem> {
    let mut found = HashMap::with_capacity(items.len());
    for item in items {
        found.entry(&*item.id).or_insert(item);
    }
    found
}

/// Items by their keys; `None` for a key that several have.
fn unique<'h, K: Eq + Hash>(
    items: &[&'h HeldItem],
    key: &impl Fn(&'h HeldItem) -> Option<K>,
) -> HashMap<K, Option<&'h HeldItem>> {
    let mut found = HashMap::new();
    for &item in items {
        if let Some(key) = key(item) {
            found
                .entry(key)
                .and_modify(|known| *known = None)
                .or_insert(Some(item));
        }
    }
    found
}

/// Whether both are known, and this holds for them.
fn is_both<T>(old: Option<T>, new: Option<T>, holds: impl Fn(T, T) -> bool) -> bool {
    old.zip(new).is_some_and(|(old, new)| holds(old, new))
}

/// Whether they are the same, as far as both are known.
fn is_same<T: PartialEq>(old: &Option<T>, new: &Option<T>) -> bool {
    !is_both(old.as_ref(), new.as_ref(), |old, new| old != new)
}
