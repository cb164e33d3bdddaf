//! Candidates → feeds: who is in which.

use std::collections::HashSet;

use super::hash::Print;
use super::plan::{self, Planned};
use super::record::{Found, Hash};
use super::recorded::Recorded;
use super::survey::{Candidate, Survey};
use crate::config::Config;
use crate::model::ItemId;

/// What a feed will hold.
pub(super) struct Selection {
    pub plan: Planned,
    /// Newest first, unless the feed has archives; then what can be left out last is first.
    pub picks: Vec<Candidate>,
    /// Their ids.
    pub ids: Vec<ItemId>,
    /// How many of the first must be in it, whatever its limit of bytes; more than 0.
    pub least: usize,
    /// Differs if anything that the feed is made of does.
    pub fingerprint: Hash,
}

impl Selection {
    /// A feed of `picks`.
    pub fn new(
        config: &Config,
        survey: &Survey<'_>,
        plan: Planned,
        picks: Vec<Candidate>,
        least: usize,
    ) -> Self {
        let ids: Vec<ItemId> = picks.iter().map(|pick| survey.id(pick)).collect();
        Self {
            fingerprint: fingerprint(config, survey, &plan, &picks),
            plan,
            picks,
            ids,
            least,
        }
    }

    /// Whether every file of it is there as the last run left it, made of the same.
    pub fn is_current(&self, recorded: &Recorded) -> bool {
        recorded.has_all(&self.plan, &self.fingerprint)
    }
}

/// Plans the feeds and gives each its newest articles, in one pass over all; one that has archives
/// gets all that it takes.
pub(super) fn select(
    config: &Config,
    survey: &Survey<'_>,
    recorded: &Recorded,
) -> Vec<(Planned, Vec<Candidate>)> {
    let mut plans = plan::plan(config, &survey.labels, &survey.counts, recorded);
    let retired = plan::retired(config, recorded, &plans, |id| survey.is_there(id));
    plans.extend(retired);
    let index = Index::new(plans.iter(), survey.labels.len());
    let mut picks: Vec<Vec<Candidate>> = plans.iter().map(|_| Vec::new()).collect();
    let mut open = plans.len();
    for candidate in &survey.due {
        if open == 0 {
            break;
        }
        let labels = survey.labels_of(candidate);
        for place in index.concerned(labels) {
            let (plan, picks) = (&plans[place], &mut picks[place]);
            let is_known = picks.last() == Some(candidate);
            let is_wanted = picks.len() < plan.items || plan.archive.is_some();
            if is_wanted && !is_known && plan.wants.takes(labels) {
                picks.push(*candidate);
                open -= usize::from(picks.len() == plan.items && plan.archive.is_none());
            }
        }
    }
    let selections = plans.into_iter().zip(picks);
    selections
        .filter(|(plan, picks)| {
            picks.len() >= plan.at_least || plan.folder.is_empty() || recorded.holds_any(plan)
        })
        .collect()
}

/// Which feeds an article may be in, by its labels: most articles are in few of many feeds.
pub(super) struct Index {
    /// Feeds that take articles whatever their labels.
    all: Vec<usize>,
    by_label: Vec<Vec<usize>>,
}

impl Index {
    pub fn new<'p>(plans: impl Iterator<Item = &'p Planned>, labels: usize) -> Self {
        let mut index = Self {
            all: Vec::new(),
            by_label: vec![Vec::new(); labels],
        };
        for (place, plan) in plans.enumerate() {
            match plan.wants.groups.iter().min_by_key(|group| group.len()) {
                None => index.all.push(place),
                Some(group) => {
                    for label in group {
                        index.by_label[*label as usize].push(place);
                    }
                }
            }
        }
        index
    }

    /// The feeds that may take an article with `labels`; one that shares several of them with it
    /// comes as often.
    pub fn concerned(&self, labels: &[u32]) -> impl Iterator<Item = usize> {
        let by_label = labels
            .iter()
            .flat_map(|label| &self.by_label[*label as usize]);
        self.all.iter().chain(by_label).copied()
    }
}

/// Differs if anything that a document of `picks` is made of does.
pub(super) fn fingerprint(
    config: &Config,
    survey: &Survey<'_>,
    plan: &Planned,
    picks: &[Candidate],
) -> Hash {
    let mut print = Print::default();
    let mut field = |bytes: &[u8]| print.field(bytes);
    field(&config.fingerprint);
    field(plan.folder.as_bytes());
    field(plan.title.as_str().as_bytes());
    for (rel, url) in plan.paging.links() {
        field(rel.as_bytes());
        field(url.as_str().as_bytes());
    }
    field(&[
        plan.paging.is_archive.into(),
        plan.paging.is_complete.into(),
    ]);
    if plan.folder.is_empty() {
        for tombstone in &survey.tombstones {
            field(tombstone.id.as_str().as_bytes());
        }
    }
    for pick in picks {
        let record = survey.record(pick);
        field(survey.id(pick).as_str().as_bytes());
        // A page moves with its seed.
        field(survey.file(pick).address().as_bytes());
        field(&record.content);
        if let Found::Article(facts) = &record.found {
            field(&facts.published.to_le_bytes());
            field(&facts.updated.to_le_bytes());
        }
    }
    print.finish()
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
