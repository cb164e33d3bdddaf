//! What a run did.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::look::{Look, Standing};
use super::memory::Summary;
use super::outputs::{self, Published};
use super::recorded::Recorded;
use super::survey::Survey;
use crate::config::Config;
use crate::diagnostic::{Level, Report, Sink};
use crate::model::{AbsoluteUrl, Format, Instant, Line};

/// What a run did.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// What it found, without what an earlier run has said already.
    pub report: Report,
    /// How many errors there are: in this report, said before, and in seeds that have not changed
    /// since.
    pub errors: usize,
    /// How many warnings there are, likewise.
    pub warnings: usize,
    /// How many findings are not in the report because an earlier run has said them.
    pub said_before: usize,
    /// What is known to be wrong with seeds that were not opened.
    pub standing: Standing,
    /// How many seeds there are.
    pub seeds: usize,
    /// How many of them were opened, because they were new or had changed.
    pub opened: usize,
    /// How many of them are drafts.
    pub drafts: usize,
    /// How many of them are no articles, and no mistake: pages of another kind. Only a run that
    /// had something to do counts them.
    pub left_out: usize,
    /// How many are dated later than now.
    pub scheduled: usize,
    /// What changes by itself next: a run at that hour will change a feed.
    pub next_due: Option<Due>,
    /// How many items the main feed holds.
    pub items: usize,
    /// What subscribers see that they did not see before.
    pub changes: Changes,
    /// What became of each feed.
    pub outputs: Vec<Output>,
    /// The files beside the feeds that have changed.
    pub pages: Vec<Page>,
    /// What became of the run.
    pub ended: Ended,
}

/// What became of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Ended {
    /// A feed has changed.
    Published,
    /// No feed has changed.
    Unchanged,
    /// A finding keeps the feeds as they were.
    Refused,
}

/// Items that subscribers see anew, otherwise, or no more; each counted once, in however many
/// feeds it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    /// Items that a feed did not have.
    pub new: usize,
    /// Items that say something else.
    pub changed: usize,
    /// Items that a feed has no more.
    pub gone: usize,
}

/// Something that changes by itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Due {
    /// The hour.
    pub at: Instant,
    /// What happens then.
    pub cause: Cause,
    /// The article's headline, or the seed's name.
    pub title: Line,
    /// Its seed.
    pub file: String,
}

/// Why an article comes or goes by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Cause {
    /// Its publication or the end of its embargo.
    Publication,
    /// It expires.
    Expiry,
    /// The notice that it is withdrawn has stood long enough.
    Departure,
}

/// A feed of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Output {
    /// Its format.
    pub format: Format,
    /// Its file.
    pub path: PathBuf,
    /// Where it is public.
    pub address: AbsoluteUrl,
    /// Whether it is an archive, which nobody subscribes to.
    pub is_archive: bool,
    /// Its size in bytes.
    pub bytes: usize,
    /// What became of it.
    pub fate: Fate,
}

/// A file beside the feeds: a page, the list of feeds, a sitemap.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Page {
    /// The file.
    pub path: PathBuf,
    /// Its size in bytes.
    pub bytes: usize,
    /// What became of it.
    pub fate: Fate,
}

/// What became of a feed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fate {
    /// The file has new bytes.
    Written,
    /// The file had these bytes already, and was left alone.
    Unchanged,
    /// It did not pass the checks, or another of the run did not: nothing was published.
    Refused,
    /// It would have been written, had this not been a dry run.
    Pending,
}

impl Outcome {
    /// A run that was refused before it began.
    pub(super) fn refused(sink: Sink) -> Self {
        let report = Report::new(sink);
        Self {
            errors: report.count(Level::Error),
            warnings: report.count(Level::Warning),
            report,
            said_before: 0,
            standing: Standing::default(),
            seeds: 0,
            opened: 0,
            drafts: 0,
            left_out: 0,
            scheduled: 0,
            next_due: None,
            items: 0,
            changes: Changes::default(),
            outputs: Vec::new(),
            pages: Vec::new(),
            ended: Ended::Refused,
        }
    }

    pub(super) fn new(look: &Look, survey: &Survey<'_>, published: &Published, sink: Sink) -> Self {
        let is = |fate| published.outputs.iter().any(|output| output.fate == fate);
        let refused = Self::refused(sink);
        Self {
            errors: refused.errors + look.standing.errors,
            warnings: refused.warnings + look.standing.warnings,
            standing: look.standing,
            seeds: look.seeds,
            opened: look.opened,
            drafts: survey.drafts,
            left_out: survey.left_out,
            scheduled: survey.scheduled,
            next_due: survey.next_due.clone(),
            items: published.items,
            changes: published.changes,
            outputs: published.outputs.clone(),
            pages: published.pages.clone(),
            ended: if published.refused || is(Fate::Refused) {
                Ended::Refused
            } else if is(Fate::Written) || is(Fate::Pending) {
                Ended::Published
            } else {
                Ended::Unchanged
            },
            ..refused
        }
    }

    /// A run that had nothing to do: what it left is what `last` says.
    pub(super) fn unchanged(
        config: &Config,
        look: &Look,
        last: &Summary,
        recorded: &Recorded,
        sink: &Sink,
    ) -> Self {
        let count = |level| sink.iter().filter(|finding| finding.level == level).count();
        let outputs = recorded.all().filter_map(|feed| {
            let file = feed.path.rsplit('/').next()?;
            let named = |(_, name): &&(Format, String)| name == file;
            let (format, _) = config.output.formats.iter().find(named)?;
            Some(Output {
                format: *format,
                path: config.output.folder.join(&feed.path),
                address: outputs::address(config, &feed.path)?,
                is_archive: outputs::is_archive(&feed.path),
                bytes: usize::try_from(feed.size).ok()?,
                fate: Fate::Unchanged,
            })
        });
        let mut outputs: Vec<Output> = outputs.collect();
        outputs.sort_by(|a, b| a.path.cmp(&b.path));
        Self {
            errors: count(Level::Error) + look.standing.errors + last.late.0,
            warnings: count(Level::Warning) + look.standing.warnings + last.late.1,
            said_before: sink.len(),
            standing: look.standing,
            seeds: look.seeds,
            opened: look.opened,
            drafts: last.drafts,
            scheduled: last.scheduled,
            next_due: last.next_due(),
            items: last.items,
            changes: Changes::default(),
            outputs,
            ended: Ended::Unchanged,
            ..Self::refused(Sink::new())
        }
    }

    /// Whether anything is wrong that keeps an article or a feed from being published, whether it
    /// was said now or before.
    pub fn has_errors(&self) -> bool {
        self.errors > 0
    }
}
