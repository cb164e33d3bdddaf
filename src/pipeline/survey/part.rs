//! One block → what each of its articles is at this hour.

use super::{Candidate, Place};
use crate::Error;
use crate::config::Config;
use crate::model::{Instant, Line, Tombstone};
use crate::pipeline::hash::short_hash;
use crate::pipeline::identity::Ledger;
use crate::pipeline::record::{Block, Facts, Findings, Found, Record};
use crate::pipeline::{Cause, Due, pages};

/// What there is in one folder.
#[derive(Default)]
pub struct Part {
    /// Articles that feeds may show at this hour; their labels begin at 0 of `label_list`.
    pub due: Vec<Candidate>,
    /// Articles that no feed shows at this hour.
    pub absent: Vec<Candidate>,
    /// The files of the pages of what is not shown.
    pub hidden: Vec<String>,
    pub label_list: Vec<u32>,
    /// How many articles bear each of the block's labels.
    pub times: Vec<u32>,
    pub drafts: usize,
    /// The hashes of their ids.
    pub draft_ids: Vec<u64>,
    /// Seeds that are no articles, and no mistake: pages of another kind.
    pub left_out: usize,
    pub scheduled: usize,
    pub next_due: Option<Due>,
    pub tombstones: Vec<Tombstone>,
}

/// Who surveys a folder.
pub struct Surveyor<'a> {
    pub config: &'a Config,
    pub place: Place<'a>,
    pub ledger: &'a Ledger<'a>,
    /// The hour, in seconds since 1970.
    pub now: i64,
    /// The numbers of the block's labels; empty if nobody asks for them.
    pub labels: &'a [u32],
}

impl Surveyor<'_> {
    /// Looks at every record of the block at `folder` in the list of all.
    pub fn survey(&self, folder: u32, block: &Block<'_>) -> Result<Part, Error> {
        let mut part = Part {
            times: vec![0; self.labels.len()],
            due: Vec::with_capacity(block.len()),
            ..Part::default()
        };
        for (at, record) in block.records() {
            let facts = match &record.found {
                Found::Article(facts) => facts,
                Found::Draft(id_hash) => {
                    part.drafts += 1;
                    part.draft_ids.push(*id_hash);
                    // What was published keeps another id than the one that its path makes.
                    let file = self.place.file(self.config, &record).seed.file;
                    let known = self.ledger.item_of_seed(&file)?;
                    (part.draft_ids).extend(known.iter().map(|item| short_hash(&item.id)));
                    let page = known.and_then(|item| pages::file_at(self.config, &item.url?));
                    part.hidden.extend(page);
                    continue;
                }
                Found::Refused => {
                    part.left_out += usize::from(record.findings == Findings::None);
                    continue;
                }
            };
            let is_asked = !self.labels.is_empty();
            let labels = facts.labels.iter().filter(|_| is_asked);
            labels.for_each(|label| part.times[*label as usize] += 1);
            let is_due = self.is_due(&mut part, &record, facts)?;
            if !is_due && !facts.withdrawn {
                part.hidden.extend(facts.page.as_deref().map(str::to_owned));
            }
            let begin = part.label_list.len();
            if is_due && is_asked {
                let own = facts
                    .labels
                    .iter()
                    .map(|label| self.labels[*label as usize]);
                part.label_list.extend(own);
            }
            let candidate = Candidate {
                published: facts.published,
                id_hash: facts.id_hash,
                folder,
                at,
                labels: u32::try_from(begin).expect("fewer labels than 2^32"),
                count: u16::try_from(part.label_list.len() - begin).unwrap_or(u16::MAX),
            };
            match is_due {
                true => part.due.push(candidate),
                false => part.absent.push(candidate),
            }
        }
        Ok(part)
    }

    /// Whether an article is shown at this hour; if that changes by itself, when is noted.
    fn is_due(
        &self,
        part: &mut Part,
        record: &Record<'_>,
        facts: &Facts<'_>,
    ) -> Result<bool, Error> {
        let now = self.now;
        let mut note = |at: i64, cause: Cause| self.note(&mut part.next_due, at, cause, record);
        if facts.published > now {
            note(facts.published, Cause::Publication);
            part.scheduled += 1;
            return Ok(false);
        }
        if let Some(expires) = facts.expires {
            if expires <= now {
                return Ok(false);
            }
            note(expires, Cause::Expiry);
        }
        if !facts.withdrawn && !facts.withheld {
            return Ok(true);
        }
        // What nobody has seen needs no notice.
        let id = self.place.id(self.config, record);
        if self.ledger.item(id.as_str())?.is_none() {
            return Ok(false);
        }
        if facts.withheld {
            return Ok(true);
        }
        let keep = self.config.withdrawal.keep;
        let leaves = facts.updated.saturating_add(keep);
        if now < leaves {
            note(leaves, Cause::Departure);
            return Ok(true);
        }
        let forgotten = leaves.saturating_add(keep);
        if self.config.withdrawal.tombstones && now < forgotten {
            note(forgotten, Cause::Departure);
            let when = Instant::from_unix(facts.updated);
            part.tombstones.extend(when.map(|when| Tombstone {
                id,
                when,
                comment: None,
            }));
        }
        Ok(false)
    }

    fn note(&self, next: &mut Option<Due>, at: i64, cause: Cause, record: &Record<'_>) {
        let Some(at) = Instant::from_unix(at) else {
            return;
        };
        if next.as_ref().is_some_and(|known| known.at <= at) {
            return;
        }
        let file = self.place.file(self.config, record);
        let title = match &record.found {
            Found::Article(facts) => facts.title.as_deref().and_then(Line::new),
            _ => None,
        };
        *next = Some(Due {
            at,
            cause,
            title: title
                .or_else(|| Line::new(file.seed.stem()))
                .unwrap_or_else(|| Line::new("untitled").expect("the word is not empty")),
            file: file.seed.file.to_string(),
        });
    }
}
