//! Selections → documents → files: written, checked, compared with what is there, and only then
//! published.

mod make;
mod render;
mod verdict;

use std::collections::HashSet;
use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::items::Items;
use super::pages::Beside;
use super::plan::Planned;
use super::record::Hash;
use super::select::Selection;
use super::{Changes, Fate, Next, Output, Page};
use crate::Error;
use crate::checks::history;
use crate::config::{ARCHIVES, Config};
use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::model::{AbsoluteUrl, Format, Instant, Tombstone};
use crate::publish::{Folder, Prepared};
use crate::sources::nanoseconds;
use crate::state;

use make::once;
pub(super) use verdict::{Judge, Seen, foreign};

/// What is done with feeds that have passed their checks.
#[derive(Clone, Copy)]
pub(super) enum Destination<'a> {
    /// They are put in place.
    Folder(&'a Folder),
    /// They are only compared with what is there.
    Nowhere,
    /// They are handed out, whatever the checks say.
    Caller,
}

/// What became of the feeds of a run.
#[derive(Default)]
pub(super) struct Published {
    pub outputs: Vec<Output>,
    /// What has changed beside them.
    pub pages: Vec<Page>,
    /// How many items the main feed holds.
    pub items: usize,
    /// What subscribers see that they did not see before.
    pub changes: Changes,
    /// The files that are in place now.
    pub files: Vec<state::Feed>,
    /// The feeds that were asked for.
    pub next: Vec<Next>,
    /// Whether a finding keeps the feeds as they were.
    pub refused: bool,
}

/// A document of a run.
pub(super) struct Sheet {
    plan: Planned,
    fingerprint: Hash,
    /// How many articles were chosen for it.
    picks: usize,
    /// `None` if it is as it should be.
    made: Option<Made>,
}

impl Sheet {
    /// How many items it has, if it was made.
    pub fn items(&self) -> Option<usize> {
        self.made.as_ref().map(|made| made.items)
    }

    /// A document that is as it should be.
    pub fn kept(plan: Planned, fingerprint: Hash, picks: usize) -> Self {
        Self {
            plan,
            fingerprint,
            picks,
            made: None,
        }
    }
}

/// What stands at the end of the rendering of one document.
struct Made {
    items: usize,
    files: Vec<File>,
    findings: Vec<Diagnostic>,
}

struct File {
    format: Format,
    name: String,
    address: AbsoluteUrl,
    size: usize,
    /// Whether the file that is there has other bytes.
    changed: bool,
    prepared: Option<Prepared>,
    seen: Seen,
    /// Kept if they are asked for.
    bytes: Vec<u8>,
}

/// What the feeds of a run are made of.
#[derive(Clone, Copy)]
pub(super) struct Press<'a> {
    pub config: &'a Config,
    pub items: &'a Items,
    pub tombstones: &'a [Tombstone],
    pub judge: Judge<'a>,
    pub destination: Destination<'a>,
    /// The hour of the run.
    pub now: Instant,
    /// Becomes true when a finding keeps the feeds as they were.
    pub is_refused: &'a AtomicBool,
}

