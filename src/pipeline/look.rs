//! Folders → blocks: what is there is looked at, and only seeds that look different from the last
//! time are opened.

use std::collections::HashMap;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::identity::{self, Identities, Ledger};
use super::record::{Block, Builder, Findings, Found, Record, Stamp};
use super::seed::{self, Fresh};
use super::{Options, Progress};
use crate::Error;
use crate::config::{Config, Source, Undated};
use crate::diagnostic::Sink;
use crate::sources::{self, Listing, SeedFile};

/// What is known of every seed.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// One for each folder of each source, in their order.
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
    /// The folder's path within the source's own.
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
        for seen in sources::folders(&from.folder, &from.shown, from.kind, sink, &each)? {
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

/// A seed of a folder that is not built yet.
#[derive(Debug)]
pub(super) struct Open {
    pub fresh: Fresh,
    /// Whether its identity is still to be settled.
    pub unsettled: bool,
}

fn build(records: Vec<Open>) -> Vec<u8> {
    let mut builder = Builder::default();
    for Open { fresh, .. } in records {
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

/// One folder, seen.
struct SeenFolder {
    within: String,
    is_listed: bool,
    block: Seen,
    vanished: Vec<String>,
    seeds: usize,
    opened: usize,
    standing: Standing,
    standing_files: Vec<String>,
}

enum Seen {
    /// As the last run saw it.
    Same,
    /// Its new block.
    Built(Vec<u8>),
    /// Seeds whose identity depends on others.
    Open(Vec<Open>),
}

struct Looker<'a> {
    config: &'a Config,
    options: &'a Options<'a>,
    source: &'a Source,
    known: &'a Known,
    reuse: bool,
    ledger: &'a Ledger<'a>,
    /// What keeps the run from going on.
    trouble: &'a OnceLock<Error>,
    done: &'a AtomicUsize,
}

/// A seed that was not opened, or one that was.
enum Kept<'a> {
    Old(Record<'a>),
    New(Open),
}

impl Looker<'_> {
    fn folder(&self, listing: &Listing<'_>, sink: &mut Sink) -> SeenFolder {
        let key = (self.source.shown.clone(), listing.within.clone());
        let old = self.known.get(&key).and_then(|bytes| Block::read(bytes));
        let mut seen = SeenFolder {
            within: listing.within.clone(),
            is_listed: listing.is_listed,
            block: Seen::Same,
            vanished: Vec::new(),
            seeds: listing.files.len(),
            opened: 0,
            standing: Standing::default(),
            standing_files: Vec::new(),
        };
        if !listing.is_listed {
            return seen;
        }
        let mut before = old
            .iter()
            .flat_map(Block::records)
            .map(|(_, record)| record);
        let mut next = before.next();
        let mut kept = Vec::with_capacity(listing.files.len());
        let shown = |record: &Record<'_>| listing.seed(&record.name).seed.file.to_string();
        let mut is_same = old.is_some() && self.reuse;
        for file in &listing.files {
            while let Some(record) = next.take_if(|record| *record.name < *file.name) {
                seen.vanished.push(shown(&record));
                next = before.next();
            }
            let record = next.take_if(|record| record.name == file.name);
            if record.is_some() {
                next = before.next();
            }
            match record {
                Some(record) if self.may_reuse(&record, Stamp::from(file.stamp)) => {
                    match record.findings {
                        Findings::Errors => seen.standing.errors += 1,
                        Findings::Warnings => seen.standing.warnings += 1,
                        Findings::None => {}
                    }
                    if record.findings != Findings::None {
                        seen.standing_files.push(shown(&record));
                    }
                    kept.push(Kept::Old(record));
                }
                record => {
                    is_same = false;
                    seen.opened += 1;
                    let file = listing.seed(&file.name);
                    kept.push(self.open(&file, name_of(&file), record, old.as_ref(), sink));
                }
            }
        }
        while let Some(record) = next {
            seen.vanished.push(shown(&record));
            next = before.next();
        }
        if is_same && seen.vanished.is_empty() {
            return seen;
        }
        let is_open = |kept: &Kept<'_>| matches!(kept, Kept::New(open) if open.unsettled);
        seen.block = if kept.iter().any(is_open) {
            Seen::Open(
                (kept.into_iter())
                    .map(|kept| owned(kept, old.as_ref()))
                    .collect(),
            )
        } else {
            let mut builder = Builder::default();
            for kept in kept {
                match (kept, &old) {
                    (Kept::Old(record), Some(old)) => builder.adopt(record, old),
                    (Kept::Old(record), None) => builder.push(&record),
                    (Kept::New(open), _) => push(&mut builder, open.fresh),
                }
            }
            Seen::Built(builder.finish())
        };
        seen
    }

    fn may_reuse(&self, record: &Record<'_>, stamp: Stamp) -> bool {
        let wants_all = self.options.repeat && record.findings != Findings::None;
        self.reuse && record.stamp == stamp && !wants_all
    }

    fn open<'a>(
        &self,
        file: &SeedFile,
        name: &str,
        record: Option<Record<'a>>,
        old: Option<&Block<'a>>,
        sink: &mut Sink,
    ) -> Kept<'a> {
        if (self.options.stop)() || self.trouble.get().is_some() {
            // The run ends before any of this is used.
            return Kept::New(Open {
                fresh: Fresh::empty(name),
                unsettled: false,
            });
        }
        let read = seed::read(self.config, self.source, file, name, self.options, sink);
        let fresh = read.unwrap_or_else(|trouble| {
            let _ = self.trouble.set(trouble);
            Fresh::empty(name)
        });
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        (self.options.progress)(Progress { done });
        let touched = |record: &Record<'_>| {
            self.reuse
                && record.content == fresh.record.content
                && record.findings == Findings::None
                && self.source.undated == Undated::Refuse
                && !matches!(&record.found, Found::Article(facts) if facts.withdrawn || facts.withheld)
        };
        // The same bytes in a file of another time: what they were judged to be stays.
        if let (Some(record), Some(_)) = (record.filter(touched), old) {
            return Kept::Old(Record {
                stamp: fresh.record.stamp,
                ..record
            });
        }
        let unsettled = self.ledger.concerns(&fresh).unwrap_or_else(|trouble| {
            let _ = self.trouble.set(trouble);
            false
        });
        Kept::New(Open { fresh, unsettled })
    }
}

fn name_of(file: &SeedFile) -> &str {
    file.path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
}

fn owned(kept: Kept<'_>, block: Option<&Block<'_>>) -> Open {
    match kept {
        Kept::New(open) => open,
        Kept::Old(record) => {
            let labels = match (&record.found, block) {
                (Found::Article(facts), Some(block)) => facts
                    .labels
                    .iter()
                    .map(|label| &block.labels[*label as usize])
                    .map(|(facet, name)| (*facet, name.to_string()))
                    .collect(),
                _ => Vec::new(),
            };
            let fresh = Fresh {
                record: record.into_owned(),
                labels,
                claim: seed::Claim::default(),
            };
            Open {
                fresh,
                unsettled: false,
            }
        }
    }
}
