//! Blocks → candidates: what each article is at this hour.

use std::sync::atomic::{AtomicBool, Ordering};

use super::identity::{self, Ledger};
use super::items::Shelf;
use super::look::{Folder, Look};
use super::plan::Labels;
use super::record::{Block, Facts, Found, Hash, Record};
use super::seed::short_hash;
use super::{Cause, Due};
use crate::Error;
use crate::config::Config;
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::{Instant, ItemId, Line, Tombstone};
use crate::sources::{self, SeedFile};

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
    /// Newest first; equal publications by id.
    pub due: Vec<Candidate>,
    label_list: Vec<u32>,
    pub labels: Labels,
    /// How many due articles bear each label.
    pub counts: Vec<u32>,
    pub drafts: usize,
    pub refused: usize,
    pub scheduled: usize,
    /// What changes by itself, and when: the first of it.
    pub next_due: Option<Due>,
    /// Withdrawn articles that have left the feeds.
    pub tombstones: Vec<Tombstone>,
    /// The hashes of all ids that a seed has, whether it is shown or not.
    present: Vec<u64>,
    /// Whether a seed was found to have other bytes than when it was looked at.
    restless: AtomicBool,
    /// Files of several articles that were opened for some of them.
    pub shelf: Shelf,
}

/// Surveys what was looked at, at the hour `now`.
pub(super) fn survey<'a>(
    config: &'a Config,
    look: &'a Look,
    ledger: &Ledger<'_>,
    now: Instant,
    sink: &mut Sink,
) -> Result<Survey<'a>, Error> {
    let mut survey = Survey {
        config,
        folders: &look.folders,
        due: Vec::with_capacity(look.seeds),
        label_list: Vec::new(),
        labels: Labels::default(),
        counts: Vec::new(),
        drafts: 0,
        refused: 0,
        scheduled: 0,
        next_due: None,
        tombstones: Vec::new(),
        present: Vec::new(),
        restless: AtomicBool::new(false),
        shelf: Shelf::default(),
    };
    let mut all = Vec::with_capacity(look.seeds);
    for (place, folder) in (0..).zip(&look.folders) {
        survey.folder(place, folder, ledger, now, &mut all)?;
    }
    survey.settle_duplicates(all, ledger, sink)?;
    Ok(survey)
}

/// An article, whether it is due or not.
struct Any {
    candidate: Candidate,
    is_due: bool,
}

impl<'a> Survey<'a> {
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

    fn folder(
        &mut self,
        place: u32,
        folder: &Folder,
        ledger: &Ledger<'_>,
        now: Instant,
        all: &mut Vec<Any>,
    ) -> Result<(), Error> {
        let Some(block) = Block::read(&folder.block) else {
            return Ok(());
        };
        // Without other feeds than the main one nobody asks for labels.
        let labels: Vec<u32> = match self.config.feeds.is_empty() {
            true => Vec::new(),
            false => (block.labels.iter())
                .map(|(facet, name)| self.labels.intern(*facet, name, 0))
                .collect(),
        };
        let mut times = vec![0; labels.len()];
        for (at, record) in block.records() {
            let facts = match &record.found {
                Found::Article(facts) => facts,
                Found::Draft(id_hash) => {
                    self.drafts += 1;
                    self.present.push(*id_hash);
                    // What was published keeps another id than the one that its path makes.
                    let file = self.file_of(folder, &record).address();
                    let known = ledger.item_of_seed(&file)?;
                    (self.present).extend(known.map(|item| short_hash(&item.id)));
                    continue;
                }
                Found::Refused => {
                    self.refused += 1;
                    continue;
                }
                Found::Several => continue,
            };
            for label in facts.labels.iter().filter(|_| !labels.is_empty()) {
                times[*label as usize] += 1;
            }
            let is_due = self.is_due(folder, &record, facts, ledger, now)?;
            let begin = u32::try_from(self.label_list.len()).expect("fewer labels than 2^32");
            if is_due && !labels.is_empty() {
                let own = facts.labels.iter().map(|label| labels[*label as usize]);
                self.label_list.extend(own);
            }
            let count = self.label_list.len() - begin as usize;
            let candidate = Candidate {
                published: facts.published,
                id_hash: facts.id_hash,
                folder: place,
                at,
                labels: begin,
                count: u16::try_from(count).unwrap_or(u16::MAX),
            };
            all.push(Any { candidate, is_due });
        }
        for ((facet, name), times) in block.labels.iter().zip(times) {
            self.labels.intern(*facet, name, times);
        }
        Ok(())
    }

    /// Whether an article is shown at this hour; if that changes by itself, when is noted.
    fn is_due(
        &mut self,
        folder: &Folder,
        record: &Record<'_>,
        facts: &Facts<'_>,
        ledger: &Ledger<'_>,
        now: Instant,
    ) -> Result<bool, Error> {
        let now = now.unix();
        if facts.published > now {
            self.scheduled += 1;
            self.note(facts.published, Cause::Publication, folder, record, facts);
            return Ok(false);
        }
        if let Some(expires) = facts.expires {
            if expires <= now {
                return Ok(false);
            }
            self.note(expires, Cause::Expiry, folder, record, facts);
        }
        if !facts.withdrawn && !facts.withheld {
            return Ok(true);
        }
        // What nobody has seen needs no notice.
        let id = self.id_of(folder, record);
        if ledger.item(id.as_str())?.is_none() {
            return Ok(false);
        }
        if facts.withheld {
            return Ok(true);
        }
        let keep = self.config.withdrawal.keep;
        let leaves = facts.updated.saturating_add(keep);
        if now < leaves {
            self.note(leaves, Cause::Departure, folder, record, facts);
            return Ok(true);
        }
        let forgotten = leaves.saturating_add(keep);
        if self.config.withdrawal.tombstones && now < forgotten {
            self.note(forgotten, Cause::Departure, folder, record, facts);
            self.tombstones
                .extend(Instant::from_unix(facts.updated).map(|when| Tombstone {
                    id,
                    when,
                    comment: None,
                }));
        }
        Ok(false)
    }