impl Press<'_> {
    /// Writes documents in every format of theirs, and checks them. `current` are those that are as
    /// they should be.
    pub fn sheets(
        &self,
        selections: Vec<Selection>,
        current: &[bool],
    ) -> Result<Vec<Sheet>, Error> {
        (selections.into_par_iter().zip(current))
            .map(|(selection, is_current)| {
                let made = (!is_current).then(|| self.make(&selection)).transpose()?;
                let picks = selection.picks.len();
                Ok(Sheet {
                    made,
                    ..Sheet::kept(selection.plan, selection.fingerprint, picks)
                })
            })
            .collect()
    }

    /// Publishes all documents or none, and what stands beside them; the archives first, so that
    /// every link leads somewhere.
    pub fn publish(
        &self,
        sheets: Vec<Sheet>,
        beside: Beside,
        sink: &mut Sink,
    ) -> Result<Published, Error> {
        let refused = self.is_refused();
        let mut published = Published {
            refused,
            ..Published::default()
        };
        let (mut archives, mut prepared) = (Vec::new(), Vec::new());
        let mut seen = Seen::default();
        let mut placed = Vec::new();
        for file in beside.files {
            published.pages.extend(file.changed.then(|| Page {
                path: self.path(&file.name),
                bytes: file.size,
                fate: self.fate(true),
            }));
            prepared.extend(file.prepared);
            placed.push((file.name, file.fingerprint));
        }
        published.files.extend(beside.kept);
        for sheet in sheets {
            let plan = &sheet.plan;
            let Some(made) = sheet.made else {
                if plan.folder.is_empty() {
                    published.items = sheet.picks;
                }
                self.keep(plan, &mut published);
                continue;
            };
            if plan.folder.is_empty() {
                published.items = made.items;
            }
            sink.extend(made.findings);
            for mut file in made.files {
                let fate = self.fate(file.changed);
                match plan.paging.is_archive {
                    true => archives.extend(file.prepared.take()),
                    false => prepared.extend(file.prepared.take()),
                }
                published.outputs.push(Output {
                    format: file.format,
                    path: self.path(&file.name),
                    address: file.address,
                    is_archive: plan.paging.is_archive,
                    bytes: file.size,
                    fate,
                });
                if let Destination::Caller = self.destination {
                    published.next.push(Next {
                        path: self.path(&file.name),
                        shown: self.path(&file.name).display().to_string(),
                        bytes: file.bytes,
                    });
                }
                if fate == Fate::Written || fate == Fate::Pending {
                    seen.extend(file.seen);
                }
                placed.push((file.name, sheet.fingerprint));
            }
        }
        if let (Destination::Folder(folder), false) = (self.destination, refused) {
            archives.append(&mut prepared);
            folder.commit(archives)?;
            for name in &beside.gone {
                folder.remove(name)?;
            }
            // Made of seeds that changed meanwhile: the next run makes them again.
            let is_restless = self.judge.survey.is_restless();
            published
                .files
                .extend(placed.into_iter().filter_map(|(path, fingerprint)| {
                    let data = fs::metadata(self.path(&path)).ok()?;
                    Some(state::Feed {
                        fingerprint: if is_restless {
                            Hash::default()
                        } else {
                            fingerprint
                        },
                        size: data.len(),
                        modified: nanoseconds(data.modified().ok()?),
                        path,
                    })
                }));
        }
        published.changes = seen.count();
        Ok(published)
    }

    /// What becomes of a file, when all are made.
    fn fate(&self, changed: bool) -> Fate {
        match (self.is_refused(), self.destination) {
            (true, _) => Fate::Refused,
            _ if !changed => Fate::Unchanged,
            (_, Destination::Folder(_)) => Fate::Written,
            _ => Fate::Pending,
        }
    }

    /// A feed that is as it should be.
    fn keep(&self, plan: &Planned, published: &mut Published) {
        for (format, file) in &plan.formats {
            let name = render::name(plan, file);
            let known = self.judge.recorded.get(&name).cloned();
            // One that was made has an address.
            let address = address(self.config, &name);
            published.outputs.extend(address.map(|address| Output {
                format: *format,
                path: self.path(&name),
                address,
                is_archive: plan.paging.is_archive,
                bytes: known.as_ref().map_or(0, |known| known.size as usize),
                fate: Fate::Unchanged,
            }));
            published.files.extend(known);
        }
    }

    /// Guards the archives that the last run left and that are in no feed any more: their articles
    /// may be somewhere else, but not lost.
    pub fn missing(&self, sheets: &[Sheet]) -> Vec<Diagnostic> {
        let files = sheets.iter().flat_map(|sheet| sheet.plan.names());
        let planned: HashSet<String> = files.collect();
        let mut missing: Vec<&String> = (self.judge.recorded.all())
            .map(|file| &file.path)
            .filter(|name| is_archive(name) && !planned.contains(*name))
            .collect();
        missing.sort();
        let mut findings: Vec<Diagnostic> = Vec::new();
        for name in missing {
            let path = self.path(name);
            let bytes = fs::read(&path).ok();
            let held = bytes.and_then(|bytes| history::held(&bytes, &path.display().to_string()));
            findings.extend(held.map_or_else(Vec::new, |held| self.judge.guard_missing(&held)));
        }
        self.heed(&findings);
        once(&mut findings);
        findings
    }

    /// Whether a finding keeps the feeds as they were.
    pub fn is_refused(&self) -> bool {
        self.is_refused.load(Ordering::Relaxed)
    }

    /// An error keeps all feeds as they were.
    pub fn heed(&self, findings: &[Diagnostic]) {
        if findings.iter().any(|finding| finding.level == Level::Error) {
            self.is_refused.store(true, Ordering::Relaxed);
        }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.config.output.folder.join(name)
    }
}

/// Where the file of this name within the output folder is public.
pub(super) fn address(config: &Config, name: &str) -> Option<AbsoluteUrl> {
    config.output.url.join(name)
}

/// Whether a file, by its path within the output folder, is that of an archive.
pub(super) fn is_archive(name: &str) -> bool {
    name.split('/').rev().nth(2) == Some(ARCHIVES)
}
