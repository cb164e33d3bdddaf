//! Blocks → candidates: what each article is at this hour.

mod duplicates;
mod part;

use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::Due;
use super::hash::short_hash;
use super::identity::Ledger;
use super::items::Shelf;
use super::look::{Folder, Look};
use super::plan::Labels;
use super::record::{Block, Facts, Found, Hash, Record};
use crate::Error;
use crate::config::Config;
use crate::diagnostic::Sink;
use crate::model::{Instant, ItemId, Tombstone};
use crate::sources::{self, SeedFile};

use part::{Part, Surveyor};

/// An article that feeds may show at this hour. There may be a million.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Candidate {
    pub published: i64,
    /// See [`Facts`].
    pub id_hash: u64,
    /// The folder's place in the [`Look`], and the record's in its block.
    folder: u32,
    at: u32,
    /// Where its labels begin in the survey's list, and how many they are.
    labels: u32,
    count: u16,
}

/// All candidates, and what waits.
pub(super) struct Survey<'a> {
    config: &'a Config,
    folders: &'a [Folder],
    /// The block of each folder; `None` if it can't be read.
    blocks: Vec<Option<Block<'a>>>,
    /// Newest first; equal publications by id.
    pub due: Vec<Candidate>,
    label_list: Vec<u32>,
    pub labels: Labels,
    /// How many due articles bear each label.
    pub counts: Vec<u32>,
    pub drafts: usize,
    pub left_out: usize,
    pub scheduled: usize,
    /// What changes by itself, and when: the first of it.
    pub next_due: Option<Due>,
    /// Withdrawn articles that have left the feeds.
    pub tombstones: Vec<Tombstone>,
    /// The files of pages of articles that are not shown, though their seeds are there. The notice
    /// in place of a withdrawn article is shown for ever.
    pub hidden: Vec<String>,
    /// The hashes of all ids that a seed has, whether it is shown or not, in order.
    present: Vec<u64>,
    /// Whether a seed was found to have other bytes than when it was looked at.
    restless: AtomicBool,
    /// Files of several articles that were opened for some of them.
    pub shelf: Shelf,
}

/// So many folders for each thread are surveyed before they are joined to the others: until then
/// what they hold is in memory twice.
const STRETCH: usize = 16;

/// Surveys what was looked at, at the hour `now`.
pub(super) fn survey<'a>(
    config: &'a Config,
    look: &'a Look,
    ledger: &Ledger<'_>,
    now: Instant,
    sink: &mut Sink,
) -> Result<Survey<'a>, Error> {
    let folders = look.folders.par_iter();
    let mut survey = Survey {
        config,
        folders: &look.folders,
        blocks: folders.map(|folder| Block::read(&folder.block)).collect(),
        due: Vec::with_capacity(look.seeds),
        label_list: Vec::new(),
        labels: Labels::default(),
        counts: Vec::new(),
        drafts: 0,
        left_out: 0,
        scheduled: 0,
        next_due: None,
        tombstones: Vec::new(),
        hidden: Vec::new(),
        present: Vec::with_capacity(look.seeds),
        restless: AtomicBool::new(false),
        shelf: Shelf::default(),
    };
    // Without other feeds than the main one nobody asks for labels.
    let labels = match config.feeds.is_empty() {
        true => vec![Vec::new(); survey.blocks.len()],
        false => survey.intern(),
    };
    let mut absent = Vec::new();
    let stretch = STRETCH * rayon::current_num_threads();
    for begin in (0..survey.blocks.len()).step_by(stretch) {
        let end = survey.blocks.len().min(begin + stretch);
        let parts: Vec<Part> = (begin..end)
            .into_par_iter()
            .map(|number| {
                let Some(block) = &survey.blocks[number] else {
                    return Ok(Part::default());
                };
                let surveyor = Surveyor {
                    config,
                    place: Place(&look.folders[number]),
                    ledger,
                    now: now.unix(),
                    labels: &labels[number],
                };
                let number = u32::try_from(number).expect("fewer folders than 2^32");
                surveyor.survey(number, block)
            })
            .collect::<Result<_, Error>>()?;
        for (number, part) in (begin..end).zip(parts) {
            survey.join(number, part, &mut absent);
        }
    }
    let ids = survey.due.iter().chain(&absent).map(|it| it.id_hash);
    survey.present.extend(ids);
    survey.present.par_sort_unstable();
    survey.settle_duplicates(&absent, ledger, sink)?;
    survey.sort();
    Ok(survey)
}

impl<'a> Survey<'a> {
    /// Gives every label of every block its number.
    fn intern(&mut self) -> Vec<Vec<u32>> {
        let blocks = self.blocks.iter().map(|block| {
            let labels = block.iter().flat_map(|block| &block.labels);
            labels
                .map(|(facet, name)| self.labels.intern(*facet, name, 0))
                .collect()
        });
        blocks.collect()
    }