    fn note(
        &mut self,
        at: i64,
        cause: Cause,
        folder: &Folder,
        record: &Record<'_>,
        facts: &Facts<'_>,
    ) {
        let Some(at) = Instant::from_unix(at) else {
            return;
        };
        if self.next_due.as_ref().is_some_and(|known| known.at <= at) {
            return;
        }
        let file = self.file_of(folder, record);
        let title = facts.title.as_deref().and_then(Line::new);
        self.next_due = Some(Due {
            at,
            cause,
            title: title
                .or_else(|| Line::new(file.seed.stem()))
                .unwrap_or_else(|| Line::new("untitled").expect("the word is not empty")),
            file: file.address().to_string(),
        });
    }

    /// Of articles with one id only the one that readers have stays: the one that was published,
    /// as far as that is known, else the oldest. The others are reported.
    fn settle_duplicates(
        &mut self,
        mut all: Vec<Any>,
        ledger: &Ledger<'_>,
        sink: &mut Sink,
    ) -> Result<(), Error> {
        all.sort_by(|a, b| {
            let key = |any: &Any| (any.candidate.id_hash, any.candidate.published);
            let place = |any: &Any| (any.candidate.folder, any.candidate.at);
            key(a).cmp(&key(b)).then_with(|| place(a).cmp(&place(b)))
        });
        let mut repeated = Vec::new();
        for same in all.chunk_by(|a, b| a.candidate.id_hash == b.candidate.id_hash) {
            let first = match same {
                [_] => 0,
                _ => self.published_first(same, ledger)?,
            };
            let kept = &same[first];
            self.present.push(kept.candidate.id_hash);
            if kept.is_due {
                self.due.push(kept.candidate);
            }
            let others = (same.iter().enumerate()).filter(|(place, _)| *place != first);
            repeated.extend(others.map(|(_, other)| (other.candidate, kept.candidate)));
        }
        self.present.sort_unstable();
        let said = repeated.into_iter().map(|(candidate, first)| {
            let (file, known) = (self.file(&candidate), self.file(&first));
            duplicate(&self.id(&candidate), &file, &known)
        });
        sink.extend(said.collect::<Vec<_>>());
        let mut due = std::mem::take(&mut self.due);
        due.sort_by(|a, b| {
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
        Ok(())
    }

    /// Which of articles with one id, the oldest of which is first, is the one that was published.
    fn published_first(&self, same: &[Any], ledger: &Ledger<'_>) -> Result<usize, Error> {
        let Some(item) = ledger.item(self.id(&same[0].candidate).as_str())? else {
            return Ok(0);
        };
        let is_it = |any: &Any| match &self.record(&any.candidate).found {
            Found::Article(facts) => {
                identity::was_made_of(&item, &self.file(&any.candidate).address(), facts)
            }
            _ => false,
        };
        Ok(same.iter().position(is_it).unwrap_or(0))
    }

    /// The labels of a candidate.
    pub fn labels_of(&self, candidate: &Candidate) -> &[u32] {
        let begin = candidate.labels as usize;
        &self.label_list[begin..begin + usize::from(candidate.count)]
    }

    /// What is kept of a candidate.
    pub fn record(&self, candidate: &Candidate) -> Record<'a> {
        let block = Block::read(&self.folders[candidate.folder as usize].block);
        let record = block.and_then(|block| block.at(candidate.at));
        record.expect("a block that was read once can be read again")
    }

    /// The source of a candidate, as its place in the settings.
    pub fn source(&self, candidate: &Candidate) -> usize {
        self.folders[candidate.folder as usize].source
    }

    /// The id of a candidate.
    pub fn id(&self, candidate: &Candidate) -> ItemId {
        self.id_of(
            &self.folders[candidate.folder as usize],
            &self.record(candidate),
        )
    }

    /// The seed of a candidate.
    pub fn file(&self, candidate: &Candidate) -> SeedFile {
        self.file_of(
            &self.folders[candidate.folder as usize],
            &self.record(candidate),
        )
    }

    /// Whether there is a seed for an id, be it shown or not.
    pub fn is_present(&self, id_hash: u64) -> bool {
        self.present.binary_search(&id_hash).is_ok()
    }

    fn id_of(&self, folder: &Folder, record: &Record<'_>) -> ItemId {
        let own = match &record.found {
            Found::Article(Facts { id: Some(id), .. }) => ItemId::parse(id),
            _ => None,
        };
        own.unwrap_or_else(|| {
            let file = self.file_of(folder, record);
            self.config.site.tag.id(&file.seed.path)
        })
    }

    fn file_of(&self, folder: &Folder, record: &Record<'_>) -> SeedFile {
        let source = &self.config.sources[folder.source];
        let within = sources::shown("", &folder.within, &record.name);
        sources::seed(&source.folder, &source.shown, source.kind, &within)
    }
}

fn duplicate(id: &ItemId, file: &SeedFile, known: &SeedFile) -> Diagnostic {
    let known = known.address();
    Diagnostic::error(
        "article/duplicate-id",
        format!("the id `{id}` is that of {known} already"),
    )
    .help("give one of the two an `id` of its own; the one that was published first keeps this one")
    .at(Place::file(file.address()))
    .see(Place::file(known), "this article has it")
}
