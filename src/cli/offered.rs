//! What the pipeline is about to offer, until it does: this file goes then, and its users say
//! `feedmill::pipeline` instead.

use std::ops::Deref;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use feedmill::Error;
use feedmill::checks::Override;
use feedmill::config::{self, Config};
use feedmill::diagnostic::{Level, Sink};
use feedmill::model::Instant;
use feedmill::pipeline::{self, Fate, Progress};
use feedmill::state::{self, State};

pub struct Options<'a> {
    pub now: Instant,
    pub dry_run: bool,
    pub overwrite: bool,
    pub levels: Vec<Override>,
    pub repeat: bool,
    pub stop: &'a (dyn Fn() -> bool + Sync),
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

pub enum Built {
    Done(Outcome),
    Busy,
    Stopped,
}

pub struct Outcome {
    known: pipeline::Outcome,
    pub changes: Changes,
    pub said_before: usize,
    pub standing: (usize, usize),
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes {
    pub new: usize,
    pub changed: usize,
    pub gone: usize,
}

impl Deref for Outcome {
    type Target = pipeline::Outcome;

    fn deref(&self) -> &pipeline::Outcome {
        &self.known
    }
}

impl Outcome {
    pub fn has_errors(&self) -> bool {
        self.report.has_errors() || self.standing.0 > 0
    }
}

struct Stop;

pub fn build(config: &Config, options: &Options<'_>) -> Result<Built, Error> {
    let mut config = config.clone();
    config.check.levels.extend(levels(&options.levels));
    let progress = |progress: Progress| {
        if (options.stop)() {
            resume_unwind(Box::new(Stop));
        }
        (options.progress)(progress);
    };
    let mut passed = pipeline::Options::at(options.now);
    passed.dry_run = options.dry_run;
    passed.overwrite = options.overwrite;
    passed.progress = &progress;
    let built = match catch_unwind(AssertUnwindSafe(|| pipeline::build(&config, &passed))) {
        Ok(built) => built?,
        Err(panic) if panic.is::<Stop>() => return Ok(Built::Stopped),
        Err(panic) => resume_unwind(panic),
    };
    let Some(known) = built else {
        return Ok(Built::Busy);
    };
    let written = known.outputs.iter().any(|it| it.fate == Fate::Written);
    let changes = Changes {
        new: if written { known.items } else { 0 },
        ..Changes::default()
    };
    let outcome = Outcome {
        known,
        changes,
        said_before: 0,
        standing: (0, 0),
    };
    if let Some(path) = config.state.as_ref().filter(|_| !options.dry_run) {
        let outputs = outcome.outputs.iter();
        let feeds = outputs.map(|output| state::Feed {
            path: (output.path.strip_prefix(&config.output.folder))
                .unwrap_or(&output.path)
                .display()
                .to_string(),
            fingerprint: [0; 16],
            size: output.bytes as u64,
            modified: 0,
        });
        let mut changes = state::Changes::new(state::Run {
            at: options.now.unix(),
            settings: config.fingerprint,
            next_due: outcome.next_due.as_ref().map(|due| due.at.unix()),
            summary: super::outcome::summary(&outcome).to_string(),
        });
        changes.feeds = Some(feeds.collect());
        State::open(path)?.state.commit(&changes)?;
    }
    Ok(Built::Done(outcome))
}

fn levels(given: &[Override]) -> Vec<config::RuleLevel> {
    let word = |level: Option<Level>| level.map_or("allow", Level::as_str);
    let mut text = String::from("[check.levels]\n");
    for given in given {
        let line = format!("\"{}\" = \"{}\"\n", given.name, word(given.level));
        text.push_str(&line);
    }
    let file = tempfile::NamedTempFile::new().expect("a stand-in");
    std::fs::write(file.path(), text).expect("a stand-in");
    let check = config::load_check(file.path(), &mut Sink::new()).expect("a stand-in");
    check.map(|check| check.levels).unwrap_or_default()
}