    /// Adds what there is in a folder.
    fn join(&mut self, folder: usize, part: Part, absent: &mut Vec<Candidate>) {
        let before = u32::try_from(self.label_list.len()).expect("fewer labels than 2^32");
        self.label_list.extend(part.label_list);
        self.due
            .extend(part.due.into_iter().map(|candidate| Candidate {
                labels: candidate.labels + before,
                ..candidate
            }));
        absent.extend(part.absent);
        self.hidden.extend(part.hidden);
        let labels = self.blocks[folder].iter().flat_map(|block| &block.labels);
        for ((facet, name), times) in labels.zip(part.times) {
            self.labels.intern(*facet, name, times);
        }
        self.drafts += part.drafts;
        self.present.extend(part.draft_ids);
        self.left_out += part.left_out;
        self.scheduled += part.scheduled;
        let is_earlier = |due: &Due| (self.next_due.as_ref()).is_none_or(|known| due.at < known.at);
        if let Some(due) = part.next_due.filter(is_earlier) {
            self.next_due = Some(due);
        }
        self.tombstones.extend(part.tombstones);
    }

    /// Puts what is due in its order, and counts.
    fn sort(&mut self) {
        let mut due = std::mem::take(&mut self.due);
        due.par_sort_unstable_by(|a, b| {
            (b.published.cmp(&a.published)).then_with(|| self.id(a).cmp(&self.id(b)))
        });
        self.due = due;
        let mut counts = vec![0; self.labels.len()];
        for candidate in &self.due {
            for label in self.labels_of(candidate) {
                counts[*label as usize] += 1;
            }
        }
        self.counts = counts;
    }

    /// Tells that the seed of `candidate` was read again and then had this `content`.
    pub fn compare(&self, candidate: &Candidate, content: &Hash) {
        if self.record(candidate).content != *content {
            self.restless.store(true, Ordering::Relaxed);
        }
    }

    /// Whether a seed was changed since it was looked at: files that were made of it hold more
    /// than their fingerprint says.
    pub fn is_restless(&self) -> bool {
        self.restless.load(Ordering::Relaxed)
    }

    /// The labels of a candidate.
    pub fn labels_of(&self, candidate: &Candidate) -> &[u32] {
        let begin = candidate.labels as usize;
        &self.label_list[begin..begin + usize::from(candidate.count)]
    }

    /// What is kept of a candidate.
    pub fn record(&self, candidate: &Candidate) -> Record<'a> {
        let block = self.blocks[candidate.folder as usize].as_ref();
        let record = block.and_then(|block| block.at(candidate.at));
        record.expect("a block that was read once can be read again")
    }

    /// The source of a candidate, as its place in the settings.
    pub fn source(&self, candidate: &Candidate) -> usize {
        self.folders[candidate.folder as usize].source
    }

    /// The id of a candidate.
    pub fn id(&self, candidate: &Candidate) -> ItemId {
        self.place(candidate)
            .id(self.config, &self.record(candidate))
    }

    /// The seed of a candidate.
    pub fn file(&self, candidate: &Candidate) -> SeedFile {
        self.place(candidate)
            .file(self.config, &self.record(candidate))
    }

    /// Whether there is a seed for an id as a feed has it: Atom has a URI even where there is none.
    pub fn is_there(&self, id: &str) -> bool {
        let is_kept = || {
            let text = self.config.site.tag.specific(id);
            text.is_some_and(|text| self.is_present(short_hash(&text)))
        };
        self.is_present(short_hash(id)) || is_kept()
    }

    /// Whether there is a seed for an id, be it shown or not.
    pub fn is_present(&self, id_hash: u64) -> bool {
        self.present.binary_search(&id_hash).is_ok()
    }

    fn place(&self, candidate: &Candidate) -> Place<'a> {
        Place(&self.folders[candidate.folder as usize])
    }
}

/// Where records are: their folder tells what they don't say themselves.
#[derive(Clone, Copy)]
struct Place<'a>(&'a Folder);

impl Place<'_> {
    fn id(self, config: &Config, record: &Record<'_>) -> ItemId {
        let own = match &record.found {
            Found::Article(Facts { id: Some(id), .. }) => Some(config.site.tag.keep(id)),
            _ => None,
        };
        own.unwrap_or_else(|| config.site.tag.id(&self.file(config, record).seed.path))
    }

    fn file(self, config: &Config, record: &Record<'_>) -> SeedFile {
        let source = &config.sources[self.0.source];
        let within = sources::shown("", &self.0.within, &record.name);
        sources::seed(&source.folder, &source.shown, source.kind, &within)
    }
}
