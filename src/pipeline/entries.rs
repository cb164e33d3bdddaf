//! Seeds → candidates: every seed is read, and only what selection needs is kept.

use std::collections::HashMap;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use super::{Due, Options};
use crate::Error;
use crate::config::{Config, Source, Undated};
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::{Article, Entry, Instant, Item, ItemId, Line, Moments};
use crate::sources::{self, SeedFile};

/// How far the reading of the seeds is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Seeds read so far.
    pub done: usize,
    /// Seeds there are.
    pub of: usize,
}

/// An article that may become an item: what is kept of it until it is selected.
#[derive(Debug)]
pub(super) struct Candidate {
    pub source: usize,
    pub file: SeedFile,
    pub id: ItemId,
    pub published: Instant,
    /// The headline, kept only of those that wait for their hour.
    title: Option<Line>,
}

/// All articles that may become items.
#[derive(Debug)]
pub(super) struct Candidates {
    list: Vec<Candidate>,
    pub seeds: usize,
    pub drafts: usize,
}

/// The articles that the feed will show, newest first, and what waits.
#[derive(Debug)]
pub(super) struct Selected<'a> {
    pub list: Vec<&'a Candidate>,
    pub scheduled: usize,
    pub next_due: Option<Due>,
}

/// Reads every seed of every source.
pub(super) fn read(
    config: &Config,
    options: &Options<'_>,
    sink: &mut Sink,
) -> Result<Candidates, Error> {
    let mut files = Vec::new();
    for (index, source) in config.sources.iter().enumerate() {
        let found = sources::seeds(&source.folder, &source.shown, source.kind, sink)?;
        files.extend(found.into_iter().map(|file| (index, file)));
    }
    let (seeds, done) = (files.len(), AtomicUsize::new(0));
    let read: Vec<(Option<Read>, Sink)> = files
        .into_par_iter()
        .map(|(source, file)| {
            let mut sink = Sink::new();
            let read = candidate(config, options.now, source, file, &mut sink);
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            (options.progress)(Progress { done, of: seeds });
            (read, sink)
        })
        .collect();
    let mut candidates = Candidates {
        list: Vec::with_capacity(seeds),
        seeds,
        drafts: 0,
    };
    for (read, found) in read {
        sink.extend(found.into_vec());
        match read {
            Some(Read::Candidate(candidate)) => candidates.list.push(candidate),
            Some(Read::Draft) => candidates.drafts += 1,
            None => {}
        }
    }
    Ok(candidates)
}

enum Read {
    Candidate(Candidate),
    Draft,
}

fn candidate(
    config: &Config,
    now: Instant,
    source: usize,
    file: SeedFile,
    sink: &mut Sink,
) -> Option<Read> {
    let mut own = Sink::new();
    let from = &config.sources[source];
    let found = article(from, &file, &mut own);
    // What is not finished may have faults; its author has not asked for more.
    if found.as_ref().is_some_and(|article| article.draft) {
        return Some(Read::Draft);
    }
    let entry = found.and_then(|article| entry(config, from, &file, &article, &mut own));
    sink.extend(own.into_vec());
    entry.map(|entry| {
        Read::Candidate(Candidate {
            source,
            file,
            id: entry.id,
            published: entry.published,
            title: entry.title.filter(|_| entry.published > now),
        })
    })
}

/// Reads one seed. What is wrong with it goes to `sink`.
pub(super) fn article(source: &Source, file: &SeedFile, sink: &mut Sink) -> Option<Article> {
    match fs::read(&file.path) {
        Ok(bytes) => sources::read(file.kind, &bytes, file.seed.clone(), &source.reading, sink),
        Err(cause) => {
            sink.push(
                Diagnostic::error("article/invalid-file", format!("cannot be read: {cause}"))
                    .help("make the file readable for the user that runs feedmill")
                    .at(Place::file(file.seed.file.clone())),
            );
            None
        }
    }
}

/// Completes what an article says. `None` if it can't be used: `sink`, which holds what its
/// source found wrong already, says why.
pub(super) fn entry(
    config: &Config,
    source: &Source,
    file: &SeedFile,
    article: &Article,
    sink: &mut Sink,
) -> Option<Entry> {
    if sink.has_errors() {
        return None;
    }
    let is_undated = source.undated == Undated::FileTime;
    // Few articles need it, and it costs a call of the system.
    let wanted = is_undated || article.status.is_some();
    let changed = wanted.then(|| modified(file)).flatten();
    let moments = Moments {
        undated: changed.filter(|_| is_undated),
        changed,
    };
    Entry::new(article, &config.site, &source.defaults, moments, sink)
}

