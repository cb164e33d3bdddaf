//! Candidates → items: the selected seeds are read again, with their texts.

use std::collections::HashMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::record::Found;
use super::seed;
use super::survey::{Candidate, Survey};
use crate::config::{Config, Undated};
use crate::content;
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::{Instant, Item, ItemId};
use crate::sources;

/// Items that were made, by their ids, each with the seed that it was made of.
pub(super) type Items = HashMap<ItemId, (Item, Arc<str>)>;

/// An item and its seed, or why there is none.
type Made = Result<(Item, Arc<str>), Box<Diagnostic>>;

/// Makes an item of each of the candidates, which are all different.
pub(super) fn make(
    config: &Config,
    survey: &Survey<'_>,
    candidates: &[Candidate],
    sink: &mut Sink,
) -> Items {
    let made: Vec<Made> = candidates
        .par_iter()
        .map(|candidate| item(config, survey, candidate))
        .collect();
    let mut items = Items::with_capacity(made.len());
    for made in made {
        match made {
            Ok((item, file)) => {
                items.insert(item.id.clone(), (item, file));
            }
            Err(diagnostic) => sink.push(*diagnostic),
        }
    }
    items
}

/// Reads a selected seed once more. What is wrong with it was said the first time.
fn item(config: &Config, survey: &Survey<'_>, candidate: &Candidate) -> Made {
    let source = &config.sources[survey.source(candidate)];
    let record = survey.record(candidate);
    let (id, file) = (survey.id(candidate), survey.file(candidate));
    let shown = Arc::clone(&file.seed.file);
    let read = seed::bytes(&file, seed::MOST)
        .map_err(|cause| Box::new(seed::unreadable(&file, &cause)))?;
    survey.compare(candidate, &read.content);
    let changed = || Box::new(changed(&shown));
    let mut said = Sink::new();
    let path = file.seed.path.clone();
    let article = sources::read(
        file.kind,
        &read.bytes,
        file.seed,
        &source.reading,
        &mut said,
    )
    .ok_or_else(changed)?;
    let Found::Article(facts) = &record.found else {
        return Err(changed());
    };
    // A date that the file's time gave is the one that it was published with.
    let mut stamp = read.stamp;
    if source.undated == Undated::FileTime && article.published.is_none() {
        stamp.modified = facts.published.saturating_mul(1_000_000_000);
    }
    let mut entry = seed::entry(config, source, stamp, &article, &mut said).ok_or_else(changed)?;
    // What was judged is what is published; a seed that changed since is judged at the next run.
    let own_id = article.id.is_some();
    if entry.draft
        || (own_id && entry.id != id)
        || (!own_id && entry.id != config.site.tag.id(&path))
    {
        return Err(changed());
    }
    entry.id = id;
    entry.published = Instant::from_unix(facts.published).unwrap_or(entry.published);
    entry.updated = Instant::from_unix(facts.updated).unwrap_or(entry.updated);
    let item = content::item(entry, &article.body.value, &config.site.notices);
    Ok((item, shown))
}

fn changed(file: &Arc<str>) -> Diagnostic {
    Diagnostic::error(
        "article/changed-file",
        "the article was changed while it was read, so it stays out of this run",
    )
    .help("build again")
    .at(Place::file(file.clone()))
}
