//! One folder of a source, seen.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Known, Standing, push};
use crate::Error;
use crate::config::{Config, Source, Undated};
use crate::diagnostic::Sink;
use crate::pipeline::identity::Ledger;
use crate::pipeline::record::{Block, Builder, Findings, Found, Record, Stamp};
use crate::pipeline::seed::{self, Fresh};
use crate::pipeline::{Options, Progress};
use crate::sources::{Listing, SeedFile};

/// One folder, seen.
pub(super) struct SeenFolder {
    pub within: String,
    pub is_listed: bool,
    pub block: Seen,
    pub vanished: Vec<String>,
    pub seeds: usize,
    pub opened: usize,
    pub standing: Standing,
    pub standing_files: Vec<String>,
}

pub(super) enum Seen {
    /// As the last run saw it.
    Same,
    /// Its new block.
    Built(Vec<u8>),
    /// Seeds whose identity depends on others.
    Open(Vec<Fresh>),
}

pub(super) struct Looker<'a> {
    pub config: &'a Config,
    pub options: &'a Options<'a>,
    pub source: &'a Source,
    pub known: &'a Known,
    pub reuse: bool,
    pub ledger: &'a Ledger<'a>,
    /// What keeps the run from going on.
    pub trouble: &'a OnceLock<Error>,
    pub done: &'a AtomicUsize,
}

/// A seed that was not opened, or one that was.
enum Kept<'a> {
    Old(Record<'a>),
    New(Fresh),
}

impl Looker<'_> {
    pub fn folder(&self, listing: &Listing<'_>, sink: &mut Sink) -> SeenFolder {
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
        let is_open = |kept: &Kept<'_>| matches!(kept, Kept::New(fresh) if fresh.unsettled);
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
                    (Kept::New(fresh), _) => push(&mut builder, fresh),
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
            return Kept::New(Fresh::empty(name));
        }
        let read = seed::read(self.config, self.source, file, name, self.options, sink);
        let mut fresh = read.unwrap_or_else(|trouble| {
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
        fresh.unsettled = self.ledger.concerns(&fresh).unwrap_or_else(|trouble| {
            let _ = self.trouble.set(trouble);
            false
        });
        Kept::New(fresh)
    }
}

fn name_of(file: &SeedFile) -> &str {
    file.path
        .file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
}

fn owned(kept: Kept<'_>, block: Option<&Block<'_>>) -> Fresh {
    let record = match kept {
        Kept::New(fresh) => return fresh,
        Kept::Old(record) => record,
    };
    let labels = match (&record.found, block) {
        (Found::Article(facts), Some(block)) => facts
            .labels
            .iter()
            .map(|label| &block.labels[*label as usize])
            .map(|(facet, name)| (*facet, name.to_string()))
            .collect(),
        _ => Vec::new(),
    };
    Fresh {
        labels,
        ..Fresh::of(record.into_owned())
    }
}
