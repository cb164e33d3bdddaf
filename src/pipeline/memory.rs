//! What a run knows of the runs before it, and what it leaves to the next.

mod entries;
mod summary;

use std::sync::{Mutex, PoisonError};

use super::archives::Came;
use super::identity::Identities;
use super::look::{self, Look};
use super::outcome::{Ended, Fate, Outcome};
use super::recorded::Recorded;
use super::said::Before;
use super::{Options, adopt, outbox};
use crate::Error;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Report, Sink};
use crate::model::Instant;
use crate::state::{self, Block, Item, Peeked, SetAside, State};

pub(super) use entries::entries;
pub(super) use summary::Summary;

/// What a run knows of the runs before it.
#[derive(Default)]
pub(super) struct Memory {
    state: Option<Mutex<State>>,
    last: Option<Last>,
    recorded: Recorded,
    said: Before,
    /// What is read back from published feeds, where the state knows nothing.
    adopted: Vec<Item>,
}

/// The run before this one.
struct Last {
    run: state::Run,
    /// `None` if another version of feedmill wrote it in other words.
    summary: Option<Summary>,
}

impl Memory {
    /// Opens the state of `config`; for a run that changes nothing, only to look into it.
    pub fn open(config: &Config, dry_run: bool, sink: &mut Sink) -> Result<Self, Error> {
        let Some(path) = &config.state else {
            return Ok(Self::default());
        };
        let state = if dry_run {
            match State::peek(path)? {
                Peeked::State(state) => Some(state),
                Peeked::Missing | Peeked::Unusable(_) => None,
            }
        } else {
            let opened = State::open(path)?;
            sink.extend(opened.set_aside.map(|aside| damaged(config, &aside)));
            Some(opened.state)
        };
        let mut memory = Self::default();
        if let Some(state) = &state {
            memory.last = state.run()?.map(|run| Last {
                summary: serde_json::from_str(&run.summary).ok(),
                run,
            });
            memory.said = Before::new(state.said()?);
            memory.recorded = Recorded::new(config, state.feeds()?);
        }
        // What is there was published before this state began, or after it was copied.
        if !memory.recorded.is_untouched() {
            memory.adopted = adopt::published(config);
        }
        memory.state = state.map(Mutex::new);
        Ok(memory)
    }

    /// What was ever published.
    pub fn state(&self) -> Option<&Mutex<State>> {
        self.state.as_ref()
    }

    /// What is read back from published feeds, where the state knows nothing.
    pub fn adopted(&self) -> &[Item] {
        &self.adopted
    }

    /// When the last run was that changed anything.
    pub fn last_run(&self) -> Option<Instant> {
        let last = self.last.as_ref()?;
        Instant::from_unix(last.run.at)
    }

    /// When articles came that are in a newest document because they were dated back.
    pub fn came(&self) -> Option<&Came> {
        let summary = self.last.as_ref()?.summary.as_ref();
        summary.map(|summary| &summary.came)
    }

    /// The files as the last run left them.
    pub fn recorded(&self) -> &Recorded {
        &self.recorded
    }

    /// Whether what is known of seeds was found with the same settings.
    pub fn may_reuse(&self, config: &Config) -> bool {
        (self.last.as_ref()).is_some_and(|last| last.run.settings == config.fingerprint)
    }

    /// What is known of each folder.
    pub fn blocks(&self) -> Result<look::Known, Error> {
        let mut known = look::Known::new();
        if let Some(state) = &self.state {
            let state = state.lock().unwrap_or_else(PoisonError::into_inner);
            state.blocks(|key, facts| {
                known.insert((key.source.to_owned(), key.folder.to_owned()), facts);
            })?;
        }
        Ok(known)
    }
}

/// What a run leaves to the next.
pub(super) struct Traces {
    pub look: Look,
    pub identities: Identities,
    pub made: Made,
}

/// What was made in a run.
pub(super) struct Made {
    /// What was put into feeds, as the ledger keeps it.
    pub items: Vec<Item>,
    /// What was dated back and is in a newest document for that.
    pub came: Came,
    /// The files that are in place now.
    pub files: Vec<state::Feed>,
    /// When what stands beside the feeds changes by itself.
    pub due: Option<i64>,
    /// Errors and warnings that were found after the seeds were looked at.
    pub late: (usize, usize),
}

impl Memory {
    /// What comes of a run that has seen nothing new: `None` if there is something to do all the
    /// same, because an hour has come, a feed is not as it was left, or something is to be said.
    pub fn unchanged(
        &self,
        config: &Config,
        look: &Look,
        options: &Options<'_>,
        sink: &Sink,
    ) -> Option<Outcome> {
        let last = self.last.as_ref()?;
        let summary = last.summary.as_ref()?;
        let is_due = last.run.next_due.is_some_and(|at| at <= options.now.unix());
        let is_said = |finding: &Diagnostic| !options.repeat && self.said.holds(finding);
        if is_due
            || self.said.has_clock()
            || options.repeat && summary.late != (0, 0)
            || summary.ended == Ended::Refused
            || !self.recorded.is_untouched()
            || !sink.iter().all(is_said)
        {
            return None;
        }
        let recorded = &self.recorded;
        Some(Outcome::unchanged(config, look, summary, recorded, sink))
    }

