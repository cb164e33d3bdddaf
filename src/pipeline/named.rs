//! The feeds by their names, of which nothing is made.

use super::identity::Ledger;
use super::memory::Memory;
use super::options::Options;
use super::start::{checks, hour, may_move};
use super::{look, pages, select, survey};
use crate::Error;
use crate::config::Config;
use crate::diagnostic::Sink;
use crate::pages::Feed;

/// The feeds that [`build`](super::build) would publish, the main one first, as they are told to
/// people.
///
/// # Errors
/// As [`build`](super::build).
pub fn feeds(config: &Config, options: &Options<'_>) -> Result<Vec<Feed>, Error> {
    let options = Options {
        dry_run: true,
        ..*options
    };
    let checks = checks(config, &options);
    let sink = &mut Sink::new();
    let memory = Memory::open(config, true, sink)?;
    let Some(now) = hour(&memory, options.now, &checks, sink) else {
        return Ok(Vec::new());
    };
    let ledger = Ledger::new(memory.state(), memory.adopted(), may_move(&checks));
    let reuse = memory.may_reuse(config) && options.levels.is_empty();
    let options = Options { now, ..options };
    let (look, _) = look::look(config, &options, memory.blocks()?, reuse, &ledger, sink)?;
    let survey = survey::survey(config, &look, &ledger, now, sink)?;
    let chosen = select::select(config, &survey, memory.recorded());
    Ok(pages::feeds(chosen.iter().map(|(plan, _)| plan)))
}
