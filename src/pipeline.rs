//! The one file that names every stage, in order: seeds, blocks, candidates, selections, items,
//! feeds, checks, publication, state.

mod adopt;
mod archives;
mod hash;
mod identity;
mod inspect;
mod items;
mod look;
mod memory;
mod named;
mod options;
mod origin;
mod outbox;
mod outcome;
mod outputs;
mod pages;
mod plan;
mod record;
mod recorded;
mod said;
mod seed;
mod select;
mod start;
mod survey;

use std::sync::atomic::AtomicBool;

use crate::Error;
use crate::checks;
use crate::config::Config;
use crate::diagnostic::{Level, Sink};
use crate::publish::Folder;
use crate::state::Damage;

pub use adopt::adopted;
use archives::Before;
use identity::Ledger;
use look::Look;
use memory::{Made, Memory, Traces};
use outputs::{Destination, Judge, Press};
use pages::Pages;
use start::{checks, hour, may_move};

pub use inspect::{Inspection, inspect};
pub use look::Standing;
pub use named::feeds;
pub use options::{Built, Next, Options, Progress};
pub use outcome::{Cause, Changes, Due, Ended, Fate, Outcome, Output, Page};
pub use start::overrides;

/// Builds the feeds of `config`.
///
/// What is wrong with seeds and feeds is in the [`Outcome`]'s report: an article with an error
/// stays out and the others are published; a feed with an error keeps all feeds as they were.
///
/// # Errors
/// When the job can't be done: the output folder can't be written, or a source's can't be listed.
pub fn build(config: &Config, options: &Options<'_>) -> Result<Built, Error> {
    let folder = match options.dry_run {
        true => None,
        false => match Folder::lock(&config.output.folder)? {
            Some(folder) => Some(folder),
            None => return Ok(Built::Busy),
        },
    };
    let destination = folder
        .as_ref()
        .map_or(Destination::Nowhere, Destination::Folder);
    let mut sink = Sink::new();
    let ended = match attempt(config, options, destination, &mut sink) {
        Err(error) if Damage::caused(&error) && !options.dry_run => {
            memory::set_aside(config, error, &mut sink)?;
            run(config, options, destination, &mut sink)
        }
        done => done,
    };
    let ended = ended?;
    if let (Some(folder), Some(_)) = (&folder, &ended) {
        folder.touch()?;
    }
    Ok(ended.map_or(Built::Stopped, |run| Built::Done(Box::new(run.outcome))))
}

/// Runs, and once more where that finds the state damaged: a disk that fails to read for a moment
/// looks no different.
fn attempt(
    config: &Config,
    options: &Options<'_>,
    destination: Destination<'_>,
    sink: &mut Sink,
) -> Result<Option<Run>, Error> {
    match run(config, options, destination, sink) {
        Err(error) if Damage::caused(&error) => {}
        done => return done,
    }
    *sink = Sink::new();
    let done = run(config, options, destination, sink);
    if done.is_err() {
        *sink = Sink::new();
    }
    done
}

/// The feeds as [`build`] would publish them, whatever the checks say; nothing is changed. Archives
/// that would stay as they are are left out.
///
/// # Errors
/// As [`build`].
pub fn next(config: &Config, options: &Options<'_>) -> Result<Vec<Next>, Error> {
    let options = Options {
        dry_run: true,
        ..*options
    };
    let run = run(config, &options, Destination::Caller, &mut Sink::new())?;
    Ok(run.map_or_else(Vec::new, |run| run.next))
}

struct Run {
    outcome: Outcome,
    next: Vec<Next>,
}

impl Run {
    fn of(outcome: Outcome) -> Self {
        Self {
            outcome,
            next: Vec::new(),
        }
    }
}

/// `None`: it was asked to end.
fn run(
    config: &Config,
    options: &Options<'_>,
    destination: Destination<'_>,
    sink: &mut Sink,
) -> Result<Option<Run>, Error> {
    let (config, templates) = pages::templates(config)?;
    let config = &*config;
    let checks = checks(config, options);
    sink.extend(checks.unknown());
    sink.extend(checks::ignored(&checks.levels));
    let memory = Memory::open(config, options.dry_run, sink)?;
    let mut options = *options;
    let Some(now) = hour(&memory, options.now, &checks, sink) else {
        let mut outcome = Outcome::refused(std::mem::take(sink));
        if let Destination::Folder(_) = destination {
            memory.remember_refusal(&options, &mut outcome)?;
        }
        return Ok(Some(Run::of(outcome)));
    };
    options.now = now;
    let job = Job {
        config,
        templates: &templates,
        options: &options,
        checks: &checks,
        destination,
    };
    job.run(memory, sink)
}

