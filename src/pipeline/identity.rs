//! Which item an article is: what was published once keeps its id and its publication, wherever
//! its seed moves and however it is edited.

mod ledger;

use std::collections::HashSet;

pub(super) use ledger::Ledger;

use super::Options;
use super::look::Open;
use super::record::{Facts, Found, Hash};
use super::seed::{Fresh, short_hash};
use crate::Error;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::Instant;
use crate::sources::{self, SeedFile};
use crate::state::Item;

/// What became of the identities of a run.
#[derive(Debug, Default)]
pub(super) struct Identities {
    /// Items of the ledger whose seed has moved or gone, as they are now.
    pub moved: Vec<Item>,
}

/// Settles the identity of every seed of `open` that depends on what was published, in their
/// order; `vanished` are the seeds that are there no more.
pub(super) fn settle<'a>(
    ledger: &Ledger<'_>,
    config: &Config,
    options: &Options<'_>,
    open: impl Iterator<Item = &'a mut Open>,
    vanished: Vec<String>,
    sink: &mut Sink,
) -> Result<Identities, Error> {
    let mut unsettled: Vec<&mut Fresh> = open
        .filter(|open| open.unsettled)
        .map(|open| &mut open.fresh)
        .collect();
    let mut desk = Desk {
        ledger,
        config,
        now: options.now.unix(),
        newcomers: newcomers(ledger, &unsettled)?,
        taken: HashSet::new(),
        moved: Vec::new(),
        sink,
    };
    for fresh in &mut unsettled {
        desk.settle(fresh)?;
    }
    for seed in vanished {
        desk.vanish(&seed)?;
    }
    Ok(Identities { moved: desk.moved })
}

/// The contents of seeds that were not there when anything was published: where an article may
/// have moved to.
fn newcomers(ledger: &Ledger<'_>, unsettled: &[&mut Fresh]) -> Result<HashSet<Hash>, Error> {
    let mut contents = HashSet::new();
    for fresh in unsettled {
        if ledger.item_of_seed(&fresh.claim.seed)?.is_none() {
            contents.insert(fresh.record.content);
        }
    }
    Ok(contents)
}

struct Desk<'a> {
    ledger: &'a Ledger<'a>,
    config: &'a Config,
    now: i64,
    newcomers: HashSet<Hash>,
    /// Ids that a seed has now.
    taken: HashSet<String>,
    moved: Vec<Item>,
    sink: &'a mut Sink,
}