    /// Keeps of a run that was refused before it began only what it said, and takes out of the
    /// outcome what was said before.
    pub fn remember_refusal(
        mut self,
        options: &Options<'_>,
        outcome: &mut Outcome,
    ) -> Result<(), Error> {
        let findings = self.hush(options, outcome);
        let (Some(state), Some(last)) = (self.state.take(), self.last.take()) else {
            return Ok(());
        };
        let state = state.into_inner().unwrap_or_else(PoisonError::into_inner);
        let mut changes = state::Changes::new(last.run);
        changes.said = Some(std::mem::take(&mut self.said).then(&findings, |_| true));
        state.commit(&changes)
    }

    /// Takes out of the outcome what was said before; all findings come back.
    fn hush(&self, options: &Options<'_>, outcome: &mut Outcome) -> Vec<Diagnostic> {
        let findings = std::mem::take(&mut outcome.report).into_vec();
        let (report, hushed) = match options.repeat {
            true => (findings.clone(), 0),
            false => self.said.hush(findings.clone()),
        };
        outcome.report = Report::new(report.into_iter().collect());
        outcome.said_before = hushed;
        findings
    }

    /// Keeps what this run knows for the next, and takes out of the outcome what was said before.
    pub fn remember(
        mut self,
        config: &Config,
        options: &Options<'_>,
        traces: Traces,
        outcome: &mut Outcome,
    ) -> Result<(), Error> {
        let Traces {
            look,
            identities,
            made,
        } = traces;
        let findings = self.hush(options, outcome);
        let Some(state) = self.state.take() else {
            return Ok(());
        };
        let state = state.into_inner().unwrap_or_else(PoisonError::into_inner);
        let published = outcome.ended != Ended::Refused;
        // Seeds that published items come from or go to are looked at again until the ledger says
        // so too; a folder that was not mounted is as it was when it is back.
        let is_learned = published || identities.moved.is_empty();
        let settings = match &self.last {
            Some(last) if !is_learned => last.run.settings,
            _ => config.fingerprint,
        };
        let mut changes = state::Changes::new(state::Run {
            at: options.now.unix(),
            settings,
            next_due: (outcome.next_due.iter())
                .map(|due| due.at.unix())
                .chain(made.due)
                .min(),
            summary: serde_json::to_string(&Summary::of(outcome, made.late, made.came))
                .map_err(|cause| Error::new("cannot put the summary into words").because(cause))?,
        });
        let standing_files = &look.standing_files;
        let is_unseen = |file: &str| {
            standing_files.iter().any(|seed| seed == file)
                || (outcome.outputs.iter()).any(|output| {
                    output.fate == Fate::Unchanged && output.path.display().to_string() == file
                })
        };
        changes.said = Some(std::mem::take(&mut self.said).then(&findings, is_unseen));
        if is_learned {
            changes.blocks = blocks(config, look);
        }
        if published {
            changes.feeds = Some(made.files);
            let moved = identities.moved;
            changes.items = entries::items(&state, &self.adopted, moved, made.items)?;
            changes.pending = Some(outbox::after(state.pending()?, config, outcome));
        }
        state.commit(&changes)
    }
}

/// The blocks that differ from the last run's.
fn blocks(config: &Config, look: Look) -> Vec<Block> {
    let changed = look.folders.into_iter().filter(|folder| folder.changed);
    let changed = changed.map(|folder| Block {
        source: config.sources[folder.source].shown.clone(),
        folder: folder.within,
        facts: Some(folder.block),
    });
    let removed = (look.removed.into_iter()).map(|(source, folder)| Block {
        source,
        folder,
        facts: None,
    });
    changed.chain(removed).collect()
}

/// Puts a damaged state out of the way.
pub(super) fn set_aside(config: &Config, error: Error, sink: &mut Sink) -> Result<(), Error> {
    let Some(path) = &config.state else {
        return Err(error);
    };
    let aside = State::set_aside(path, error)?;
    sink.push(damaged(config, &aside));
    Ok(())
}

fn damaged(config: &Config, aside: &SetAside) -> Diagnostic {
    let path = config
        .state
        .as_ref()
        .map_or_else(String::new, |path| path.display().to_string());
    Diagnostic::warning(
        "history/damaged-state",
        format!("the state is damaged ({}) and was set aside as {}", aside.why, aside.to.display()),
    )
    .help("look after the disk; if you have a copy of the state, put it back; what the published feeds still say was read back from them")
    .at(Place::file(path))
}
