//! What a run knows of the runs before it, and what it leaves to the next.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use super::archives::Came;
use super::identity::Identities;
use super::items::Items;
use super::look::{self, Look};
use super::outcome::{Changes, Ended, Fate, Outcome};
use super::record::Found;
use super::said::Before;
use super::survey::{Candidate, Survey};
use super::{Cause, Options, adopt, outbox, outputs};
use crate::Error;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Report, Sink};
use crate::model::Instant;
use crate::state::{self, Block, Item, Peeked, SetAside, State};

/// What a run knows of the runs before it.
#[derive(Default)]
pub(super) struct Memory {
    state: Option<Mutex<State>>,
    last: Option<state::Run>,
    feeds: HashMap<String, state::Feed>,
    said: Before,
    /// What is read back from published feeds, where the state knows nothing.
    adopted: Vec<Item>,
}

/// What the next run is told of this one.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Summary {
    pub ended: Ended,
    pub seeds: usize,
    pub drafts: usize,
    pub scheduled: usize,
    pub items: usize,
    pub changes: Changes,
    /// Errors and warnings in all.
    pub errors: usize,
    pub warnings: usize,
    /// Those among them that are not in a seed alone: they stand as long as nothing changes.
    pub late: (usize, usize),
    /// What was dated back and is in a newest document for that.
    #[serde(default)]
    pub came: Came,
    pub next_due: Option<NextDue>,
}

/// See [`Due`](super::Due).
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct NextDue {
    pub at: i64,
    pub cause: Cause,
    pub title: String,
    pub file: String,
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
            memory.last = state.run()?;
            memory.said = Before::new(state.said()?);
            let feeds = state.feeds()?.into_iter();
            memory.feeds = feeds.map(|feed| (feed.path.clone(), feed)).collect();
        }
        // What is there was published before this state began, or after it was copied.
        let is_in_place = |feed| outputs::is_in_place(config, feed);
        if memory.feeds.is_empty() || !memory.feeds.values().all(is_in_place) {
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
        self.last
            .as_ref()
            .and_then(|run| Instant::from_unix(run.at))
    }

    /// When articles came that are in a newest document because they were dated back.
    pub fn came(&self) -> Came {
        let last = self.last.as_ref();
        let summary = last.and_then(|run| serde_json::from_str::<Summary>(&run.summary).ok());
        summary.map_or_else(Came::new, |summary| summary.came)
    }

    /// The feeds as the last run left them, by their path within the output folder.
    pub fn feeds(&self) -> &HashMap<String, state::Feed> {
        &self.feeds
    }

    /// Whether what is known of seeds was found with the same settings.
    pub fn may_reuse(&self, config: &Config) -> bool {
        (self.last.as_ref()).is_some_and(|run| run.settings == config.fingerprint)
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
pub(super) struct Traces<'a> {
    pub look: &'a Look,
    pub identities: Identities,
    /// What was put into feeds, as the ledger keeps it.
    pub made: Vec<Item>,
    /// What was dated back and is in a newest document for that.
    pub came: Came,
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
        let summary: Summary = serde_json::from_str(&last.summary).ok()?;
        let is_due = last.next_due.is_some_and(|at| at <= options.now.unix());
        let is_said = |finding: &Diagnostic| !options.repeat && self.said.holds(finding);
        let is_in_place = |feed| outputs::is_in_place(config, feed);
        if is_due
            || self.said.has_clock()
            || options.repeat && summary.late != (0, 0)
            || summary.ended == Ended::Refused
            || self.feeds.is_empty()
            || !self.feeds.values().all(is_in_place)
            || !sink.iter().all(is_said)
        {
            return None;
        }
        Some(Outcome::unchanged(
            config,
            look,
            &summary,
            &self.feeds,
            sink,
        ))
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
        let mut changes = state::Changes::new(last);
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
        traces: Traces<'_>,
        outcome: &mut Outcome,
    ) -> Result<(), Error> {
        let findings = self.hush(options, outcome);
        let Some(state) = self.state.take() else {
            return Ok(());
        };
        let state = state.into_inner().unwrap_or_else(PoisonError::into_inner);
        let published = outcome.ended != Ended::Refused;
        // Seeds that published items come from or go to are looked at again until the ledger says
        // so too; a folder that was not mounted is as it was when it is back.
        let is_learned = published || traces.identities.moved.is_empty();
        let settings = match &self.last {
            Some(last) if !is_learned => last.settings,
            _ => config.fingerprint,
        };
        let mut changes = state::Changes::new(state::Run {
            at: options.now.unix(),
            settings,
            next_due: (outcome.next_due.iter())
                .map(|due| due.at.unix())
                .chain(traces.due)
                .min(),
            summary: serde_json::to_string(&Summary::of(outcome, traces.late, traces.came))
                .map_err(|cause| Error::new("cannot put the summary into words").because(cause))?,
        });
        if is_learned {
            changes.blocks = blocks(config, traces.look);
        }
        let is_unseen = |file: &str| {
            traces.look.standing_files.iter().any(|seed| seed == file)
                || (outcome.outputs.iter()).any(|output| {
                    output.fate == Fate::Unchanged && output.path.display().to_string() == file
                })
        };
        changes.said = Some(std::mem::take(&mut self.said).then(&findings, is_unseen));
        if published {
            changes.feeds = Some(traces.files);
            let moved = traces.identities.moved;
            changes.items = items(&state, &self.adopted, moved, traces.made)?;
            changes.pending = Some(outbox::after(state.pending()?, config, outcome));
        }
        state.commit(&changes)
    }
}

/// The blocks that differ from the last run's.
fn blocks(config: &Config, look: &Look) -> Vec<Block> {
    let changed = look
        .folders
        .iter()
        .filter(|folder| folder.changed)
        .map(|folder| {
            let (source, within) = Look::key(config, folder);
            Block {
                source,
                folder: within,
                facts: Some(folder.block.clone()),
            }
        });
    let removed = look.removed.iter().map(|(source, folder)| Block {
        source: source.clone(),
        folder: folder.clone(),
        facts: None,
    });
    changed.chain(removed).collect()
}

/// Items as the ledger keeps them; `made` are those of `candidates`.
pub(super) fn entries(survey: &Survey<'_>, candidates: &[Candidate], made: &Items) -> Vec<Item> {
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

/// The ledger's items that differ from what it holds.
fn items(
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

impl Summary {
    fn of(outcome: &Outcome, late: (usize, usize), came: Came) -> Self {
        Self {
            ended: outcome.ended,
            seeds: outcome.seeds,
            drafts: outcome.drafts,
            scheduled: outcome.scheduled,
            items: outcome.items,
            changes: outcome.changes,
            errors: outcome.errors,
            warnings: outcome.warnings,
            late,
            came,
            next_due: outcome.next_due.as_ref().map(|due| NextDue {
                at: due.at.unix(),
                cause: due.cause,
                title: due.title.as_str().to_owned(),
                file: due.file.clone(),
            }),
        }
    }
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
