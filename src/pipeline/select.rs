//! Candidates → feeds: who is in which.

use std::collections::HashSet;

use super::plan::Planned;
use super::record::{Found, Hash};
use super::survey::{Candidate, Survey};
use crate::config::Config;
use crate::model::ItemId;

/// What a feed will hold.
pub(super) struct Selection {
    pub plan: Planned,
    /// Newest first.
    pub picks: Vec<Candidate>,
    /// Their ids.
    pub ids: Vec<ItemId>,
    /// Differs if anything that the feed is made of does.
    pub fingerprint: Hash,
}

/// Gives each feed of `plans` its newest articles, in one pass over all.
pub(super) fn select(config: &Config, survey: &Survey<'_>, plans: Vec<Planned>) -> Vec<Selection> {
    let mut picks: Vec<Vec<Candidate>> = plans.iter().map(|_| Vec::new()).collect();
    let mut open: Vec<usize> = (0..plans.len()).collect();
    for candidate in &survey.due {
        if open.is_empty() {
            break;
        }
        let labels = survey.labels_of(candidate);
        let mut is_full = false;
        for place in &open {
            let plan = &plans[*place];
            if plan.wants.takes(labels) {
                picks[*place].push(*candidate);
                is_full |= picks[*place].len() >= plan.items;
            }
        }
        if is_full {
            open.retain(|place| picks[*place].len() < plans[*place].items);
        }
    }
    let selections = plans.into_iter().zip(picks);
    selections
        .filter(|(plan, picks)| picks.len() >= plan.at_least || plan.folder.is_empty())
        .map(|(plan, picks)| {
            let ids: Vec<ItemId> = picks.iter().map(|pick| survey.id(pick)).collect();
            let fingerprint = fingerprint(config, survey, &plan, &picks, &ids);
            Selection {
                plan,
                picks,
                ids,
                fingerprint,
            }
        })
        .collect()
}

fn fingerprint(
    config: &Config,
    survey: &Survey<'_>,
    plan: &Planned,
    picks: &[Candidate],
    ids: &[ItemId],
) -> Hash {
    let mut hasher = blake3::Hasher::new();
    let mut field = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    field(&config.fingerprint);
    field(plan.folder.as_bytes());
    field(plan.title.as_str().as_bytes());
    if plan.folder.is_empty() {
        for tombstone in &survey.tombstones {
            field(tombstone.id.as_str().as_bytes());
        }
    }
    for (pick, id) in picks.iter().zip(ids) {
        let record = survey.record(pick);
        field(id.as_str().as_bytes());
        field(&record.content);
        if let Found::Article(facts) = &record.found {
            field(&facts.published.to_le_bytes());
            field(&facts.updated.to_le_bytes());
        }
    }
    let whole = hasher.finalize();
    whole.as_bytes()[..16].try_into().expect("16 bytes of 32")
}

/// The candidates that some feed shows which is not as it should be, each once.
pub(super) fn union(selections: &[Selection], current: &[bool]) -> Vec<Candidate> {
    let mut known = HashSet::new();
    let stale = selections
        .iter()
        .zip(current)
        .filter(|(_, is_current)| !**is_current);
    let picks = stale.flat_map(|(selection, _)| selection.picks.iter().zip(&selection.ids));
    picks
        .filter(|(_, id)| known.insert(*id))
        .map(|(pick, _)| *pick)
        .collect()
}
