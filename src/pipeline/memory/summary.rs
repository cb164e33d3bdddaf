//! What the next run is told of this one.

use serde::{Deserialize, Serialize};

use crate::model::{Instant, Line};
use crate::pipeline::archives::Came;
use crate::pipeline::outcome::{Changes, Ended, Outcome};
use crate::pipeline::{Cause, Due};

/// What the next run is told of this one.
#[derive(Debug, Serialize, Deserialize)]
pub(in crate::pipeline) struct Summary {
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
    next_due: Option<NextDue>,
}

/// See [`Due`].
#[derive(Debug, Serialize, Deserialize)]
struct NextDue {
    at: i64,
    cause: Cause,
    title: String,
    file: String,
}

impl Summary {
    pub(super) fn of(outcome: &Outcome, late: (usize, usize), came: Came) -> Self {
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

    /// What changes by itself next.
    pub(in crate::pipeline) fn next_due(&self) -> Option<Due> {
        let due = self.next_due.as_ref()?;
        Some(Due {
            at: Instant::from_unix(due.at)?,
            cause: due.cause,
            title: Line::new(&due.title)?,
            file: due.file.clone(),
        })
    }
}
