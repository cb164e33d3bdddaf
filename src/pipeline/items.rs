//! Candidates → items: the selected seeds are read again, with their texts.

use std::sync::Arc;

use rayon::prelude::*;

use super::entries::{Candidate, Selected, article, entry};
use crate::Error;
use crate::config::Config;
use crate::content;
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::Item;

/// Makes an item of each selected article.
pub(super) fn make(
    config: &Config,
    selected: &Selected<'_>,
    sink: &mut Sink,
) -> Result<Vec<Item>, Error> {
    let made: Vec<Result<Item, Box<Diagnostic>>> = selected
        .list
        .par_iter()
        .map(|candidate| {
            item(config, candidate).ok_or_else(|| Box::new(changed(&candidate.file.seed.file)))
        })
        .collect();
    let mut items = Vec::with_capacity(made.len());
    for item in made {
        match item {
            Ok(item) => items.push(item),
            Err(diagnostic) => sink.push(*diagnostic),
        }
    }
    Ok(items)
}

/// Reads a selected seed once more. What is wrong with it was said the first time.
fn item(config: &Config, candidate: &Candidate) -> Option<Item> {
    let source = &config.sources[candidate.source];
    let mut said = Sink::new();
    let article = article(source, &candidate.file, &mut said)?;
    let entry = entry(config, source, &candidate.file, &article, &mut said)?;
    (entry.id == candidate.id && !entry.draft).then(|| content::item(entry, &article.body.value))
}

fn changed(file: &Arc<str>) -> Diagnostic {
    Diagnostic::error(
        "article/changed-file",
        "the article was changed while it was read, so it stays out of this run",
    )
    .help("build again")
    .at(Place::file(file.clone()))
}
