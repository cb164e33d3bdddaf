//! Candidates → items: the selected seeds are read again, with their texts.

mod shelf;

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::record::{Found, Hash};
use super::seed;
use super::survey::{Candidate, Survey};
use crate::config::{Config, Undated};
use crate::content;
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::{Article, Entry, Instant, Item, ItemId};
use crate::sources::{self, SeedFile};

pub(super) use shelf::Shelf;

/// Items that were made, by their ids, each with the seed that it was made of.
pub(super) type Items = HashMap<ItemId, (Item, Arc<str>)>;

/// An item, or why there is none.
type Made = Result<Ready, Box<Diagnostic>>;

/// An item, its seed, and what is wrong with the files that it names.
struct Ready {
    item: Item,
    file: Arc<str>,
    findings: Sink,
}

/// Makes an item of each of the candidates, which are all different.
pub(super) fn make(
    config: &Config,
    survey: &Survey<'_>,
    candidates: &[Candidate],
    sink: &mut Sink,
) -> Items {
    // Those of one file together: it is opened once.
    let mut files: Vec<(SeedFile, &Candidate)> = (candidates.iter())
        .map(|candidate| (survey.file(candidate), candidate))
        .collect();
    files.sort_by(|(a, _), (b, _)| a.path.cmp(&b.path));
    let groups: Vec<&[(SeedFile, &Candidate)]> =
        files.chunk_by(|(a, _), (b, _)| a.path == b.path).collect();
    let made: Vec<Vec<Made>> = groups
        .into_par_iter()
        .map(|group| match group {
            [(file, candidate)] if file.part.is_none() => {
                vec![of_file(config, survey, candidate, file)]
            }
            group => of_parts(config, survey, group),
        })
        .collect();
    let mut items = Items::with_capacity(candidates.len());
    for made in made.into_iter().flatten() {
        match made {
            Ok(ready) => {
                sink.extend(ready.findings.into_vec());
                items.insert(ready.item.id.clone(), (ready.item, ready.file));
            }
            Err(diagnostic) => sink.push(*diagnostic),
        }
    }
    items
}

/// Reads a selected seed once more. What is wrong with it was said the first time.
fn of_file(config: &Config, survey: &Survey<'_>, candidate: &Candidate, file: &SeedFile) -> Made {
    let source = &config.sources[survey.source(candidate)];
    let read = seed::bytes(file, seed::most(file.kind))
        .map_err(|cause| Box::new(seed::unreadable(file, &cause)))?;
    let mut said = Sink::new();
    let (kind, seed) = (file.kind, file.seed.clone());
    let article = sources::read(kind, &read.bytes, seed, &source.reading, &mut said);
    let found = Reread {
        stamp: read.stamp,
        content: read.content,
        article: article.as_ref(),
        said,
    };
    item(config, survey, candidate, file, found)
}

/// The same of several articles that are in one file.
fn of_parts(config: &Config, survey: &Survey<'_>, group: &[(SeedFile, &Candidate)]) -> Vec<Made> {
    let Some((file, first)) = group.first() else {
        return Vec::new();
    };
    let source = &config.sources[survey.source(first)];
    let opened = match survey.shelf.open(file, &source.reading) {
        Ok(opened) => opened,
        Err(cause) => return vec![Err(Box::new(seed::unreadable(file, &cause)))],
    };
    let of_part = |(file, candidate): &(SeedFile, &Candidate)| {
        let name = file.part.as_deref().unwrap_or_default();
        let part = opened
            .part(name)
            .ok_or_else(|| Box::new(changed(&file.address())))?;
        let mut said = Sink::new();
        said.extend(part.findings.clone());
        let found = Reread {
            stamp: opened.stamp,
            content: part.content,
            article: part.article.as_ref(),
            said,
        };
        item(config, survey, candidate, file, found)
    };
    group.par_iter().map(of_part).collect()
}

/// A seed that was read once more.
struct Reread<'a> {
    stamp: sources::Stamp,
    content: Hash,
    article: Option<&'a Article>,
    said: Sink,
}

fn item(
    config: &Config,
    survey: &Survey<'_>,
    candidate: &Candidate,
    file: &SeedFile,
    mut found: Reread<'_>,
) -> Made {
    let source = &config.sources[survey.source(candidate)];
    let record = survey.record(candidate);
    let id = survey.id(candidate);
    let shown = file.address();
    survey.compare(candidate, &found.content);
    let changed = || Box::new(changed(&shown));
    let article = found.article.ok_or_else(changed)?;
    let Found::Article(facts) = &record.found else {
        return Err(changed());
    };
    // A date that the file's time gave is the one that it was published with.
    let mut stamp = found.stamp;
    if source.undated == Undated::FileTime && article.published.is_none() {
        stamp.modified = facts.published.saturating_mul(1_000_000_000);
    }
    let entry = seed::entry(config, source, stamp, article, &mut found.said);
    let mut entry = entry.ok_or_else(changed)?;
    // What was judged is what is published; a seed that changed since is judged at the next run.
    if entry.draft || Entry::gives_id(article) && entry.id != id {
        return Err(changed());
    }
    entry.id = id;
    entry.published = Instant::from_unix(facts.published).unwrap_or(entry.published);
    entry.updated = Instant::from_unix(facts.updated).unwrap_or(entry.updated);
    let mut findings = Sink::new();
    seed::measure(config, file, article, &mut entry, &mut findings);
    Ok(Ready {
        item: content::item(entry, &article.body.value, &config.site.notices),
        file: shown,
        findings,
    })
}

fn changed(file: &Arc<str>) -> Diagnostic {
    Diagnostic::error(
        "article/changed-file",
        "the article was changed while it was read, so it stays out of this run",
    )
    .help("build again")
    .at(Place::file(file.clone()))
}
