//! Folders → blocks: what is there is looked at, and only seeds that look different from the last
//! time are opened.

mod looker;

use std::collections::HashMap;
use std::sync::OnceLock;
use std::sync::atomic::AtomicUsize;

use super::Options;
use super::identity::{self, Identities, Ledger};
use super::record::{Block, Builder, Found};
use super::seed::Fresh;
use crate::Error;
use crate::config::Config;
use crate::diagnostic::Sink;
use crate::sources::{self, Listing};
use looker::{Looker, Seen};

/// What is known of every seed.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// One for each folder of each source, in their order, and for each file of several articles.
    pub folders: Vec<Folder>,
    /// Folders that were there at the last run and are not now.
    pub removed: Vec<Key>,
    /// How many seeds there are, and how many of them were opened.
    pub seeds: usize,
    pub opened: usize,
    /// What was found at an earlier run in seeds that were not opened now.
    pub standing: Standing,
    /// Those seeds.
    pub standing_files: Vec<String>,
}

/// How many seeds that were not opened have errors, and how many only warnings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Seeds with errors: they are in no feed.
    pub errors: usize,
    /// Seeds with warnings and no error.
    pub warnings: usize,
}

/// The seeds of one folder.
#[derive(Debug)]
pub(super) struct Folder {
    /// The source that it belongs to.
    pub source: usize,
    /// The folder's path within the source's own; of a file that holds several articles, see
    /// [`sources::as_folder`].
    pub within: String,
    /// Its block.
    pub block: Vec<u8>,
    /// Whether that differs from the last run's.
    pub changed: bool,
}

/// A folder's key in the state: the source's folder as it is shown, and the path within.
pub(super) type Key = (String, String);

/// The blocks of the last run.
pub(super) type Known = HashMap<Key, Vec<u8>>;

impl Look {
    /// Whether everything is as it was.
    pub fn is_unchanged(&self) -> bool {
        self.removed.is_empty() && !self.folders.iter().any(|folder| folder.changed)
    }
}

/// Looks at every folder of every source. With `reuse` a seed that looks the same is not opened.
pub(super) fn look(
    config: &Config,
    options: &Options<'_>,
    mut known: Known,
    reuse: bool,
    ledger: &Ledger<'_>,
    sink: &mut Sink,
) -> Result<(Look, Identities), Error> {
    let mut look = Look::default();
    let mut vanished = Vec::new();
    // What is in such a folder has not gone: it can't be seen.
    let mut unlisted: Vec<(usize, String)> = Vec::new();
    // Folders with seeds whose identity depends on the others.
    let mut open = Vec::new();
    let done = AtomicUsize::new(0);
    let trouble = OnceLock::new();
    for (source, from) in config.sources.iter().enumerate() {
        let looker = Looker {
            config,
            options,
            source: from,
            known: &known,
            reuse,
            ledger,
            trouble: &trouble,
            done: &done,
        };
        let each = |listing: Listing<'_>, sink: &mut Sink| looker.folder(&listing, sink);
        let seen = sources::folders(&from.folder, &from.shown, from.kind, sink, &each)?;
        for seen in seen.into_iter().flatten() {
            look.seeds += seen.seeds;
            look.opened += seen.opened;
            look.standing.errors += seen.standing.errors;
            look.standing.warnings += seen.standing.warnings;
            look.standing_files.extend(seen.standing_files);
            vanished.extend(seen.vanished);
            if !seen.is_listed {
                unlisted.push((source, seen.within.clone()));
            }
            let old = known.remove(&(from.shown.clone(), seen.within.clone()));
            let (block, changed) = match seen.block {
                Seen::Same => (old.unwrap_or_default(), false),
                Seen::Built(block) => {
                    let changed = old.as_ref() != Some(&block);
                    (block, changed)
                }
                Seen::Open(records) => {
                    open.push((look.folders.len(), records));
                    (old.unwrap_or_default(), true)
                }
            };
            look.folders.push(Folder {
                source,
                within: seen.within,
                block,
                changed,
            });
        }
    }
    if let Some(trouble) = trouble.into_inner() {
        return Err(trouble);
    }
    for (source, above) in unlisted {
        let shown = &config.sources[source].shown;
        let is_below = |(of, within): &Key| {
            of == shown && (within.strip_prefix(&above)).is_some_and(|rest| rest.starts_with('/'))
        };
        let hidden: Vec<Key> = known.keys().filter(|key| is_below(key)).cloned().collect();
        for key in hidden {
            let block = known.remove(&key).unwrap_or_default();
            look.folders.push(Folder {
                source,
                within: key.1,
                block,
                changed: false,
            });
        }
    }
    for ((shown, within), block) in &known {
        let names = Block::read(block).into_iter();
        let names = names.flat_map(|block| block.records().map(|(_, record)| record));
        vanished.extend(names.map(|record| sources::shown(shown, within, &record.name)));
    }
    look.removed = known.into_keys().collect();
    let records = open.iter_mut().flat_map(|(_, records)| records);
    let identities = identity::settle(ledger, config, options, records, vanished, sink)?;
    for (place, records) in open {
        let block = build(records);
        let folder = &mut look.folders[place];
        folder.changed = folder.block != block;
        folder.block = block;
    }
    Ok((look, identities))
}

fn build(records: Vec<Fresh>) -> Vec<u8> {
    let mut builder = Builder::with_capacity(records.len());
    for fresh in records {
        push(&mut builder, fresh);
    }
    builder.finish()
}

fn push(builder: &mut Builder, mut fresh: Fresh) {
    if let Found::Article(facts) = &mut fresh.record.found {
        let labels = fresh.labels.iter();
        facts.labels = labels
            .map(|(facet, name)| builder.label(*facet, name))
            .collect();
    }
    builder.push(&fresh.record);
}
