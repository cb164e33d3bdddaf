//! Seed → facts: one file is opened, read and judged.

mod bytes;
mod judge;

use super::Options;
use super::record::{Findings, Found, Hash, Record, Stamp};
use crate::Error;
use crate::config::{Config, Source, Undated};
use crate::diagnostic::{Level, Sink};
use crate::model::{Article, Entry, Facet, Instant, Moments};
use crate::sources::{self, SeedFile};

use bytes::is_want;
pub(super) use bytes::{Bytes, MOST, bytes, unreadable};
use judge::judge;

/// A seed that was opened in this run.
#[derive(Debug)]
pub(super) struct Fresh {
    /// Its record; the labels are not in it yet.
    pub record: Record<'static>,
    pub labels: Vec<(Facet, String)>,
    pub claim: Claim,
    /// Whether its identity is still to be settled.
    pub unsettled: bool,
}

impl Fresh {
    /// A seed of which nothing more is known than its record.
    pub fn of(record: Record<'static>) -> Self {
        Self {
            record,
            labels: Vec::new(),
            claim: Claim::default(),
            unsettled: false,
        }
    }

    /// A seed that nothing is known of.
    pub fn empty(name: &str) -> Self {
        Self::of(Record {
            name: name.to_owned().into(),
            stamp: Stamp::default(),
            content: Hash::default(),
            findings: Findings::None,
            found: Found::Refused,
        })
    }
}

/// What an article says of its own identity, and what it leaves to what is known of it.
#[derive(Clone, Debug, Default)]
pub(super) struct Claim {
    /// The seed, as it is shown.
    pub seed: String,
    /// The seed's path within its source, which makes the id.
    pub path: String,
    /// The id that its path makes.
    pub own: String,
    /// The address of its page.
    pub url: String,
    /// Whether it gives its id itself.
    pub own_id: bool,
    /// Whether it gives its publication itself.
    pub dated: bool,
    /// The line of that date.
    pub date_line: u32,
    /// Whether it gives its last change itself.
    pub updated: bool,
    /// When its file was last written, in seconds since 1970.
    pub file_time: i64,
    /// Whether the change is too small to be told.
    pub minor: bool,
}

/// Completes what an article says. `None` if it can't be used: `sink`, which holds what its
/// source found wrong already, says why.
pub(super) fn entry(
    config: &Config,
    source: &Source,
    stamp: sources::Stamp,
    article: &Article,
    sink: &mut Sink,
) -> Option<Entry> {
    if sink.has_errors() {
        return None;
    }
    let changed = Instant::from_unix(stamp.modified.div_euclid(1_000_000_000));
    let moments = Moments {
        undated: changed.filter(|_| source.undated == Undated::FileTime),
        changed,
    };
    Entry::new(article, &config.site, &source.defaults, moments, sink)
}

/// Opens and judges a seed. What is wrong with it goes to `sink`.
pub(super) fn read(
    config: &Config,
    source: &Source,
    file: &SeedFile,
    name: &str,
    options: &Options<'_>,
    sink: &mut Sink,
) -> Result<Fresh, Error> {
    let mut own = Sink::new();
    let fresh = match bytes(file, MOST) {
        Ok(read) => judge(config, source, file, &read, options, &mut own),
        Err(cause) if is_want(&cause) => {
            return Err(Error::io("cannot read", &file.path, cause));
        }
        Err(cause) => {
            own.push(unreadable(file, &cause));
            (
                Stamp::default(),
                Hash::default(),
                Found::Refused,
                Vec::new(),
                Claim::default(),
            )
        }
    };
    let (stamp, content, found, labels, claim) = fresh;
    let found_in_it = own.into_vec();
    let findings = match found_in_it.iter().map(|finding| finding.level).max() {
        Some(Level::Error) => Findings::Errors,
        Some(Level::Warning) => Findings::Warnings,
        _ => Findings::None,
    };
    sink.extend(found_in_it);
    Ok(Fresh {
        record: Record {
            name: name.to_owned().into(),
            stamp,
            content,
            findings,
            found,
        },
        labels,
        claim,
        unsettled: false,
    })
}