impl Desk<'_> {
    fn settle(&mut self, fresh: &mut Fresh) -> Result<(), Error> {
        let Found::Article(facts) = &fresh.record.found else {
            return Ok(());
        };
        if fresh.claim.own_id {
            let id = facts.id.clone().unwrap_or_default();
            if let Some(item) = self.ledger.item(&id)? {
                self.take(fresh, item);
            }
            return Ok(());
        }
        match self.item_of(fresh)? {
            Some(item) => self.take(fresh, item),
            None => self.mint(fresh)?,
        }
        Ok(())
    }

    /// The item that a seed without an id of its own is.
    fn item_of(&self, fresh: &Fresh) -> Result<Option<Item>, Error> {
        let Found::Article(facts) = &fresh.record.found else {
            return Ok(None);
        };
        let content = fresh.record.content;
        if let Some(item) = self.ledger.item_of_seed(&fresh.claim.seed)? {
            let is_it = item.content.is_none_or(|known| known == content)
                || (item.twin.is_some() && item.twin == facts.twin);
            let moved_away = item
                .content
                .is_some_and(|known| self.newcomers.contains(&known));
            // Another text where one was deleted, or where one was moved away from, is another
            // article; else it is an edit.
            let is_other = !is_it && (item.gone.is_some() || moved_away);
            if !is_other && !self.taken.contains(&item.id) {
                return Ok(Some(item));
            }
        }
        let mut candidates = self.ledger.items_with_content(&content)?;
        if let Some(twin) = facts.twin {
            candidates.extend(self.ledger.items_with_twin(&twin)?);
        }
        candidates.extend(self.ledger.adopted(&fresh.claim.url)?);
        let own = self.config.site.tag.id(&fresh.claim.path);
        let same_id = self.ledger.item(own.as_str())?;
        // The same id in a folder of another name.
        candidates.extend(
            same_id.filter(|item| {
                item.gone.is_none() && item.seed.as_ref() != Some(&fresh.claim.seed)
            }),
        );
        Ok(candidates
            .into_iter()
            .find(|item| self.is_free(item, &fresh.claim.seed)))
    }

    /// Whether no other seed stands for `item`.
    fn is_free(&self, item: &Item, seed: &str) -> bool {
        let elsewhere = item.seed.as_deref().filter(|known| *known != seed);
        !self.taken.contains(&item.id) && !elsewhere.is_some_and(|known| self.is_there(known))
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
            if count == 1 && self.is_rival(&item) {
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
        self.taken.insert(id.as_str().to_owned());
        Ok(())
    }

    /// Whether the seed of `item` is there and has its id from its path.
    fn is_rival(&self, item: &Item) -> bool {
        let file = item.seed.as_deref().and_then(|seed| self.file_of(seed));
        file.is_some_and(|file| {
            file.path.is_file() && self.config.site.tag.id(&file.seed.path).as_str() == item.id
        })
    }

    /// Makes a seed stand for an item that was published.
    fn take(&mut self, fresh: &mut Fresh, item: Item) {
        let Found::Article(facts) = &mut fresh.record.found else {
            return;
        };
        facts.id_hash = short_hash(&item.id);
        let by_path = self.config.site.tag.id(&fresh.claim.path);
        facts.id = (item.id != by_path.as_str()).then(|| item.id.clone().into());
        let is_edit = item
            .content
            .is_some_and(|known| known != fresh.record.content);
        if facts.published != item.published {
            let moves = fresh.claim.dated && self.ledger.may_move;
            if fresh.claim.dated && !moves {
                self.sink.push(kept_date(
                    &fresh.claim.seed,
                    fresh.claim.date_line,
                    facts,
                    &item,
                ));
            }
            if !moves {
                facts.published = item.published;
            }
        }
        let file_time = fresh.claim.file_time.min(self.now);
        facts.updated = match (is_edit, fresh.claim.minor) {
            (false, _) if item.content.is_some() => item.updated,
            (true, true) => item.updated,
            (true, false) if !fresh.claim.updated => file_time.max(item.updated),
            _ => facts.updated.max(item.updated),
        }
        .max(facts.published);
        self.taken.insert(item.id.clone());
        if item.seed.as_ref() != Some(&fresh.claim.seed) || item.gone.is_some() {
            self.moved.push(Item {
                seed: Some(fresh.claim.seed.clone()),
                gone: None,
                ..item
            });
        }
    }

    fn vanish(&mut self, seed: &str) -> Result<(), Error> {
        let item = self.ledger.item_of_seed(seed)?;
        let gone = item.filter(|item| item.gone.is_none() && !self.taken.contains(&item.id));
        self.moved.extend(gone.map(|item| Item {
            gone: Some(self.now),
            ..item
        }));
        Ok(())
    }
}

fn kept_date(seed: &str, line: u32, facts: &Facts<'_>, item: &Item) -> Diagnostic {
    let shown =
        |seconds: i64| Instant::from_unix(seconds).map_or_else(String::new, |at| at.to_string());
    Diagnostic::warning(
        "article/moved-date",
        format!(
            "the date is {} now, but the article was published as of {}, which stays",
            shown(facts.published),
            shown(item.published)
        ),
    )
    .help("put the old date back and give `updated` the new one; to move the publication all the same, build once with `--allow history/moved-publication`")
    .at(Place::line(seed.to_owned(), line))
}