/// A run that has begun.
struct Job<'a> {
    config: &'a Config,
    templates: &'a crate::pages::Templates,
    options: &'a Options<'a>,
    checks: &'a checks::Options,
    destination: Destination<'a>,
}

impl Job<'_> {
    fn run(&self, memory: Memory, sink: &mut Sink) -> Result<Option<Run>, Error> {
        let (config, options) = (self.config, self.options);
        let ledger = Ledger::new(memory.state(), memory.adopted(), may_move(self.checks));
        // Other settings make other feeds of the same seeds, other levels other findings.
        let reuse = memory.may_reuse(config) && options.levels.is_empty();
        let known = memory.blocks()?;
        let (look, identities) = look::look(config, options, known, reuse, &ledger, sink)?;
        if (options.stop)() {
            return Ok(None);
        }
        if reuse
            && look.is_unchanged()
            && !self.is_asked()
            && let Some(outcome) = memory.unchanged(config, &look, options, sink)
        {
            return Ok(Some(Run::of(outcome)));
        }
        let Some((mut run, made)) = self.make(&memory, &look, &ledger, sink)? else {
            return Ok(None);
        };
        if let Destination::Folder(_) = self.destination {
            let traces = Traces {
                look,
                identities,
                made,
            };
            memory.remember(config, options, traces, &mut run.outcome)?;
        }
        Ok(Some(run))
    }

    /// From what was looked at to what is published. `None`: the run was asked to end.
    fn make(
        &self,
        memory: &Memory,
        look: &Look,
        ledger: &Ledger<'_>,
        sink: &mut Sink,
    ) -> Result<Option<(Run, Made)>, Error> {
        let (config, options) = (self.config, self.options);
        let early = sink.len();
        let survey = survey::survey(config, look, ledger, options.now, sink)?;
        let recorded = memory.recorded();
        let before = Before {
            recorded,
            ledger,
            came: memory.came(),
            now: options.now.unix(),
        };
        let chosen = select::select(config, &survey, recorded);
        let documents = archives::divide(config, &survey, &before, chosen)?;
        let selections = documents.newest;
        // Other levels may find in a feed what the last run did not.
        let may_keep = !self.is_asked() && options.levels.is_empty();
        let pages = Pages::plan(
            config,
            self.templates,
            &survey,
            &selections,
            options.now,
            sink,
        );
        let current: Vec<bool> = (selections.iter().enumerate())
            .map(|(place, selection)| {
                may_keep
                    && selection.is_current(recorded)
                    && (pages.as_ref()).is_none_or(|pages| pages.is_current(place, recorded))
            })
            .collect();
        let wanted = select::union(&selections, &current);
        let items = items::make(config, &survey, &wanted, sink);
        if (options.stop)() {
            return Ok(None);
        }
        let is_refused = AtomicBool::new(false);
        let press = Press {
            config,
            items: &items,
            tombstones: &survey.tombstones,
            judge: Judge {
                survey: &survey,
                ledger,
                recorded,
                options: self.checks,
                share: config.guard.share,
                overwrite: options.overwrite,
            },
            destination: self.destination,
            now: options.now,
            is_refused: &is_refused,
        };
        let mut made = memory::entries(&survey, &wanted, &items);
        let mut sheets = press.sheets(selections, &current)?;
        let beside = match &pages {
            Some(pages) => {
                let items: Vec<Option<usize>> = sheets.iter().map(outputs::Sheet::items).collect();
                pages.prepare(&press, &items, &mut made, sink)?
            }
            None => pages::Beside::default(),
        };
        let older = documents.archives;
        let may_keep = options.levels.is_empty();
        sheets.extend(archives::make(
            &press, &survey, older, may_keep, &mut made, sink,
        )?);
        sink.extend(press.missing(&sheets));
        let mut published = press.publish(sheets, beside, sink)?;
        let mut seen = std::mem::take(sink).into_vec();
        let late = seen.split_off(early);
        let level = |found| checks::relevel(found, &self.checks.levels);
        let (seen, late) = (level(seen), level(late));
        let count = |level| late.iter().filter(|found| found.level == level).count();
        let made = Made {
            items: made,
            came: documents.came,
            files: std::mem::take(&mut published.files),
            due: pages.as_ref().and_then(Pages::due),
            late: (count(Level::Error), count(Level::Warning)),
        };
        let findings = seen.into_iter().chain(late).collect();
        let run = Run {
            outcome: Outcome::new(look, &survey, &published, findings),
            next: published.next,
        };
        Ok(Some((run, made)))
    }

    /// Whether the feeds are only handed out, whatever the checks say.
    fn is_asked(&self) -> bool {
        matches!(self.destination, Destination::Caller)
    }
}
