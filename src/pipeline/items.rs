//! Candidates → items: the selected seeds are read again, with their texts.

use rayon::prelude::*;

use super::entries::{Selected, entry};
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
    let made: Vec<Result<Item, Diagnostic>> = selected
        .list
        .par_iter()
        .map(|candidate| {
            // What is wrong with it was said when it was read first.
            let mut said = Sink::new();
            match entry(
                config,
                &config.sources[candidate.source],
                &candidate.file,
                &mut said,
            ) {
                Some((article, entry)) if entry.id == candidate.id => {
                    Ok(content::item(entry, &article.body.value))
                }
                _ => Err(Diagnostic::error(
                    "article/changed-file",
                    "the article was changed while it was read, so it stays out of this run",
                )
                .help("build again")
                .at(Place::file(candidate.file.seed.file.clone()))),
            }
        })
        .collect();
    let mut items = Vec::with_capacity(made.len());
    for item in made {
        match item {
            Ok(item) => items.push(item),
            Err(diagnostic) => sink.push(diagnostic),
        }
    }
    Ok(items)
}
