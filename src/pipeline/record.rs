//! What is kept of a seed from run to run, and how: the seeds of one folder make a block of bytes.
//!
//! A site may have a million articles, so a block is not unpacked into values of its own: its
//! records are read from the bytes, one by one, whenever they are wanted.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Deserialize, Serialize};
use smallvec::SmallVec;

use crate::model::Facet;
use crate::sources;

/// A hash of which no two are equal by chance.
pub(super) type Hash = [u8; 16];

/// What is known of one seed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record<'a> {
    /// The file's name in its folder, or the article's in its file.
    #[serde(borrow)]
    pub name: Cow<'a, str>,
    pub stamp: Stamp,
    /// The hash of its bytes, or of what it says where it is one of several.
    pub content: Hash,
    /// The worst that was found in it.
    pub findings: Findings,
    #[serde(borrow)]
    pub found: Found<'a>,
}

/// See [`sources::Stamp`].
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    pub size: u64,
    /// Nanoseconds since 1970; 0 if it was so young that the file may have changed after it.
    pub modified: i64,
    pub changed: i64,
    pub inode: u64,
}

impl From<sources::Stamp> for Stamp {
    fn from(stamp: sources::Stamp) -> Self {
        Self {
            size: stamp.size,
            modified: stamp.modified,
            changed: stamp.changed,
            inode: stamp.inode,
        }
    }
}

/// The worst that was found in a seed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) enum Findings {
    None,
    Warnings,
    Errors,
}

/// What a seed is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Found<'a> {
    /// No article: its findings say why.
    Refused,
    /// Several articles: their records are in a block of their own, as if the file were a folder.
    Several,
    /// An article that is not finished; the hash of the id that it would have.
    Draft(u64),
    /// An article.
    #[serde(borrow)]
    Article(Facts<'a>),
}

/// What selection needs to know of an article. Times are seconds since 1970.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Facts<'a> {
    /// The id; `None` if it is the one that the path makes.
    #[serde(borrow)]
    pub id: Option<Cow<'a, str>>,
    /// The first eight bytes of the id's hash.
    pub id_hash: u64,
    pub published: i64,
    pub updated: i64,
    pub expires: Option<i64>,
    /// Whether a notice stands in its place, until it is released.
    pub withheld: bool,
    /// Whether a notice stands in its place, until it leaves.
    pub withdrawn: bool,
    /// The hash of title and publication; `None` if the article has no title of its own.
    pub twin: Option<[u8; 8]>,
    /// The headline, kept only of those that wait for their hour.
    #[serde(borrow)]
    pub title: Option<Cow<'a, str>>,
    /// The file of its page, if feedmill makes one.
    #[serde(borrow)]
    pub page: Option<Cow<'a, str>>,
    /// Sections, tags and so on, as places in the block's own list.
    pub labels: SmallVec<[u32; 6]>,
}

impl Record<'_> {
    pub fn into_owned(self) -> Record<'static> {
        let own = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        Record {
            name: own(self.name),
            stamp: self.stamp,
            content: self.content,
            findings: self.findings,
            found: match self.found {
                Found::Refused => Found::Refused,
                Found::Several => Found::Several,
                Found::Draft(id_hash) => Found::Draft(id_hash),
                Found::Article(facts) => Found::Article(Facts {
                    id: facts.id.map(own),
                    id_hash: facts.id_hash,
                    published: facts.published,
                    updated: facts.updated,
                    expires: facts.expires,
                    withheld: facts.withheld,
                    withdrawn: facts.withdrawn,
                    twin: facts.twin,
                    title: facts.title.map(own),
                    page: facts.page.map(own),
                    labels: facts.labels,
                }),
            },
        }
    }
}

/// Writes a block.
#[derive(Default)]
pub(super) struct Builder {
    labels: Vec<(Facet, String)>,
    known: HashMap<(Facet, String), u32>,
    count: u32,
    records: Vec<u8>,
}

impl Builder {
    /// For a block of so many records, of the usual length: a vector that grows leaves holes behind,
    /// and there may be thousands of blocks.
    pub fn with_capacity(records: usize) -> Self {
        Self {
            records: Vec::with_capacity(records * USUAL),
            ..Self::default()
        }
    }

    /// The place of a label in the block's list.
    pub fn label(&mut self, facet: Facet, name: &str) -> u32 {
        let key = (facet, name.to_owned());
        if let Some(known) = self.known.get(&key) {
            return *known;
        }
        let place = u32::try_from(self.labels.len()).expect("a block has fewer labels than 2^32");
        self.labels.push(key.clone());
        self.known.insert(key, place);
        place
    }

    /// Adds a record, whose labels are this block's own.
    pub fn push(&mut self, record: &Record<'_>) {
        let records = std::mem::take(&mut self.records);
        self.records = postcard::to_extend(record, records).expect("a vector takes every byte");
        self.count += 1;
    }

    /// Adds a record of another block.
    pub fn adopt(&mut self, mut record: Record<'_>, from: &Block<'_>) {
        if let Found::Article(facts) = &mut record.found {
            for label in &mut facts.labels {
                let (facet, name) = &from.labels[*label as usize];
                *label = self.label(*facet, name);
            }
        }
        self.push(&record);
    }

    pub fn finish(self) -> Vec<u8> {
        let head = postcard::to_extend(&(&self.labels, self.count), Vec::new())
            .expect("a vector takes every byte");
        let mut bytes = self.records;
        bytes.splice(..0, head);
        bytes.shrink_to_fit();
        bytes
    }
}

/// Bytes of a record with a name of some words.
const USUAL: usize = 136;

/// A block that is read.
pub(super) struct Block<'a> {
    pub labels: Vec<(Facet, Cow<'a, str>)>,
    count: u32,
    records: &'a [u8],
}

impl<'a> Block<'a> {
    /// `None` if `bytes` are no block, as those of another version of feedmill may be.
    pub fn read(bytes: &'a [u8]) -> Option<Self> {
        type Head<'a> = (Vec<(Facet, &'a str)>, u32);
        let ((labels, count), records) = postcard::take_from_bytes::<Head<'a>>(bytes).ok()?;
        Some(Self {
            labels: (labels.into_iter().map(|(facet, name)| (facet, name.into()))).collect(),
            count,
            records,
        })
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        // No record takes less than a byte.
        self.records.len().min(self.count as usize)
    }

    /// The records, in the order of their names.
    pub fn records(&self) -> Records<'a> {
        Records {
            left: self.count,
            rest: self.records,
            size: self.records.len(),
        }
    }

    /// The record that begins at `offset`.
    pub fn at(&self, offset: u32) -> Option<Record<'a>> {
        postcard::from_bytes(self.records.get(offset as usize..)?).ok()
    }
}

/// The records of a block, each with the place where it begins.
pub(super) struct Records<'a> {
    left: u32,
    rest: &'a [u8],
    size: usize,
}

impl<'a> Iterator for Records<'a> {
    type Item = (u32, Record<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        self.left = self.left.checked_sub(1)?;
        let at = u32::try_from(self.size - self.rest.len()).ok()?;
        let (record, rest) = postcard::take_from_bytes(self.rest).ok()?;
        self.rest = rest;
        Some((at, record))
    }
}
