//! Where a run begins: by which levels it judges, and of which hour it is.

use super::memory::Memory;
use super::options::Options;
use crate::checks::{self, Override, history};
use crate::config::{self, Config};
use crate::diagnostic::Sink;
use crate::model::Instant;

/// How the feeds are checked.
pub(super) fn checks(config: &Config, options: &Options<'_>) -> checks::Options {
    checks::Options {
        levels: overrides(&config.check, options.levels),
        ..checks::Options::default()
    }
}

/// The hour of a run for which the clock shows `now`; `None` if the clock can't be right.
pub(super) fn hour(
    memory: &Memory,
    now: Instant,
    checks: &checks::Options,
    sink: &mut Sink,
) -> Option<Instant> {
    let Some(last) = memory.last_run() else {
        return Some(now);
    };
    let Some(finding) = history::clock(now, last, checks) else {
        // A clock that was put right by a little.
        return Some(now.max(last));
    };
    sink.push(finding);
    (!sink.has_errors()).then_some(now)
}

/// Whether an article may be published anew as of another date.
pub(super) fn may_move(checks: &checks::Options) -> bool {
    let rule = checks::explain("history/moved-publication");
    rule.is_some_and(|rule| checks.level(rule).is_none())
}

/// The levels of the settings and those of a run, which count more, as the checks take them.
pub fn overrides(check: &config::Check, levels: &[Override]) -> Vec<Override> {
    let written = check.levels.iter().map(|given| Override {
        name: given.name.clone(),
        level: given.level,
        place: Some(given.place.clone()),
    });
    written.chain(levels.iter().cloned()).collect()
}
