//! The articles of a feed → its documents (RFC 5005): the newest one, and archives.
//!
//! Counted from the oldest, the articles are cut into shelves: one for each month or for so many
//! articles, and more where one would have too many bytes. The last shelf is open, and what is on
//! it is in the newest document. All others are closed, for a later one has begun: each of them is
//! an archive, and nothing is added to it but what is dated back.

mod cut;
mod make;

use std::collections::{BTreeMap, HashSet};

use rayon::prelude::*;

use super::identity::Ledger;
use super::plan::Planned;
use super::record::{Found, Hash};
use super::recorded::Recorded;
use super::select::{self, Selection};
use super::survey::{Candidate, Survey};
use crate::Error;
use crate::config::{ARCHIVES, Config};
use crate::model::{AbsoluteUrl, Paging};

use cut::{Shelf, cut};
pub(super) use make::make;

/// When articles came that were dated back into an archive, by the hashes of their ids.
pub(super) type Came = BTreeMap<u64, i64>;

/// What is known of the runs before this one.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    /// The files as the last run left them.
    pub recorded: &'a Recorded,
    pub ledger: &'a Ledger<'a>,
    pub came: Option<&'a Came>,
    /// The hour, in seconds since 1970.
    pub now: i64,
}

/// The documents of all feeds.
#[derive(Default)]
pub(super) struct Documents {
    /// The newest of each feed.
    pub newest: Vec<Selection>,
    /// All others.
    pub archives: Vec<Archive>,
    /// What was dated back and is in a newest document for that.
    pub came: Came,
}

/// A document that is not the newest of its feed.
pub(super) struct Archive {
    pub plan: Planned,
    /// Newest first.
    pub picks: Vec<Candidate>,
    /// How many bytes it will have, about.
    pub weight: u64,
    /// Differs if anything that it is made of does.
    pub fingerprint: Hash,
}

/// Divides each feed that has archives; the newest document of any other is all that it has.
pub(super) fn divide(
    config: &Config,
    survey: &Survey<'_>,
    before: &Before<'_>,
    chosen: Vec<(Planned, Vec<Candidate>)>,
) -> Result<Documents, Error> {
    let divided: Vec<Documents> = (chosen.into_par_iter())
        .map(|(plan, picks)| match plan.archive {
            Some(_) => Feed::new(config, survey, before, plan, picks).divide(),
            None => Ok(Documents {
                newest: vec![Selection::new(config, survey, plan, picks, 1)],
                ..Documents::default()
            }),
        })
        .collect::<Result<_, Error>>()?;
    let mut documents = Documents::default();
    for feed in divided {
        documents.newest.extend(feed.newest);
        documents.archives.extend(feed.archives);
        documents.came.extend(feed.came);
    }
    Ok(documents)
}

/// A feed that is being divided.
struct Feed<'a> {
    config: &'a Config,
    survey: &'a Survey<'a>,
    before: &'a Before<'a>,
    plan: Planned,
    /// Oldest first.
    all: Vec<Article>,
    shelves: Vec<Shelf>,
}

/// What has to be known of an article to find its place.
struct Article {
    candidate: Candidate,
    /// When it changed last, or came if that was later.
    changed: i64,
    /// When it came, if it was dated back.
    came: Option<i64>,
    /// How many bytes it takes in a document, about.
    weight: u64,
}

impl<'a> Feed<'a> {
    fn new(
        config: &'a Config,
        survey: &'a Survey<'a>,
        before: &'a Before<'a>,
        plan: Planned,
        picks: Vec<Candidate>,
    ) -> Self {
        let all: Vec<Article> = (picks.into_iter().rev())
            .map(|candidate| {
                let record = survey.record(&candidate);
                let updated = match &record.found {
                    Found::Article(facts) => facts.updated,
                    _ => candidate.published,
                };
                Article {
                    candidate,
                    changed: updated.max(candidate.published),
                    came: None,
                    weight: cut::weight(record.stamp.size),
                }
            })
            .collect();
        Self {
            config,
            survey,
            before,
            shelves: cut(config.site.zone, &plan, &all),
            plan,
            all,
        }
    }

    /// Whether the newest document can hold all: then there are no archives.
    fn fits(&self) -> bool {
        let weight: u64 = self.all.iter().map(|article| article.weight).sum();
        self.shelves.len() < 2 || self.all.len() <= self.plan.items && cut::fits(&self.plan, weight)
    }

