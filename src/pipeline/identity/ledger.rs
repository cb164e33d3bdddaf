//! Questions to what was ever published.

use std::collections::HashSet;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use crate::Error;
use crate::pipeline::hash::short_hash;
use crate::pipeline::record::{Found, Hash};
use crate::pipeline::seed::Fresh;
use crate::state::{Item, State};

/// After so many questions it pays to learn by what the ledger's items can be found: most seeds
/// were never published, and a set of hashes says so without a question to the database.
const MANY: usize = 256;

/// What was ever published; nothing, where no state is kept.
pub struct Ledger<'a> {
    state: Option<&'a Mutex<State>>,
    /// What was read back from published feeds.
    adopted: &'a [Item],
    /// Whether an edit may move a publication.
    pub may_move: bool,
    known: OnceLock<Known>,
    asked: AtomicUsize,
}

/// Hashes of what the ledger's items can be found by.
#[derive(Debug, Default)]
struct Known {
    ids: HashSet<u64>,
    seeds: HashSet<u64>,
    contents: HashSet<u64>,
    twins: HashSet<u64>,
    urls: HashSet<u64>,
}

fn first_eight(bytes: &[u8]) -> u64 {
    u64::from_le_bytes(bytes[..8].try_into().expect("hashes have 8 bytes at least"))
}

impl Known {
    fn add(&mut self, item: &Item) {
        self.ids.insert(short_hash(&item.id));
        self.seeds.extend(item.seed.as_deref().map(short_hash));
        (self.contents).extend(item.content.map(|hash| first_eight(&hash)));
        self.twins.extend(item.twin.map(|hash| first_eight(&hash)));
        // Only an item whose seed is not known is looked for by its address.
        let adopted = item.url.as_deref().filter(|_| item.seed.is_none());
        self.urls.extend(adopted.map(short_hash));
    }
}

impl<'a> Ledger<'a> {
    pub fn new(state: Option<&'a Mutex<State>>, adopted: &'a [Item], may_move: bool) -> Self {
        Self {
            state,
            adopted,
            may_move,
            known: OnceLock::new(),
            asked: AtomicUsize::new(0),
        }
    }

    pub fn item(&self, id: &str) -> Result<Option<Item>, Error> {
        if !self.may_hold(|known| known.ids.contains(&short_hash(id)))? {
            return Ok(None);
        }
        let known = self.ask(|state| state.item(id))?.flatten();
        Ok(known.or_else(|| self.read_back(|item| item.id == id)))
    }

    /// The item that a seed stands for: one that it was at the last run if there is one, else one
    /// that it was before it was deleted.
    pub fn item_of_seed(&self, seed: &str) -> Result<Option<Item>, Error> {
        let items = self.items_of_seed(seed)?;
        let is_there = |item: &&Item| item.gone.is_none();
        Ok(items.iter().find(is_there).or(items.last()).cloned())
    }

    /// All items that a seed has stood for, the first published first.
    pub fn items_of_seed(&self, seed: &str) -> Result<Vec<Item>, Error> {
        if !self.may_hold(|known| known.seeds.contains(&short_hash(seed)))? {
            return Ok(Vec::new());
        }
        let items = self.ask(|state| state.items_of_seed(seed))?;
        Ok(items.unwrap_or_default())
    }

    pub fn items_with_content(&self, content: &Hash) -> Result<Vec<Item>, Error> {
        if !self.may_hold(|known| known.contents.contains(&first_eight(content)))? {
            return Ok(Vec::new());
        }
        let items = self.ask(|state| state.items_with_content(content))?;
        Ok(items.unwrap_or_default())
    }

    pub fn items_with_twin(&self, twin: &[u8; 8]) -> Result<Vec<Item>, Error> {
        if !self.may_hold(|known| known.twins.contains(&first_eight(twin)))? {
            return Ok(Vec::new());
        }
        let known = self.ask(|state| state.items_with_twin(twin))?;
        let adopted = self.adopted.iter();
        let adopted = adopted.filter(|item| item.twin.as_ref() == Some(twin));
        Ok(known
            .unwrap_or_default()
            .into_iter()
            .chain(adopted.cloned())
            .collect())
    }

    /// The item that was adopted from a feed with this address, and has no seed yet.
    pub fn adopted(&self, url: &str) -> Result<Option<Item>, Error> {
        if !self.may_hold(|known| known.urls.contains(&short_hash(url)))? {
            return Ok(None);
        }
        let items = self
            .ask(|state| state.items_with_url(url))?
            .unwrap_or_default();
        let known = items.into_iter().find(|item| item.seed.is_none());
        Ok(known.or_else(|| self.read_back(|item| item.url.as_deref() == Some(url))))
    }

    /// Whether the ledger has anything to say of this seed's identity.
    pub fn concerns(&self, fresh: &Fresh) -> Result<bool, Error> {
        let Found::Article(facts) = &fresh.record.found else {
            return Ok(false);
        };
        let claim = &fresh.claim;
        if (self.state.is_none() || self.is_empty()?) && self.adopted.is_empty() {
            return Ok(false);
        }
        if self.item_of_seed(&claim.seed)?.is_some() {
            return Ok(true);
        }
        if claim.own_id {
            let own = facts.id.as_deref().unwrap_or_default();
            return Ok(self.item(own)?.is_some());
        }
        Ok(self.item(&claim.own)?.is_some()
            || !self.items_with_content(&fresh.record.content)?.is_empty()
            || match &facts.twin {
                Some(twin) => !self.items_with_twin(twin)?.is_empty(),
                None => false,
            }
            || self.adopted(&claim.url)?.is_some())
    }

    fn is_empty(&self) -> Result<bool, Error> {
        Ok(self.known.get().is_some_and(|known| known.ids.is_empty()))
    }

    /// Whether the ledger may hold what `is_known` looks for.
    fn may_hold(&self, is_known: impl Fn(&Known) -> bool) -> Result<bool, Error> {
        if let Some(known) = self.known.get() {
            return Ok(is_known(known));
        }
        if self.asked.fetch_add(1, Ordering::Relaxed) < MANY {
            return Ok(true);
        }
        let mut known = Known::default();
        self.ask(|state| state.items(|item| known.add(&item)))?;
        for item in self.adopted {
            known.add(item);
        }
        Ok(is_known(self.known.get_or_init(|| known)))
    }

    fn ask<T>(
        &self,
        question: impl FnOnce(&State) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        let state = self
            .state
            .map(|state| state.lock().unwrap_or_else(PoisonError::into_inner));
        state.map(|state| question(&state)).transpose()
    }

    fn read_back(&self, is_it: impl Fn(&Item) -> bool) -> Option<Item> {
        self.adopted.iter().find(|item| is_it(item)).cloned()
    }
}
