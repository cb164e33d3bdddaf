//! The one file that names every stage, in order: seeds, blocks, candidates, selections, items,
//! feeds, checks, publication, state.

mod adopt;
mod archives;
mod identity;
mod inspect;
mod items;
mod look;
mod memory;
mod origin;
mod outbox;
mod outcome;
mod outputs;
mod pages;
mod plan;
mod record;
mod said;
mod seed;
mod select;
mod survey;

use std::path::PathBuf;
use std::sync::atomic::AtomicBool;

use crate::Error;
use crate::checks::{self, Override, history};
use crate::config::{self, Config};
use crate::diagnostic::{Level, Sink};
use crate::model::Instant;
use crate::publish::Folder;
use crate::state::Damage;

use archives::Before;
use identity::Ledger;
use memory::{Memory, Traces};
use outputs::{Destination, Judge, Press};
use pages::Pages;

pub use inspect::{Inspection, inspect};
pub use look::Standing;
pub use outcome::{Cause, Changes, Due, Ended, Fate, Outcome, Output, Page};

/// What a caller of [`build`] decides.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub struct Options<'a> {
    /// The hour: articles dated later stay out.
    pub now: Instant,
    /// When the run began by the clock of the computer, in nanoseconds since 1970. A seed that was
    /// written just before may be written again without looking different, so it is opened at the
    /// next run too. Without it every file is trusted.
    pub started: Option<i64>,
    /// Do everything but publish, and leave the state as it is.
    pub dry_run: bool,
    /// Replace files that feedmill did not make.
    pub overwrite: bool,
    /// Report also what was reported at an earlier run.
    pub repeat: bool,
    /// Levels of rules for this run, over those of the settings.
    pub levels: &'a [Override],
    /// Whether the run is asked to end. It is asked between files.
    pub stop: &'a (dyn Fn() -> bool + Sync),
    /// Is told how far the reading of the seeds is.
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

impl Options<'_> {
    /// A run at `now` that publishes, and keeps quiet.
    pub fn at(now: Instant) -> Self {
        Self {
            now,
            started: None,
            dry_run: false,
            overwrite: false,
            repeat: false,
            levels: &[],
            stop: &|| false,
            progress: &|_| {},
        }
    }
}

/// How far the reading of the seeds is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Seeds opened so far.
    pub done: usize,
}

/// How a call of [`build`] ended.
#[derive(Debug)]
pub enum Built {
    /// The run is over.
    Done(Box<Outcome>),
    /// Another run is at work in the output folder; this one has done nothing.
    Busy,
    /// The run was asked to end, and has published nothing.
    Stopped,
}

impl Built {
    /// What came of the run, if it was one.
    pub fn done(self) -> Option<Outcome> {
        match self {
            Built::Done(outcome) => Some(*outcome),
            Built::Busy | Built::Stopped => None,
        }
    }
}

/// A file that would be published next.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Next {
    /// Where it would be.
    pub path: PathBuf,
    /// That, as people read it.
    pub shown: String,
    /// What it would hold.
    pub bytes: Vec<u8>,
}

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

/// The feeds that [`build`] would publish, the main one first, as they are told to people.
///
/// # Errors
/// As [`build`].
pub fn feeds(config: &Config, options: &Options<'_>) -> Result<Vec<crate::pages::Feed>, Error> {
    let options = Options {
        dry_run: true,
        ..*options
    };
    let run = run(config, &options, Destination::Caller, &mut Sink::new())?;
    Ok(run.map_or_else(Vec::new, |run| run.feeds))
}

struct Run {
    outcome: Outcome,
    next: Vec<Next>,
    feeds: Vec<crate::pages::Feed>,
}

impl Run {
    fn of(outcome: Outcome) -> Self {
        Self {
            outcome,
            next: Vec::new(),
            feeds: Vec::new(),
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
    let checks = checks::Options {
        levels: overrides(&config.check, options.levels),
        ..checks::Options::default()
    };
    sink.extend(checks.unknown());
    sink.extend(checks::ignored(&checks.levels));
    let memory = Memory::open(config, options.dry_run, sink)?;
    let mut options = *options;
    if let Some(last) = memory.last_run() {
        if let Some(finding) = history::clock(options.now, last, &checks) {
            sink.push(finding);
            if sink.has_errors() {
                let mut outcome = Outcome::refused(std::mem::take(sink));
                if let Destination::Folder(_) = destination {
                    memory.remember_refusal(&options, &mut outcome)?;
                }
                return Ok(Some(Run::of(outcome)));
            }
        } else {
            // A clock that was put right by a little.
            options.now = options.now.max(last);
        }
    }
    let may_move = checks::explain("history/moved-publication");
    let may_move = may_move.is_some_and(|rule| checks.level(rule).is_none());
    let ledger = Ledger::new(memory.state(), memory.adopted(), may_move);
    let reuse = memory.may_reuse(config) && options.levels.is_empty();
    let (look, identities) = look::look(config, &options, memory.blocks()?, reuse, &ledger, sink)?;
    if (options.stop)() {
        return Ok(None);
    }
    let is_asked = matches!(destination, Destination::Caller);
    // Other settings make other feeds of the same seeds, other levels other findings.
    if reuse
        && look.is_unchanged()
        && !is_asked
        && let Some(outcome) = memory.unchanged(config, &look, &options, sink)
    {
        return Ok(Some(Run::of(outcome)));
    }
    let early = sink.len();
    let survey = survey::survey(config, &look, &ledger, options.now, sink)?;
    let plans = plan::plan(config, &survey.labels, &survey.counts);
    let before = Before {
        recorded: memory.feeds(),
        ledger: &ledger,
        came: &memory.came(),
        now: options.now.unix(),
    };
    let chosen = select::select(&survey, plans);
    let documents = archives::divide(config, &survey, &before, chosen)?;
    let selections = documents.newest;
    let feeds = pages::feeds(&selections);
    // Other levels may find in a feed what the last run did not.
    let may_keep = !is_asked && options.levels.is_empty();
    let pages = Pages::plan(config, &templates, &survey, &selections, options.now, sink);
    let current: Vec<bool> = (selections.iter().enumerate())
        .map(|(place, selection)| {
            may_keep
                && selection.is_current(config, memory.feeds())
                && (pages.as_ref()).is_none_or(|pages| pages.is_current(place, memory.feeds()))
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
            ledger: &ledger,
            recorded: memory.feeds(),
            options: &checks,
            share: config.guard.share,
            overwrite: options.overwrite,
        },
        recorded: memory.feeds(),
        destination,
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
    let older = archives::make(
        &press,
        &survey,
        older,
        options.levels.is_empty(),
        &mut made,
        sink,
    )?;
    sheets.extend(older);
    sink.extend(press.missing(&sheets));
    let mut published = press.publish(sheets, beside, sink)?;
    let late = |level| {
        (sink.iter().skip(early))
            .filter(|found| found.level == level)
            .count()
    };
    let traces = Traces {
        late: (late(Level::Error), late(Level::Warning)),
        files: std::mem::take(&mut published.files),
        due: pages.as_ref().and_then(Pages::due),
        look: &look,
        identities,
        made,
        came: documents.came,
    };
    let findings = checks::relevel(std::mem::take(sink).into_vec(), &checks.levels);
    let mut outcome = Outcome::new(&look, &survey, &published, findings.into_iter().collect());
    if let Destination::Folder(_) = destination {
        memory.remember(config, &options, traces, &mut outcome)?;
    }
    Ok(Some(Run {
        outcome,
        next: published.next,
        feeds,
    }))
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
