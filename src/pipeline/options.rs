//! What goes into a run, and what comes out when it is over.

use std::path::PathBuf;

use super::Outcome;
use crate::checks::Override;
use crate::model::Instant;

/// What a caller of [`build`](super::build) decides.
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

/// How a call of [`build`](super::build) ended.
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
