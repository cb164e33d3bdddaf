//! Which hubs are to be told of which feeds. It is written down with the run that changed the
//! feeds, so that whatever happens afterwards, each change is told.

use std::collections::BTreeSet;

use super::{Fate, Outcome};
use crate::config::{Config, Manner};
use crate::state::Pending;

/// What is to be told after a run, where `before` was to be told already: every hub of each feed
/// that has changed. Hubs and feeds that are no more are left out.
pub(super) fn after(before: Vec<Pending>, config: &Config, outcome: &Outcome) -> Vec<Pending> {
    let outputs = outcome.outputs.iter().filter(|output| !output.is_archive);
    let (changed, same): (Vec<_>, Vec<_>) =
        outputs.partition(|output| output.fate == Fate::Written);
    let changed = |manner: Manner| {
        let heard = changed.iter().filter(move |it| manner.takes(it.format));
        heard.map(|output| output.address.as_str())
    };
    let is_there = |topic: &str| same.iter().any(|output| output.address.as_str() == topic);
    let pending = config.push.listeners().filter_map(|(hub, manner)| {
        let known = before.iter().find(|pending| pending.hub == hub.as_str());
        let still = known.iter().flat_map(|known| &known.topics);
        let still = still.map(String::as_str).filter(|topic| is_there(topic));
        let topics: BTreeSet<&str> = still.chain(changed(manner)).collect();
        (!topics.is_empty()).then(|| Pending {
            hub: hub.as_str().to_owned(),
            topics: topics.into_iter().map(str::to_owned).collect(),
            failing: known.and_then(|known| known.failing),
            // Who has news does not wait.
            retry: (known.and_then(|known| known.retry))
                .filter(|_| changed(manner).next().is_none()),
        })
    });
    pending.collect()
}
