//! Seed → facts: one file is opened, read and judged.

mod bytes;
mod judge;

use super::Options;
use super::record::{Findings, Found, Hash, Record, Stamp};
use crate::Error;
use crate::config::{Config, Source};
use crate::diagnostic::Sink;
use crate::media;
use crate::model::{Article, Entry, Facet};
use crate::sources::{self, Held, SeedFile};
use bytes::is_want;
use judge::Judge;

pub(super) use bytes::{bytes, most, unreadable};
pub(super) use judge::entry;

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
    /// The seed, as it is shown; with the part of its file, if that holds several.
    pub seed: String,
    /// The seed's path within its source, which makes the id.
    pub path: String,
    /// The id that it has if it was never published and gives none itself.
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

/// Looks at the files that an article names, where the settings say where they are.
pub(super) fn measure(
    config: &Config,
    file: &SeedFile,
    article: &Article,
    entry: &mut Entry,
    sink: &mut Sink,
) {
    if let Some(library) = &config.media {
        let is_its_own = file.seed.path.ends_with("/index");
        let beside = file.path.parent().filter(|_| is_its_own);
        media::complete(library, entry, article, beside, sink);
    }
}

/// What a seed's file was found to hold.
pub(super) enum Opened {
    /// One article, or none that can be used.
    One(Fresh),
    /// Several: what is known of the file, and of each of them, in the order of their names.
    Several(Fresh, Vec<Fresh>),
}

/// Opens a file and judges what it holds. What is wrong with it goes to `sink`.
pub(super) fn open(
    config: &Config,
    source: &Source,
    file: &SeedFile,
    name: &str,
    options: &Options<'_>,
    sink: &mut Sink,
) -> Result<Opened, Error> {
    let read = match bytes(file, most(file.kind)) {
        Ok(read) => read,
        Err(cause) if is_want(&cause) => {
            return Err(Error::io("cannot read", &file.path, cause));
        }
        Err(cause) => {
            sink.push(unreadable(file, &cause));
            let mut fresh = Fresh::empty(name);
            fresh.record.findings = Findings::Errors;
            return Ok(Opened::One(fresh));
        }
    };
    let judge = Judge {
        config,
        source,
        options,
        stamp: read.stamp,
    };
    let mut own = Sink::new();
    let seed = file.seed.clone();
    match sources::open(file.kind, &read.bytes, seed, &source.reading, &mut own) {
        Held::Article(article) => Ok(Opened::One(judge.article(
            file,
            name,
            read.content,
            article,
            own,
            sink,
        ))),
        Held::Parts(parts) => {
            drop(read.bytes);
            let (parts, found) = judge.parts(file, parts);
            own.extend(found);
            let record = judge.record(name, read.content, Found::Several, &own);
            sink.extend(own.into_vec());
            Ok(Opened::Several(Fresh::of(record), parts))
        }
    }
}
