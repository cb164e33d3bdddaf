//! What the state remembers of the last run that changed anything.

use feedmill::model::Instant;
use feedmill::pipeline::{Cause, Changes, Ended};
use feedmill::state::Run;
use serde::Deserialize;

/// The last run that changed anything: later ones have found everything as it left it.
pub struct Last {
    pub at: Instant,
    pub summary: Summary,
}

/// What came of it.
#[derive(Deserialize)]
pub struct Summary {
    pub ended: Ended,
    pub changes: Changes,
    pub seeds: usize,
    pub drafts: usize,
    pub scheduled: usize,
    /// The problems that stand: whether that run said them or one before it.
    pub errors: usize,
    pub warnings: usize,
    pub next_due: Option<Due>,
}

/// What will change the feeds by itself.
#[derive(Deserialize)]
pub struct Due {
    /// Seconds since 1970.
    at: i64,
    pub cause: Cause,
    pub title: String,
    pub file: String,
}

impl Due {
    /// The hour.
    pub fn at(&self) -> Option<Instant> {
        Instant::from_unix(self.at)
    }
}

impl Last {
    /// Reads what the state has; `None` if another version of feedmill wrote it otherwise.
    pub fn read(run: &Run) -> Option<Self> {
        Some(Self {
            at: Instant::from_unix(run.at)?,
            summary: serde_json::from_str(&run.summary).ok()?,
        })
    }
}
