//! Selections → files: written, checked, compared with what is there, and only then published.

mod render;
mod verdict;

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::items::Items;
use super::pages::{Pages, Sheets};
use super::select::Selection;
use super::{Changes, Fate, Next, Output};
use crate::Error;
use crate::checks::history;
use crate::config::Config;
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

/// What stands at the end of the rendering of one feed.
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
pub(super) struct Press<'a> {
    pub config: &'a Config,
    pub items: &'a Items,
    pub tombstones: &'a [Tombstone],
    pub judge: Judge<'a>,
    /// What stands beside them.
    pub pages: Option<&'a Pages<'a>>,
    /// The files as the last run left them.
    pub recorded: &'a HashMap<String, state::Feed>,
    pub destination: Destination<'a>,
}

impl Press<'_> {
    /// Whether every file of a feed is there as the last run left it, made of the same.
    pub fn is_current(
        config: &Config,
        recorded: &HashMap<String, state::Feed>,
        selection: &Selection,
    ) -> bool {
        let mut files = selection.plan.formats.iter();
        files.all(|(_, file)| {
            let name = render::name(&selection.plan, file);
            recorded.get(&name).is_some_and(|known| {
                known.fingerprint == selection.fingerprint && is_in_place(config, known)
            })
        })
    }

    /// Writes the feeds in every format of theirs, checks all, and publishes all or none.
    /// `current` are those that are as they should be.
    pub fn publish(
        &self,
        selections: &[Selection],
        current: &[bool],
        sink: &mut Sink,
    ) -> Result<Published, Error> {
        let is_refused = AtomicBool::new(false);
        let made: Vec<Option<Made>> = (selections.par_iter().zip(current))
            .map(|(selection, is_current)| {
                (!is_current)
                    .then(|| self.make(selection, &is_refused))
                    .transpose()
            })
            .collect::<Result<_, Error>>()?;
        let sheets = match self.pages {
            Some(pages) => {
                let items = made.iter().map(|made| made.as_ref().map(|made| made.items));
                let items: Vec<Option<usize>> = items.collect();
                pages.prepare(self, selections, &items, &is_refused, sink)?
            }
            None => Sheets::default(),
        };
        let refused = is_refused.into_inner();
        let mut published = Published {
            refused,
            ..Published::default()
        };
        let mut prepared = sheets.prepared;
        let mut seen = Seen::default();
        let mut placed = sheets.placed;
        published.files.extend(sheets.kept);
        for (selection, made) in selections.iter().zip(made) {
            let Some(made) = made else {
                published.items = published.items.max(selection.picks.len());
                self.keep(selection, &mut published);
                continue;
            };
            if selection.plan.folder.is_empty() {
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
                prepared.extend(file.prepared.take());
                published.outputs.push(Output {
                    format: file.format,
                    path: self.path(&file.name),
                    address: file.address,
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
                placed.push((file.name, selection.fingerprint));
            }
        }
        if let (Destination::Folder(folder), false) = (self.destination, refused) {
            folder.commit(prepared)?;
            published
                .files
                .extend(placed.into_iter().filter_map(|(path, fingerprint)| {
                    let data = fs::metadata(self.path(&path)).ok()?;
                    Some(state::Feed {
                        fingerprint,
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
    fn keep(&self, selection: &Selection, published: &mut Published) {
        for (format, file) in &selection.plan.formats {
            let name = render::name(&selection.plan, file);
            let known = self.recorded.get(&name).cloned();
            // One that was made has an address.
            let address = address(self.config, &name);
            published.outputs.extend(address.map(|address| Output {
                format: *format,
                path: self.path(&name),
                address,
                bytes: known.as_ref().map_or(0, |known| known.size as usize),
                fate: Fate::Unchanged,
            }));
            published.files.extend(known);
        }
    }

    fn make(&self, selection: &Selection, is_refused: &AtomicBool) -> Result<Made, Error> {
        let plan = &selection.plan;
        let picks = selection.ids.iter().filter_map(|id| self.items.get(id));
        let (items, seeds): (Vec<_>, Vec<Arc<str>>) = picks.cloned().unzip();
        if items.is_empty() {
            return Ok(self.nothing(selection, is_refused));
        }
        let mut feed = Feed::new(&self.config.site, items);
        feed.id = plan.id.clone();
        feed.title = plan.title.clone();
        feed.description = plan.description.clone();
        feed.language = plan.language.clone();
        feed.hubs = self.config.push.hubs.clone();
        feed.ttl = plan.ttl;
        feed.full_text = plan.full_text;
        if plan.folder.is_empty() {
            feed.tombstones = self.tombstones.to_vec();
        }
        let mut sink = Sink::new();
        let (rendered, items) = render::render(self.config, plan, feed, &seeds, &mut sink)?;
        let mut files = Vec::with_capacity(rendered.len());
        for file in rendered {
            files.push(self.file(file, is_refused, &mut sink)?);
        }
        let mut findings = sink.into_vec();
        once(&mut findings);
        Ok(Made {
            items,
            files,
            findings,
        })
    }

    /// Says that there is nothing to make a feed of; what was published before stays.
    fn nothing(&self, selection: &Selection, is_refused: &AtomicBool) -> Made {
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
            is_refused.store(true, Ordering::Relaxed);
        }
        once(&mut findings);
        Made {
            items: 0,
            files: Vec::new(),
            findings,
        }
    }

    fn file(
        &self,
        file: Rendered,
        is_refused: &AtomicBool,
        sink: &mut Sink,
    ) -> Result<File, Error> {
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
            is_refused.store(true, Ordering::Relaxed);
        }
        sink.extend(findings);
        let prepared = match self.destination {
            Destination::Folder(folder) if changed && !is_refused.load(Ordering::Relaxed) => {
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

/// Whether a file is there as a run left it.
pub(super) fn is_in_place(config: &Config, known: &state::Feed) -> bool {
    fs::metadata(config.output.folder.join(&known.path)).is_ok_and(|data| {
        data.len() == known.size
            && data
                .modified()
                .is_ok_and(|at| nanoseconds(at) == known.modified)
    })
}
