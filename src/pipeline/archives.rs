//! The articles of a feed → its documents (RFC 5005): the newest one, and archives.
//!
//! Counted from the oldest, the articles are cut into shelves: one for each month or for so many
//! articles, and more where one would have too many bytes. The last shelf is open, and what is on
//! it is in the newest document. All others are closed, for a later one has begun: each of them is
//! an archive, and nothing is added to it but what is dated back.

mod cut;
mod make;

use std::collections::{BTreeMap, HashMap, HashSet};

use super::identity::Known;
use super::plan::Planned;
use super::record::Found;
use super::select::Selection;
use super::survey::{Candidate, Survey};
use crate::config::{ARCHIVES, Config};
use crate::model::{AbsoluteUrl, Paging};
use crate::state;

use cut::{Shelf, cut};
pub(super) use make::make;

/// When articles came that were dated back into an archive, by the hashes of their ids.
pub(super) type Came = BTreeMap<u64, i64>;

/// What is known of the runs before this one.
#[derive(Clone, Copy)]
pub(super) struct Before<'a> {
    /// The files as the last run left them.
    pub recorded: &'a HashMap<String, state::Feed>,
    pub known: &'a Known,
    pub came: &'a Came,
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
    /// The bytes of their seeds, about.
    pub weight: u64,
}

impl Archive {
    /// What it will hold: all of it, whatever the limits.
    pub fn select(self, config: &Config, survey: &Survey<'_>) -> Selection {
        Selection::new(config, survey, self.plan, self.picks, usize::MAX)
    }
}

/// Divides each feed that has archives; the newest document of any other is all that it has.
pub(super) fn divide(
    config: &Config,
    survey: &Survey<'_>,
    before: &Before<'_>,
    chosen: Vec<(Planned, Vec<Candidate>)>,
) -> Documents {
    let mut documents = Documents::default();
    for (plan, picks) in chosen {
        match plan.archive {
            Some(_) => Feed::new(config, survey, before, plan, picks).divide(&mut documents),
            None => {
                let selection = Selection::new(config, survey, plan, picks, 1);
                documents.newest.push(selection);
            }
        }
    }
    documents
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
        let mut feed = Self {
            config,
            survey,
            before,
            shelves: cut(config.site.zone, &plan, &all),
            plan,
            all,
        };
        feed.note_late_comers();
        feed
    }

    /// Whether the newest document can hold all: then there are no archives.
    fn fits(&self) -> bool {
        let weight: u64 = self.all.iter().map(|article| article.weight).sum();
        self.shelves.len() < 2 || self.all.len() <= self.plan.items && cut::fits(&self.plan, weight)
    }

    /// An article that was never published and belongs into an archive that was, or before it,
    /// counts as changed when it came: who has read the archive does not read it again.
    fn note_late_comers(&mut self) {
        let closed = self.shelves.len().saturating_sub(1);
        let is_recorded = |shelf: &Shelf| {
            let plan = self.archive(shelf);
            let mut files = plan.formats.iter();
            files.any(|(_, file)| {
                let name = format!("{}/{file}", plan.folder);
                self.before.recorded.contains_key(&name)
            })
        };
        let Some(last) = self.shelves[..closed].iter().rposition(is_recorded) else {
            return;
        };
        for article in &mut self.all[..self.shelves[last].articles.end] {
            let id_hash = article.candidate.id_hash;
            let came = match self.before.came.get(&id_hash) {
                Some(at) => *at,
                None if !self.before.known.may_hold(id_hash) => self.before.now,
                None => continue,
            };
            article.changed = article.changed.max(came);
            article.came = Some(came);
        }
    }

    fn divide(mut self, documents: &mut Documents) {
        let count = self.all.len();
        if self.fits() {
            let picks = self.all.iter().rev().map(|article| article.candidate);
            let picks: Vec<Candidate> = picks.collect();
            self.plan.paging.is_complete = true;
            let (config, survey) = (self.config, self.survey);
            let selection = Selection::new(config, survey, self.plan, picks, count.max(1));
            documents.newest.push(selection);
            return;
        }
        let open = self.shelves.len() - 1;
        let first_open = self.shelves[open].articles.start;
        let late = self.late(first_open);
        for place in &late {
            let article = &self.all[*place];
            let came = article.came.map(|at| (article.candidate.id_hash, at));
            documents.came.extend(came);
        }
        let is_late: HashSet<usize> = late.iter().copied().collect();
        let older = (count.saturating_sub(self.plan.items)..first_open).rev();
        let places = ((first_open..count).rev())
            .chain(late)
            .chain(older.filter(|place| !is_late.contains(place)));
        let picks = places.map(|place| self.all[place].candidate).collect();
        for (place, shelf) in self.shelves[..open].iter().enumerate() {
            let folder = |shelf: &Shelf| self.archive(shelf).url;
            let mut plan = self.archive(shelf);
            plan.paging = Paging {
                current: Some(self.plan.url.clone()),
                previous: place.checked_sub(1).map(|at| folder(&self.shelves[at])),
                next: (place + 1 < open).then(|| folder(&self.shelves[place + 1])),
                is_archive: true,
                is_complete: false,
            };
            let articles = &self.all[shelf.articles.clone()];
            documents.archives.push(Archive {
                plan,
                picks: articles.iter().rev().map(|it| it.candidate).collect(),
                weight: articles.iter().map(|it| it.weight).sum(),
            });
        }
        let mut plan = self.plan.clone();
        plan.paging.previous = Some(self.archive(&self.shelves[open - 1]).url);
        let least = count - first_open;
        let newest = Selection::new(self.config, self.survey, plan, picks, least);
        documents.newest.push(newest);
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
    fn archive(&self, shelf: &Shelf) -> Planned {
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
