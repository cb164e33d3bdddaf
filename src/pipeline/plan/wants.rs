//! What a feed takes of all articles.

use super::Labels;
use crate::config::FeedRule;
use crate::model::{Facet, folded};

/// What a feed takes: articles that have a label of each group. Without groups, all articles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::pipeline) struct Wants {
    /// Each in order; one that is empty takes nothing. The label of one feed of many is the last
    /// group.
    pub groups: Vec<Vec<u32>>,
}

impl Wants {
    /// Whether an article with `labels` is wanted.
    pub fn takes(&self, labels: &[u32]) -> bool {
        let hits = |group: &Vec<u32>| {
            labels
                .iter()
                .any(|label| group.binary_search(label).is_ok())
        };
        self.groups.iter().all(hits)
    }
}

/// The labels that the filter of `rule` names, facet by facet.
pub(super) fn groups(rule: &FeedRule, labels: &Labels) -> Vec<(Facet, Vec<u32>)> {
    let wanted = rule.filter.wanted.iter();
    wanted
        .map(|(facet, wanted)| {
            let wanted: Vec<String> = wanted.iter().map(|label| folded(label.as_str())).collect();
            let is_wanted = |label: &str| match facet {
                Facet::Language => wanted.iter().any(|range| is_in_range(label, range)),
                _ => wanted.iter().any(|one| one == label),
            };
            let group = labels.of(*facet).filter(|(_, label)| is_wanted(label));
            (*facet, group.map(|(id, _)| id).collect())
        })
        .collect()
}

/// Basic filtering of language tags (RFC 4647, section 3.3.1).
fn is_in_range(tag: &str, range: &str) -> bool {
    tag.strip_prefix(range)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
}

/// The groups of the feed of `label` out of a `facet` that is split; `None` if the filter names
/// other labels of it.
pub(super) fn within(
    groups: &[(Facet, Vec<u32>)],
    facet: Facet,
    label: u32,
) -> Option<Vec<Vec<u32>>> {
    let mut own = Vec::with_capacity(groups.len() + 1);
    for (of, group) in groups {
        if *of != facet {
            own.push(group.clone());
        } else if !group.contains(&label) {
            return None;
        }
    }
    own.push(vec![label]);
    Some(own)
}

/// The most due articles that can have a label of `group`.
pub(super) fn most(group: &[u32], counts: &[u32]) -> u64 {
    let each = group.iter().map(|label| counts.get(*label as usize));
    each.map(|count| u64::from(count.copied().unwrap_or(0)))
        .sum()
}
