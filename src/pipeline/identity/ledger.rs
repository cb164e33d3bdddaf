//! Questions to what was ever published.

use std::collections::HashSet;

use crate::Error;
use crate::pipeline::record::{Found, Hash};
use crate::pipeline::seed::{Fresh, short_hash};
use crate::state::{Item, State};

/// What was ever published; nothing, where no state is kept.
pub struct Ledger<'a> {
    pub state: Option<&'a State>,
    /// What was read back from published feeds.
    pub adopted: &'a [Item],
    pub known: &'a Known,
    /// Whether an edit may move a publication.
    pub may_move: bool,
}

impl Ledger<'_> {
    pub fn item(&self, id: &str) -> Result<Option<Item>, Error> {
        if !self.known.may_hold(short_hash(id)) {
            return Ok(None);
        }
        self.one(|state| state.item(id), |item| item.id == id)
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
        match self.state {
            Some(state) if self.known.seeds.contains(&short_hash(seed)) => {
                state.items_of_seed(seed)
            }
            _ => Ok(Vec::new()),
        }
    }

    pub fn items_with_content(&self, content: &Hash) -> Result<Vec<Item>, Error> {
        match self.state {
            Some(state) if self.known.contents.contains(&first_eight(content)) => {
                state.items_with_content(content)
            }
            _ => Ok(Vec::new()),
        }
    }

    pub fn items_with_twin(&self, twin: &[u8; 8]) -> Result<Vec<Item>, Error> {
        if !self.known.twins.contains(&first_eight(twin)) {
            return Ok(Vec::new());
        }
        let mut found = match self.state {
            Some(state) => state.items_with_twin(twin)?,
            None => Vec::new(),
        };
        let adopted = self.adopted.iter();
        found.extend(
            adopted
                .filter(|item| item.twin.as_ref() == Some(twin))
                .cloned(),
        );
        Ok(found)
    }

    /// The item that was adopted from a feed with this address, and has no seed yet.
    pub fn adopted(&self, url: &str) -> Result<Option<Item>, Error> {
        if !self.known.urls.contains(&short_hash(url)) {
            return Ok(None);
        }
        let is_it = |item: &Item| item.seed.is_none() && item.url.as_deref() == Some(url);
        let of_state = |state: &State| {
            let items = state.items_with_url(url)?;
            Ok(items.into_iter().find(is_it))
        };
        self.one(of_state, is_it)
    }

    fn one(
        &self,
        of_state: impl Fn(&State) -> Result<Option<Item>, Error>,
        is_it: impl Fn(&Item) -> bool,
    ) -> Result<Option<Item>, Error> {
        let known = self.state.map(of_state).transpose()?.flatten();
        Ok(known.or_else(|| self.adopted.iter().find(|item| is_it(item)).cloned()))
    }
}

/// Hashes of what the ledger's items can be found by. Most seeds were never published: this tells
/// so without a question to the database.
#[derive(Default)]
pub struct Known {
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
    /// What `state` and what was read back from published feeds know.
    pub fn of(state: Option<&State>, adopted: &[Item]) -> Result<Self, Error> {
        let mut known = Known::default();
        if let Some(state) = state {
            state.items(|item| known.add(&item))?;
        }
        for item in adopted {
            known.add(item);
        }
        Ok(known)
    }

    fn add(&mut self, item: &Item) {
        self.ids.insert(short_hash(&item.id));
        self.seeds.extend(item.seed.as_deref().map(short_hash));
        self.contents
            .extend(item.content.map(|hash| first_eight(&hash)));
        self.twins.extend(item.twin.map(|hash| first_eight(&hash)));
        // Only an item whose seed is not known is looked for by its address.
        let adopted = item.url.as_deref().filter(|_| item.seed.is_none());
        self.urls.extend(adopted.map(short_hash));
    }

    /// Whether an item with the id of this hash may have been published once.
    pub fn may_hold(&self, id_hash: u64) -> bool {
        self.ids.contains(&id_hash)
    }

    /// Whether the ledger has anything to say of this seed's identity.
    pub fn concerns(&self, fresh: &Fresh) -> bool {
        let Found::Article(facts) = &fresh.record.found else {
            return false;
        };
        self.may_hold(facts.id_hash)
            || self.seeds.contains(&short_hash(&fresh.claim.seed))
            || !fresh.claim.own_id
                && (self.contents.contains(&first_eight(&fresh.record.content))
                    || (facts.twin).is_some_and(|twin| self.twins.contains(&first_eight(&twin)))
                    || self.urls.contains(&short_hash(&fresh.claim.url)))
    }
}
