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
    (entry.id == candidate.id && !entry.draft)
        .then(|| content::item(entry, &article.body.value, &config.site.notices))
}

fn changed(file: &Arc<str>) -> Diagnostic {
    Diagnostic::error(
        "article/changed-file",
        "the article was changed while it was read, so it stays out of this run",
    )
    .help("build again")
    .at(Place::file(file.clone()))
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::config::Trial;
    use crate::model::{AbsoluteUrl, Instant};
    use crate::pipeline::{Options, entries};

    #[test]
    fn a_seed_that_became_another_one_stays_out() {
        let folder = tempfile::tempdir().unwrap();
        let seed = folder.path().join("tea.md");
        let text = |id: &str| format!("---\nid: {id}\ndate: 2026-03-01\n---\nTea.\n");
        fs::write(&seed, text("urn:tea:1")).unwrap();
        let config = Config::trial(Trial {
            folder: folder.path().into(),
            link: AbsoluteUrl::parse("https://example.org/").unwrap(),
            title: None,
        });
        let now = Instant::from_rfc3339("2026-04-01T00:00:00Z").unwrap();
        let mut sink = Sink::new();
        let candidates = entries::read(&config, &Options::at(now), &mut sink).unwrap();
        let selected = candidates.select(now, 10);
        assert_eq!(make(&config, &selected, &mut sink).unwrap().len(), 1);
        assert!(sink.is_empty());
        fs::write(&seed, text("urn:tea:2")).unwrap();
        assert!(make(&config, &selected, &mut sink).unwrap().is_empty());
        assert_eq!(sink.into_vec()[0].rule, "article/changed-file");
    }
}