/// When the seed's file was last written.
fn modified(file: &SeedFile) -> Option<Instant> {
    let time = fs::metadata(&file.path)
        .and_then(|data| data.modified())
        .ok()?;
    let since = time.duration_since(std::time::UNIX_EPOCH).ok()?;
    Instant::from_unix(i64::try_from(since.as_secs()).ok()?)
}

impl Candidates {
    /// Of two articles with one id only the one that was published first stays: it is the one
    /// that readers have. The other is reported.
    pub fn settle_duplicates(&mut self, sink: &mut Sink) {
        self.list.sort_by(|a, b| {
            let key = |c: &Candidate| (c.published, c.file.seed.file.clone());
            a.published
                .cmp(&b.published)
                .then_with(|| key(a).cmp(&key(b)))
        });
        let mut first: HashMap<ItemId, Arc<str>> = HashMap::with_capacity(self.list.len());
        self.list
            .retain(|candidate| match first.get(&candidate.id) {
                None => {
                    first.insert(candidate.id.clone(), candidate.file.seed.file.clone());
                    true
                }
                Some(known) => {
                    sink.push(
                        Diagnostic::error(
                            "article/duplicate-id",
                            format!("the id `{}` is that of {known} already", candidate.id),
                        )
                        .help(
                            "give one of the two an `id` of its own; the older one keeps this one",
                        )
                        .at(Place::file(candidate.file.seed.file.clone()))
                        .see(Place::file(known.clone()), "this article has it"),
                    );
                    false
                }
            });
    }

    /// The newest `most` articles that are due at `now`.
    pub fn select(&self, now: Instant, most: usize) -> Selected<'_> {
        // Sorted by publication already, oldest first.
        let due = self
            .list
            .partition_point(|candidate| candidate.published <= now);
        let mut list: Vec<&Candidate> = self.list[..due].iter().collect();
        list.sort_by(|a, b| b.published.cmp(&a.published).then_with(|| a.id.cmp(&b.id)));
        list.truncate(most);
        Selected {
            list,
            scheduled: self.list.len() - due,
            next_due: self.list.get(due).map(Candidate::due),
        }
    }
}

impl Selected<'_> {
    /// The files that `items` come from, in their order.
    pub fn seeds_of(&self, items: &[Item]) -> Vec<Arc<str>> {
        let files: HashMap<&ItemId, &Arc<str>> = (self.list.iter())
            .map(|candidate| (&candidate.id, &candidate.file.seed.file))
            .collect();
        items
            .iter()
            .map(|item| {
                Arc::clone(
                    files
                        .get(&item.id)
                        .expect("an item is made of a selected article"),
                )
            })
            .collect()
    }
}

impl Candidate {
    fn due(&self) -> Due {
        let name = || Line::new(self.file.seed.stem());
        Due {
            at: self.published,
            title: self
                .title
                .clone()
                .or_else(name)
                .unwrap_or_else(|| Line::new("untitled").expect("the word is not empty")),
            file: self.file.seed.file.to_string(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Trial;
    use crate::model::{AbsoluteUrl, Seed};

    #[test]
    fn a_seed_that_cannot_be_read_is_said_and_stays_out() {
        let folder = tempfile::tempdir().unwrap();
        let config = Config::trial(Trial {
            folder: folder.path().into(),
            link: AbsoluteUrl::parse("https://example.org/").unwrap(),
            title: None,
        });
        let gone = SeedFile {
            seed: Seed {
                file: "posts/gone.md".into(),
                path: "gone".to_owned(),
            },
            kind: sources::Kind::Markdown,
            path: folder.path().join("gone.md"),
        };
        let mut sink = Sink::new();
        assert!(article(&config.sources[0], &gone, &mut sink).is_none());
        let found = sink.into_vec();
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].rule, "article/invalid-file");
        assert_eq!(&*found[0].place.as_ref().unwrap().file, "posts/gone.md");
    }
}
