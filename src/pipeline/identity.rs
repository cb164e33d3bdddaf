//! Which item an article is: what was published once keeps its id and its publication, wherever
//! its seed moves and however it is edited.
//!
//! All seeds that were opened are settled together, the surest first, so that names may be swapped
//! and files moved on to each other's places:
//!
//! 1. an id that the article gives itself is its id; the seed that had it before has it first;
//! 2. a seed that has its content still, or its title and date, is what it was;
//! 3. a content that was published is that item, wherever its seed is now, if no other seed has
//!    it: a rename, a move, an article that was deleted and is back;
//! 4. so is a title with its date: a rename together with an edit;
//! 5. another text at the same place is an edit; but where an article was deleted in an earlier
//!    run, or has moved away from, it is another article;
//! 6. the address of an item that was read back from a feed, and the same id in a folder of
//!    another name, are the item.
//!
//! What is left was never published: it gets the id of its path, or `…~2` if that was another's.

mod keep;
mod ledger;

use std::collections::{HashMap, HashSet};

pub(super) use ledger::Ledger;

use super::Options;
use super::hash::short_hash;
use super::record::{Facts, Found};
use super::seed::Fresh;
use crate::Error;
use crate::config::Config;
use crate::diagnostic::Sink;
use crate::sources::{self, SeedFile};
use crate::state::Item;

/// What became of the identities of a run.
#[derive(Debug, Default)]
pub(super) struct Identities {
    /// Items of the ledger that are no longer what it says, as they are now: their seed has moved,
    /// gone or changed.
    pub moved: Vec<Item>,
}

/// Settles the identity of every seed of `open` that depends on what was published; `vanished` are
/// the seeds that are there no more.
pub(super) fn settle<'a>(
    ledger: &Ledger<'_>,
    config: &Config,
    options: &Options<'_>,
    open: impl Iterator<Item = &'a mut Fresh>,
    vanished: Vec<String>,
    sink: &mut Sink,
) -> Result<Identities, Error> {
    let mut unsettled: Vec<&mut Fresh> = open.filter(|fresh| fresh.unsettled).collect();
    let seeds: Vec<String> = (unsettled.iter())
        .map(|fresh| fresh.claim.seed.clone())
        .collect();
    let mut desk = Desk {
        ledger,
        config,
        now: options.now.unix(),
        open: seeds.iter().cloned().collect(),
        taken: HashMap::new(),
        moved: Vec::new(),
        sink,
    };
    for find in Desk::ROUNDS {
        let mut left = Vec::with_capacity(unsettled.len());
        for fresh in unsettled {
            match find(&desk, fresh)? {
                Some(item) => desk.take(fresh, item),
                None => left.push(fresh),
            }
        }
        unsettled = left;
    }
    for fresh in unsettled.into_iter().filter(|fresh| !fresh.claim.own_id) {
        desk.mint(fresh)?;
    }
    for seed in seeds.iter().chain(&vanished) {
        desk.leave(seed)?;
    }
    Ok(Identities { moved: desk.moved })
}

/// Whether an item was made of a seed, as far as it is known what it was made of.
pub(super) fn was_made_of(item: &Item, seed: &str, facts: &Facts<'_>) -> bool {
    match &item.seed {
        Some(known) => known == seed,
        None => item.twin.is_some() && item.twin == facts.twin,
    }
}

/// Finds the item that a seed is, if this way leads to one.
type Find<D> = fn(&D, &Fresh) -> Result<Option<Item>, Error>;

struct Desk<'a> {
    ledger: &'a Ledger<'a>,
    config: &'a Config,
    now: i64,
    /// The seeds that are settled now.
    open: HashSet<String>,
    /// Ids that a seed has now, and the seed.
    taken: HashMap<String, String>,
    moved: Vec<Item>,
    sink: &'a mut Sink,
}

