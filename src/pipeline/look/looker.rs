//! One folder of a source, seen; a file that holds several articles is seen as a folder of them.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::{Known, Standing, push};
use crate::Error;
use crate::config::{Config, Source, Undated};
use crate::diagnostic::Sink;
use crate::pipeline::identity::Ledger;
use crate::pipeline::record::{Block, Builder, Findings, Found, Record, Stamp};
use crate::pipeline::seed::{self, Fresh, Opened};
use crate::pipeline::{Options, Progress};
use crate::sources::{self, Listing, SeedFile};

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

impl SeenFolder {
    fn new(within: String, seeds: usize) -> Self {
        Self {
            within,
            is_listed: true,
            block: Seen::Same,
            vanished: Vec::new(),
            seeds,
            opened: 0,
            standing: Standing::default(),
            standing_files: Vec::new(),
        }
    }
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
    /// Sees a folder and, after it, each file in it that holds several articles.
    pub fn folder(&self, listing: &Listing<'_>, sink: &mut Sink) -> Vec<SeenFolder> {
        let mut seen = SeenFolder::new(listing.within.clone(), listing.files.len());
        seen.is_listed = listing.is_listed;
        if !listing.is_listed {
            return vec![seen];
        }
        let old = self.block(&listing.within);
        let mut before = old
            .iter()
            .flat_map(Block::records)
            .map(|(_, record)| record)
            .peekable();
        let mut kept = Vec::with_capacity(listing.files.len());
        let mut inside = Vec::new();
        let shown = |record: &Record<'_>| listing.seed(&record.name).address().to_string();
        let mut is_same = old.is_some() && self.reuse;
        for file in &listing.files {
            while let Some(record) = before.next_if(|record| *record.name < *file.name) {
                seen.vanished.push(shown(&record));
            }
            let record = before.next_if(|record| record.name == file.name);
            let within = sources::as_folder(&listing.within, &file.name);
            match record {
                Some(record) if self.may_reuse(&record, Stamp::from(file.stamp), &within) => {
                    if record.found == Found::Several {
                        seen.seeds -= 1;
                        inside.push(self.standing(within, &record, shown(&record)));
                    } else {
                        stand(&record, &mut seen.standing);
                        if record.findings != Findings::None {
                            seen.standing_files.push(shown(&record));
                        }
                    }
                    kept.push(Kept::Old(record));
                }
                record => {
                    is_same = false;
                    seen.opened += 1;
                    let file = listing.seed(&file.name);
                    let name = name_of(&file);
                    match self.open(&file, name, sink) {
                        Opened::One(fresh) => {
                            kept.push(self.settle(fresh, record, old.as_ref()));
                        }
                        Opened::Several(fresh, parts) => {
                            seen.seeds -= 1;
                            // What it was before it held several.
                            seen.vanished.extend(record.as_ref().map(shown));
                            kept.push(Kept::New(fresh));
                            inside.push(self.parts(within, &file, parts));
                        }
                    }
                }
            }
        }
        seen.vanished.extend(before.map(|record| shown(&record)));
        if !is_same || !seen.vanished.is_empty() {
            seen.block = build(kept, old.as_ref());
        }
        inside.insert(0, seen);
        inside
    }

    fn block(&self, within: &str) -> Option<Block<'_>> {
        let key = (self.source.shown.clone(), within.to_owned());
        self.known.get(&key).and_then(|bytes| Block::read(bytes))
    }

    fn may_reuse(&self, record: &Record<'_>, stamp: Stamp, within: &str) -> bool {
        let wants_all = self.options.repeat && record.findings != Findings::None;
        let is_known = record.found != Found::Several || self.block(within).is_some();
        self.reuse && record.stamp == stamp && !wants_all && is_known
    }

    /// A file of several articles that was not opened, because it looks the same.
    fn standing(&self, within: String, file: &Record<'_>, shown: String) -> SeenFolder {
        let mut seen = SeenFolder::new(within, 0);
        let block = self.block(&seen.within);
        for (_, record) in block.iter().flat_map(Block::records) {
            seen.seeds += 1;
            stand(&record, &mut seen.standing);
        }
        if file.findings != Findings::None {
            seen.standing_files.push(shown);
            // What is wrong with the file itself.
            if seen.standing == Standing::default() {
                stand(file, &mut seen.standing);
            }
        }
        seen
    }

    /// A file of several articles that was opened.
    fn parts(&self, within: String, file: &SeedFile, parts: Vec<Fresh>) -> SeenFolder {
        let old = self.block(&within);
        let mut seen = SeenFolder::new(within, parts.len());
        for (_, record) in old.iter().flat_map(Block::records) {
            let is_it = |fresh: &Fresh| fresh.record.name.cmp(&record.name);
            if parts.binary_search_by(is_it).is_err() {
                let part = file.part(&record.name);
                seen.vanished.push(part.address().to_string());
            }
        }
        let kept = parts.into_iter();
        let kept = kept.map(|fresh| self.settle(fresh, None, None)).collect();
        seen.block = build(kept, old.as_ref());
        seen
    }

    fn open(&self, file: &SeedFile, name: &str, sink: &mut Sink) -> Opened {
        if (self.options.stop)() || self.trouble.get().is_some() {
            // The run ends before any of this is used.
            return Opened::One(Fresh::empty(name));
        }
        let read = seed::open(self.config, self.source, file, name, self.options, sink);
        let opened = read.unwrap_or_else(|trouble| {
            let _ = self.trouble.set(trouble);
            Opened::One(Fresh::empty(name))
        });
        let done = self.done.fetch_add(1, Ordering::Relaxed) + 1;
        (self.options.progress)(Progress { done });
        opened
    }

    /// What is kept of a seed that was opened; `record` is what was known of it.
    fn settle<'a>(
        &self,
        mut fresh: Fresh,
        record: Option<Record<'a>>,
        old: Option<&Block<'a>>,
    ) -> Kept<'a> {
        let touched = |record: &Record<'_>| {
            self.reuse
                && record.content == fresh.record.content
                && record.findings == Findings::None
                && record.found != Found::Several
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

fn stand(record: &Record<'_>, standing: &mut Standing) {
    match record.findings {
        Findings::Errors => standing.errors += 1,
        Findings::Warnings => standing.warnings += 1,
        Findings::None => {}
    }
}

fn build(kept: Vec<Kept<'_>>, old: Option<&Block<'_>>) -> Seen {
    let is_open = |kept: &Kept<'_>| matches!(kept, Kept::New(fresh) if fresh.unsettled);
    if kept.iter().any(is_open) {
        return Seen::Open(kept.into_iter().map(|kept| owned(kept, old)).collect());
    }
    let mut builder = Builder::with_capacity(kept.len());
    for kept in kept {
        match (kept, old) {
            (Kept::Old(record), Some(old)) => builder.adopt(record, old),
            (Kept::Old(record), None) => builder.push(&record),
            (Kept::New(fresh), _) => push(&mut builder, fresh),
        }
    }
    Seen::Built(builder.finish())
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
