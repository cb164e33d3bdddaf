//! What a run leaves in the ledger.

use std::collections::HashMap;

use crate::Error;
use crate::pipeline::items::Items;
use crate::pipeline::record::Found;
use crate::pipeline::survey::{Candidate, Survey};
use crate::state::{Item, State};

/// Items as the ledger keeps them; `made` are those of `candidates`.
pub(in crate::pipeline) fn entries(
    survey: &Survey<'_>,
    candidates: &[Candidate],
    made: &Items,
) -> Vec<Item> {
    let entry = |candidate: &Candidate| {
        let (item, file) = made.get(&survey.id(candidate))?;
        let record = survey.record(candidate);
        let (twin, withdrawn) = match &record.found {
            Found::Article(facts) => (facts.twin, facts.withdrawn || facts.withheld),
            _ => (None, false),
        };
        Some(Item {
            id: item.id.as_str().to_owned(),
            seed: Some(file.to_string()),
            content: Some(record.content),
            twin,
            url: Some(item.url.as_str().to_owned()),
            title: Some(item.title.as_str().to_owned()),
            published: item.published.unix(),
            updated: item.updated.unix(),
            gone: None,
            withdrawn: withdrawn.then(|| item.updated.unix()),
        })
    };
    candidates.iter().filter_map(entry).collect()
}

/// Those that differ from what the ledger holds: items read back from feeds, those that have moved,
/// and those that were `made`.
pub(super) fn items(
    state: &State,
    adopted: &[Item],
    moved: Vec<Item>,
    made: Vec<Item>,
) -> Result<Vec<Item>, Error> {
    let mut items: HashMap<String, Item> = HashMap::new();
    // What was read back has no seed yet, unless this run has found one.
    for item in adopted {
        if state.item(&item.id)?.is_none() {
            items.insert(item.id.clone(), item.clone());
        }
    }
    for item in moved.into_iter().chain(made) {
        items.insert(item.id.clone(), item);
    }
    let mut changed = Vec::new();
    for item in items.into_values() {
        if state.item(&item.id)?.as_ref() != Some(&item) {
            changed.push(item);
        }
    }
    changed.sort_by(|a, b| (a.published, &a.id).cmp(&(b.published, &b.id)));
    Ok(changed)
}
