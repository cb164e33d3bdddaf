//! A selection → its files: written, checked, compared with those that are there, and prepared.

use std::collections::HashSet;
use std::fs;

use super::render::{self, Rendered};
use super::verdict::Seen;
use super::{Destination, File, Made, Press};
use crate::Error;
use crate::checks::history;
use crate::diagnostic::{Diagnostic, Level, Sink};
use crate::model::{Feed, Instant};
use crate::pipeline::select::Selection;
use crate::publish;

impl Press<'_> {
    /// Makes a document in every format of its feed.
    pub(super) fn make(&self, selection: &Selection) -> Result<Made, Error> {
        let plan = &selection.plan;
        let picks = (selection.ids.iter()).filter_map(|id| self.items.get(id));
        let picks: Vec<_> = picks.collect();
        let emptied = match picks.is_empty() {
            true => match self.emptied(selection) {
                Ok(moment) => Some(moment),
                Err(nothing) => return Ok(nothing),
            },
            false => None,
        };
        let mut feed = Feed::new(&self.config.site, Vec::new());
        feed.id = plan.id.clone();
        feed.title = plan.title.clone();
        feed.description = plan.description.clone();
        feed.language = plan.language.clone();
        feed.emptied = emptied;
        // Nobody subscribes to an archive.
        if !plan.paging.is_archive {
            let push = &self.config.push;
            feed.hubs = push.hubs.clone();
            feed.cloud = (push.cloud.as_ref()).map(|cloud| cloud.register.clone());
        }
        feed.ttl = plan.ttl;
        feed.full_text = plan.full_text;
        feed.show.clone_from(&plan.show);
        feed.profile = plan.profile;
        if plan.folder.is_empty() {
            feed.tombstones = self.tombstones.to_vec();
        }
        let mut sink = Sink::new();
        if emptied.is_some() && plan.folder.is_empty() {
            sink.push(self.no_article());
        }
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

    /// When a feed that is published lost its last item, where nothing is to be in it. What has
    /// expired must not stay for want of something newer; but nothing becomes of a feed that was
    /// never there, or that the guard keeps: that is the `Err`.
    fn emptied(&self, selection: &Selection) -> Result<Instant, Made> {
        let mut findings = Vec::new();
        let mut emptied = None;
        for (_, file) in &selection.plan.formats {
            let path = self.path(&render::name(&selection.plan, file));
            let current = fs::read(&path).ok();
            let old = current.and_then(|bytes| history::held(&bytes, &path.display().to_string()));
            let Some(old) = old.filter(|held| held.is_ours) else {
                continue;
            };
            findings.extend(self.judge.guard(&old, None));
            // One that is empty already keeps its time.
            let before = old.updated.filter(|_| old.items.is_empty());
            let before = before.and_then(Instant::from_unix).unwrap_or(self.now);
            emptied = Some(emptied.map_or(before, |known: Instant| known.min(before)));
        }
        let is_kept = findings.iter().any(|it| it.level == Level::Error);
        if is_kept && !selection.plan.folder.is_empty() {
            // Deleted and broken seeds of one feed stop no other; what was published stays.
            return Err(Made {
                items: 0,
                files: Vec::new(),
                findings: Vec::new(),
            });
        }
        self.heed(&findings);
        // Articles that were chosen and can't be read at this moment have not left.
        let has_left = selection.ids.is_empty();
        match emptied.filter(|_| has_left && !is_kept) {
            Some(emptied) => Ok(emptied),
            None => Err(self.nothing(findings)),
        }
    }

    fn no_article(&self) -> Diagnostic {
        let folders = self.config.sources.iter().map(|source| &*source.shown);
        let folders: Vec<&str> = folders.collect();
        let folders = folders.join(" or ");
        Diagnostic::warning("feed/empty-feed", "there is no article to publish").help(format!(
            "put an article that is dated and no draft into {folders}"
        ))
    }

    /// Says that there is nothing to make a feed of; what was published before stays.
    fn nothing(&self, findings: Vec<Diagnostic>) -> Made {
        let mut findings = [vec![self.no_article()], findings].concat();
        once(&mut findings);
        Made {
            items: 0,
            files: Vec::new(),
            findings,
        }
    }

    fn file(&self, file: Rendered, sink: &mut Sink) -> Result<File, Error> {
        let current = match self.destination {
            Destination::Folder(folder) => folder.read(&file.name)?,
            _ => fs::read(self.path(&file.name)).ok(),
        };
        let changed = current.as_deref() != Some(&file.bytes[..]);
        let replaced = current.filter(|_| changed);
        let (mut findings, new) = self.judge.check(&file, replaced.is_some());
        let seen = match replaced {
            Some(old) => {
                let (found, seen) = self.judge.compare(&file, new.as_ref(), &old);
                findings.extend(found);
                seen
            }
            None if changed => Seen::first(&file.ids),
            None => Seen::default(),
        };
        self.heed(&findings);
        sink.extend(findings);
        let prepared = match self.destination {
            Destination::Folder(folder) if changed && !self.is_refused() => {
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
}

/// What one format's history says holds for the others too: it is said of the first alone.
pub(super) fn once(findings: &mut Vec<Diagnostic>) {
    let mut said = HashSet::new();
    findings.retain(|finding| {
        !finding.rule.starts_with("history/")
            || said.insert((finding.rule, finding.message.clone()))
    });
}
