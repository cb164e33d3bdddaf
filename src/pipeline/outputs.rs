//! Selections → documents → files: written, checked, compared with what is there, and only then
//! published.

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
use super::{Changes, Fate, Next, Output};
use crate::Error;
use crate::checks::history;
use crate::config::{ARCHIVES, Config};
use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::model::{AbsoluteUrl, Feed, Format, Tombstone};
use crate::publish::{self, Folder, Prepared};
use crate::sources::nanoseconds;
use crate::state;

use render::Rendered;
pub(super) use verdict::{Judge, Seen};

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
        let refused = self.is_refused.load(Ordering::Relaxed);
        let mut published = Published {
            refused,
            ..Published::default()
        };
        let (mut archives, mut prepared) = (Vec::new(), beside.prepared);
        let mut seen = Seen::default();
        let mut placed = beside.placed;
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
                let fate = match (refused, file.changed, self.destination) {
                    (true, ..) => Fate::Refused,
                    (_, false, _) => Fate::Unchanged,
                    (_, true, Destination::Folder(_)) => Fate::Written,
                    (_, true, _) => Fate::Pending,
                };
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

    fn make(&self, selection: &Selection) -> Result<Made, Error> {
        let plan = &selection.plan;
        let picks = (selection.ids.iter()).filter_map(|id| self.items.get(id));
        let picks: Vec<_> = picks.collect();
        if picks.is_empty() {
            return Ok(self.nothing(selection));
        }
        let mut feed = Feed::new(&self.config.site, Vec::new());
        feed.id = plan.id.clone();
        feed.title = plan.title.clone();
        feed.description = plan.description.clone();
        feed.language = plan.language.clone();
        // Nobody subscribes to an archive.
        if !plan.paging.is_archive {
            feed.hubs = self.config.push.hubs.clone();
        }
        feed.ttl = plan.ttl;
        feed.full_text = plan.full_text;
        feed.show.clone_from(&plan.show);
        if plan.folder.is_empty() {
            feed.tombstones = self.tombstones.to_vec();
        }
        let mut sink = Sink::new();
        let least = selection.least;
        let (rendered, items) = render::render(self.config, plan, feed, picks, least, &mut sink)?;
        let mut files = Vec::with_capacity(rendered.len());
        for file in rendered {
            files.push(self.file(file, &mut sink)?);
        }
        let mut findings = sink.into_vec();
        once(&mut findings);
        if plan.paging.is_archive {
            // What subscribers see is in the newest document.
            (files.iter_mut()).for_each(|file| file.seen = Seen::default());
            if plan.paging.previous.is_none() && plan.paging.next.is_none() {
                // There is no other archive that it could lead to.
                findings.retain(|finding| finding.rule != "feed/missing-archive-link");
            }
        }
        Ok(Made {
            items,
            files,
            findings,
        })
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
        if findings.iter().any(|finding| finding.level == Level::Error) {
            self.is_refused.store(true, Ordering::Relaxed);
        }
        once(&mut findings);
        findings
    }

    /// Says that there is nothing to make a feed of; what was published before stays.
    fn nothing(&self, selection: &Selection) -> Made {
        let folders = self.config.sources.iter().map(|source| &*source.shown);
        let folders: Vec<&str> = folders.collect();
        let mut findings = vec![
            Diagnostic::warning("feed/empty-feed", "there is no article to publish").help(format!(
                "put an article that is dated and no draft into {}",
                folders.join(" or ")
            )),
        ];
        for (_, file) in &selection.plan.formats {
            let path = self.path(&render::name(&selection.plan, file));
            let current = fs::read(&path).ok();
            let old = current.and_then(|bytes| history::held(&bytes, &path.display().to_string()));
            if let Some(old) = old.filter(|held| held.is_ours) {
                findings.extend(self.judge.guard(&old, None));
            }
        }
        if findings.iter().any(|finding| finding.level == Level::Error) {
            self.is_refused.store(true, Ordering::Relaxed);
        }
        once(&mut findings);
        Made {
            items: 0,
            files: Vec::new(),
            findings,
        }
    }

    fn file(&self, file: Rendered, sink: &mut Sink) -> Result<File, Error> {
        let mut findings = self.judge.check(&file);
        let current = match self.destination {
            Destination::Folder(folder) => folder.read(&file.name)?,
            _ => fs::read(self.path(&file.name)).ok(),
        };
        let changed = current.as_deref() != Some(&file.bytes[..]);
        let mut seen = Seen::default();
        if changed {
            let (found, difference) = self.judge.compare(&file, current.as_deref());
            findings.extend(found);
            seen = difference;
        }
        if findings.iter().any(|finding| finding.level == Level::Error) {
            self.is_refused.store(true, Ordering::Relaxed);
        }
        sink.extend(findings);
        let prepared = match self.destination {
            Destination::Folder(folder) if changed && !self.is_refused.load(Ordering::Relaxed) => {
                let packed = publish::pack(&file.bytes, &self.config.output.compress);
                Some(folder.prepare_packed(&file.name, &file.bytes, &packed)?)
            }
            Destination::Folder(folder) if !changed => {
                folder.tend(&file.name, &self.config.output.compress)?;
                None
            }
            _ => None,
        };
        Ok(File {
            format: file.format,
            name: file.name,
            address: file.address,
            size: file.bytes.len(),
            changed,
            prepared,
            seen,
            bytes: match self.destination {
                Destination::Caller => file.bytes,
                _ => Vec::new(),
            },
        })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.config.output.folder.join(name)
    }
}

/// Where the file of this name within the output folder is public.
pub(super) fn address(config: &Config, name: &str) -> Option<AbsoluteUrl> {
    config.output.url.join(name)
}

/// What one format's history says holds for the others too: it is said of the first alone.
fn once(findings: &mut Vec<Diagnostic>) {
    let mut said = HashSet::new();
    findings.retain(|finding| {
        !finding.rule.starts_with("history/")
            || said.insert((finding.rule, finding.message.clone()))
    });
}

/// Whether a file, by its path within the output folder, is that of an archive.
pub(super) fn is_archive(name: &str) -> bool {
    name.split('/').rev().nth(2) == Some(ARCHIVES)
}