impl Desk<'_> {
    /// The ways to find the item that a seed is, the surest first.
    const ROUNDS: [Find<Self>; 7] = [
        Self::declared,
        Self::declared_anew,
        Self::same,
        Self::with_content,
        Self::with_twin,
        Self::edited,
        Self::elsewhere,
    ];

    fn declared(&self, fresh: &Fresh) -> Result<Option<Item>, Error> {
        let Found::Article(facts) = &fresh.record.found else {
            return Ok(None);
        };
        let item = self.declared_anew(fresh)?;
        Ok(item.filter(|item| was_made_of(item, &fresh.claim.seed, facts)))
    }

    fn declared_anew(&self, fresh: &Fresh) -> Result<Option<Item>, Error> {
        let Found::Article(facts) = &fresh.record.found else {
            return Ok(None);
        };
        let own = facts.id.as_deref().filter(|_| fresh.claim.own_id);
        let item = own.map(|id| self.ledger.item(id)).transpose()?.flatten();
        Ok(item.filter(|item| !self.taken.contains_key(&item.id)))
    }

    fn same(&self, fresh: &Fresh) -> Result<Option<Item>, Error> {
        let Found::Article(facts) = &fresh.record.found else {
            return Ok(None);
        };
        let content = fresh.record.content;
        let item = self.of_place(fresh)?;
        Ok(item.filter(|item| {
            item.content.is_none_or(|known| known == content)
                || (item.twin.is_some() && item.twin == facts.twin)
        }))
    }

    fn with_content(&self, fresh: &Fresh) -> Result<Option<Item>, Error> {
        if fresh.claim.own_id {
            return Ok(None);
        }
        let items = self.ledger.items_with_content(&fresh.record.content)?;
        Ok(self.first_free(items, fresh))
    }

    fn with_twin(&self, fresh: &Fresh) -> Result<Option<Item>, Error> {
        let twin = match &fresh.record.found {
            Found::Article(facts) if !fresh.claim.own_id => facts.twin,
            _ => None,
        };
        let items = twin.map(|twin| self.ledger.items_with_twin(&twin));
        Ok(self.first_free(items.transpose()?.unwrap_or_default(), fresh))
    }

    fn edited(&self, fresh: &Fresh) -> Result<Option<Item>, Error> {
        let item = self.of_place(fresh)?;
        Ok(item.filter(|item| item.gone.is_none()))
    }

    fn elsewhere(&self, fresh: &Fresh) -> Result<Option<Item>, Error> {
        if fresh.claim.own_id {
            return Ok(None);
        }
        let adopted = self.ledger.adopted(&fresh.claim.url)?;
        let by_path = self.config.site.tag.id(&fresh.claim.path);
        let same_id = self
            .ledger
            .item(by_path.as_str())?
            .filter(|item| item.gone.is_none() && item.seed.as_ref() != Some(&fresh.claim.seed));
        let items = adopted.into_iter().chain(same_id).collect();
        Ok(self.first_free(items, fresh))
    }

    /// The item that a seed without an id of its own was before.
    fn of_place(&self, fresh: &Fresh) -> Result<Option<Item>, Error> {
        if fresh.claim.own_id {
            return Ok(None);
        }
        let item = self.ledger.item_of_seed(&fresh.claim.seed)?;
        Ok(item.filter(|item| !self.taken.contains_key(&item.id)))
    }

    /// The first of `items` that no other seed stands for; those that are not gone come first.
    fn first_free(&self, mut items: Vec<Item>, fresh: &Fresh) -> Option<Item> {
        items.sort_by_key(|item| item.gone.is_some());
        let mut items = items.into_iter();
        items.find(|item| self.is_free(item, &fresh.claim.seed))
    }

    /// Whether no other seed stands for `item`: none has taken it, and the one that it was has let
    /// it go or is not there.
    fn is_free(&self, item: &Item, seed: &str) -> bool {
        let held = item.seed.as_deref().filter(|_| item.gone.is_none());
        let elsewhere = held.filter(|known| *known != seed);
        let is_held = |known: &str| !self.open.contains(known) && self.is_there(known);
        !self.taken.contains_key(&item.id) && !elsewhere.is_some_and(is_held)
    }

    fn is_there(&self, seed: &str) -> bool {
        self.file_of(seed).is_some_and(|file| file.path.is_file())
    }

    /// The file of a seed that is known as it was shown.
    fn file_of(&self, seed: &str) -> Option<SeedFile> {
        self.config.sources.iter().find_map(|source| {
            let within = match source.shown.trim_end_matches('/') {
                "" | "." => seed,
                shown => seed.strip_prefix(shown)?.strip_prefix('/')?,
            };
            Some(sources::seed(
                &source.folder,
                &source.shown,
                source.kind,
                within,
            ))
        })
    }

    /// An article that was never published, or not as this seed: its own id, unless that was
    /// another's once.
    fn mint(&mut self, fresh: &mut Fresh) -> Result<(), Error> {
        let Found::Article(facts) = &mut fresh.record.found else {
            return Ok(());
        };
        let tag = &self.config.site.tag;
        let mut id = tag.id(&fresh.claim.path);
        let mut count = 1;
        while let Some(item) = self.ledger.item(id.as_str())? {
            if count == 1 && self.is_rival(&item, &fresh.claim.seed) {
                // Two seeds that make one id: whoever looks for duplicates names both.
                break;
            }
            count += 1;
            id = tag.id(&format!("{}~{count}", fresh.claim.path));
        }
        if count > 1 {
            facts.id = Some(id.as_str().to_owned().into());
            facts.id_hash = short_hash(id.as_str());
        }
        Ok(())
    }

    /// Whether another seed than `seed` stands for `item` now and has the id from its path.
    fn is_rival(&self, item: &Item, seed: &str) -> bool {
        let holder = self.taken.get(&item.id).or(item.seed.as_ref());
        let file = holder.filter(|holder| *holder != seed);
        let file = file.and_then(|holder| self.file_of(holder));
        file.is_some_and(|file| {
            file.path.is_file() && self.config.site.tag.id(&file.seed.path).as_str() == item.id
        })
    }

    /// What `seed` was and nobody is now is gone.
    fn leave(&mut self, seed: &str) -> Result<(), Error> {
        let items = self.ledger.items_of_seed(seed)?.into_iter();
        let gone = items.filter(|item| item.gone.is_none() && !self.taken.contains_key(&item.id));
        self.moved.extend(gone.map(|item| Item {
            gone: Some(self.now),
            ..item
        }));
        Ok(())
    }
}
