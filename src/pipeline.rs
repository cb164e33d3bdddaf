//! The one file that names every stage, in order: seeds, entries, selection, items, feed, bytes,
//! checks, publication.

mod entries;
mod inspect;
mod items;
mod origin;
mod outputs;
#[allow(dead_code)] // Until `build` makes more than one feed.
mod plan;

use std::path::PathBuf;

use crate::Error;
use crate::config::Config;
use crate::diagnostic::{Report, Sink};
use crate::model::{Feed, Format, Instant, Line};

pub use entries::Progress;
pub use inspect::{Inspection, inspect};
pub use outputs::overrides;

/// What a caller of [`build`] decides.
#[derive(Clone, Copy)]
pub struct Options<'a> {
    /// The hour: articles dated later stay out.
    pub now: Instant,
    /// Do everything but publish.
    pub dry_run: bool,
    /// Replace files that feedmill did not make.
    pub overwrite: bool,
    /// Is told how far the reading of the seeds is.
    pub progress: &'a (dyn Fn(Progress) + Sync),
}

impl Options<'_> {
    /// A run at `now` that publishes, and keeps quiet.
    pub fn at(now: Instant) -> Self {
        Self {
            now,
            dry_run: false,
            overwrite: false,
            progress: &|_| {},
        }
    }
}

/// What a run did.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outcome {
    /// What it found.
    pub report: Report,
    /// How many seeds were read.
    pub seeds: usize,
    /// How many of them are drafts.
    pub drafts: usize,
    /// How many are dated later than now.
    pub scheduled: usize,
    /// The first of those.
    pub next_due: Option<Due>,
    /// How many items the feeds hold.
    pub items: usize,
    /// What became of each feed.
    pub outputs: Vec<Output>,
}

/// An article that waits for its hour.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Due {
    /// The hour.
    pub at: Instant,
    /// Its headline, or the seed's name.
    pub title: Line,
    /// Its seed.
    pub file: String,
}

/// A feed of a run.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Output {
    /// Its format.
    pub format: Format,
    /// Its file.
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

/// Builds the feeds of `config`.
///
/// What is wrong with seeds and feeds is in the [`Outcome`]'s report: an article with an error
/// stays out and the others are published; a feed with an error keeps all feeds as they were.
///
/// # Errors
/// When the job can't be done: the output folder can't be written, or a seed can't be listed.
/// `Ok(None)`: another run holds the output folder.
pub fn build(config: &Config, options: &Options<'_>) -> Result<Option<Outcome>, Error> {
    let mut sink = Sink::new();
    let mut candidates = entries::read(config, options, &mut sink)?;
    candidates.settle_duplicates(&mut sink);
    let selected = candidates.select(options.now, config.output.items);
    let items = items::make(config, &selected, &mut sink)?;
    let mut feed = Feed::new(&config.site, items);
    feed.ttl = config.output.ttl;
    feed.full_text = config.output.full_text;
    let published = if feed.items.is_empty() {
        Some(outputs::nothing_to_publish(config, &mut sink))
    } else {
        let seeds = selected.seeds_of(&feed.items);
        outputs::publish(config, feed, &seeds, options, &mut sink)?
    };
    Ok(published.map(|published| Outcome {
        report: Report::new(sink),
        seeds: candidates.seeds,
        drafts: candidates.drafts,
        scheduled: selected.scheduled,
        next_due: selected.next_due,
        items: published.items,
        outputs: published.outputs,
    }))
}
