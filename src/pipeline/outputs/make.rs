//! A selection → its files: written, checked, compared with those that are there, and prepared.

use std::collections::HashSet;
use std::fs;

use super::render::{self, Rendered};
use super::verdict::Seen;
use super::{Destination, File, Made, Press};
use crate::Error;
use crate::checks::history;
use crate::diagnostic::{Diagnostic, Sink};
use crate::model::Feed;
use crate::pipeline::select::Selection;
use crate::publish;

impl Press<'_> {
    /// Makes a document in every format of its feed.
    pub(super) fn make(&self, selection: &Selection) -> Result<Made, Error> {
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
        self.heed(&findings);
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