    fn divide(mut self) -> Result<Documents, Error> {
        let mut documents = Documents::default();
        let count = self.all.len();
        if self.fits() {
            let picks = self.all.iter().rev().map(|article| article.candidate);
            let picks: Vec<Candidate> = picks.collect();
            self.plan.paging.is_complete = true;
            let (config, survey) = (self.config, self.survey);
            let selection = Selection::new(config, survey, self.plan, picks, count.max(1));
            documents.newest.push(selection);
            return Ok(documents);
        }
        let archives = self.archives();
        self.note_late_comers(&archives)?;
        let first_open = self.shelves[archives.len()].articles.start;
        let late = self.late(first_open);
        documents.came.extend(late.iter().filter_map(|place| {
            let article = &self.all[*place];
            Some((article.candidate.id_hash, article.came?))
        }));
        let is_late: HashSet<usize> = late.iter().copied().collect();
        let older = (count.saturating_sub(self.plan.items)..first_open).rev();
        let places = ((first_open..count).rev())
            .chain(late)
            .chain(older.filter(|place| !is_late.contains(place)));
        let picks = places.map(|place| self.all[place].candidate).collect();
        let mut plan = self.plan.clone();
        plan.paging.previous = archives.last().map(|archive| archive.plan.url.clone());
        let least = count - first_open;
        let newest = Selection::new(self.config, self.survey, plan, picks, least);
        documents.newest.push(newest);
        documents.archives = archives;
        Ok(documents)
    }

    /// All shelves but the open one.
    fn archives(&self) -> Vec<Archive> {
        let open = self.shelves.len() - 1;
        let mut plans: Vec<Planned> = (self.shelves[..open].iter())
            .map(|shelf| self.plan_of(shelf))
            .collect();
        let folders: Vec<AbsoluteUrl> = plans.iter().map(|plan| plan.url.clone()).collect();
        for (place, plan) in plans.iter_mut().enumerate() {
            plan.paging = Paging {
                current: Some(self.plan.url.clone()),
                previous: place.checked_sub(1).map(|at| folders[at].clone()),
                next: folders.get(place + 1).cloned(),
                is_archive: true,
                is_complete: false,
            };
        }
        let shelves = self.shelves.iter().zip(plans);
        let archives = shelves.map(|(shelf, plan)| {
            let articles = &self.all[shelf.articles.clone()];
            let picks = articles.iter().rev().map(|article| article.candidate);
            let picks: Vec<Candidate> = picks.collect();
            Archive {
                fingerprint: select::fingerprint(self.config, self.survey, &plan, &picks),
                plan,
                picks,
                weight: articles.iter().map(|article| article.weight).sum(),
            }
        });
        archives.collect()
    }

    /// An article that was never published and belongs into an archive that was, or before it,
    /// counts as changed when it came: who has read the archive does not read it again.
    fn note_late_comers(&mut self, archives: &[Archive]) -> Result<(), Error> {
        let before = self.before;
        let is_recorded = |archive: &Archive| {
            let mut names = archive.plan.names();
            names.any(|name| before.recorded.holds(&name))
        };
        let Some(last) = archives.iter().rposition(is_recorded) else {
            return Ok(());
        };
        for (shelf, archive) in self.shelves.iter().zip(&archives[..=last]) {
            // Where nothing is new, nobody has come.
            let is_current = (before.recorded).has_all(&archive.plan, &archive.fingerprint);
            for article in &mut self.all[shelf.articles.clone()] {
                let candidate = &article.candidate;
                article.came = (before.came).and_then(|came| came.get(&candidate.id_hash).copied());
                if article.came.is_none() && !is_current {
                    let id = self.survey.id(candidate);
                    let is_known = before.ledger.item(id.as_str())?.is_some();
                    article.came = (!is_known).then_some(before.now);
                }
                article.changed = article
                    .came
                    .map_or(article.changed, |came| article.changed.max(came));
            }
        }
        Ok(())
    }

    /// What is in an archive and changed after that was closed, the newest change first: as long
    /// as it is one of the newest changes of all. An update without a time of day counts for the
    /// whole day.
    fn late(&self, first_open: usize) -> Vec<usize> {
        let most = self.plan.items.min(self.all.len());
        let mut changes: Vec<i64> = self.all.iter().map(|article| article.changed).collect();
        let (_, oldest, _) = changes.select_nth_unstable_by(most - 1, |a, b| b.cmp(a));
        let oldest = *oldest;
        let shelves = self.shelves.windows(2);
        let mut late: Vec<usize> = shelves
            .flat_map(|pair| {
                let closed = self.all[pair[1].articles.start].candidate.published;
                pair[0].articles.clone().filter(move |place| {
                    let changed = self.all[*place].changed;
                    changed.saturating_add(DAY) > closed && changed >= oldest
                })
            })
            .filter(|place| *place < first_open)
            .collect();
        late.sort_by_key(|place| std::cmp::Reverse((self.all[*place].changed, *place)));
        late.truncate(most);
        late
    }

    /// The plan of the archive of a shelf, without its links.
    fn plan_of(&self, shelf: &Shelf) -> Planned {
        let below = format!("{ARCHIVES}/{}", shelf.name());
        let url: AbsoluteUrl = (self.plan.url.join(&format!("{below}/")))
            .expect("a folder may always have one below it");
        Planned {
            folder: match &*self.plan.folder {
                "" => below,
                folder => format!("{folder}/{below}"),
            },
            url,
            ..self.plan.clone()
        }
    }
}

/// In seconds.
const DAY: i64 = 24 * 60 * 60;
