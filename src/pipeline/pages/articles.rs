//! Articles → their own pages.

mod claims;
mod make;

use super::seed_of;
use crate::config::Config;
use crate::diagnostic::Sink;
use crate::pages::Feed;
use crate::pipeline::hash::print;
use crate::pipeline::plan::Wants;
use crate::pipeline::record::{Found, Hash};
use crate::pipeline::select::{Index, Selection};
use crate::pipeline::survey::{Candidate, Survey};

use claims::Claims;

/// The pages that articles have.
pub struct Articles {
    /// Newest first.
    wanted: Vec<Wanted>,
    /// Files of articles that nobody may read any more.
    hidden: Vec<String>,
    index: Index,
    /// What each feed takes, by its place.
    takes: Vec<Wants>,
    claims: Claims,
}

/// A page.
struct Wanted {
    candidate: Candidate,
    /// Its file.
    name: String,
    /// Differs if anything that it is made of does.
    fingerprint: Hash,
}

impl Articles {
    /// The pages of all articles that are shown at this hour, in whatever feed they are. Where two
    /// articles, or an article and a feed, would have one file, `sink` is told.
    pub fn plan(
        config: &Config,
        survey: &Survey<'_>,
        selections: &[Selection],
        feeds: &[Feed],
        sink: &mut Sink,
    ) -> Self {
        let plans = selections.iter().map(|selection| &selection.plan);
        let mut articles = Self {
            wanted: Vec::new(),
            hidden: Vec::new(),
            index: Index::new(plans.clone(), survey.labels.len()),
            takes: plans.clone().map(|plan| plan.wants.clone()).collect(),
            claims: Claims::of_feeds(config, plans),
        };
        // The article that was there first keeps its place.
        for candidate in survey.due.iter().rev() {
            let record = survey.record(candidate);
            let Found::Article(facts) = &record.found else {
                continue;
            };
            let Some(name) = facts.page.as_deref() else {
                continue;
            };
            if let Err(taken) = articles.claims.claim(name, *candidate) {
                sink.push(claims::taken(survey, candidate, name, taken));
                continue;
            }
            let fingerprint = articles.fingerprint(config, survey, candidate, feeds);
            articles.wanted.push(Wanted {
                candidate: *candidate,
                name: name.to_owned(),
                fingerprint,
            });
        }
        articles.wanted.reverse();
        let hidden = survey.hidden.iter();
        let hidden = hidden.filter(|name| !articles.claims.has(name));
        articles.hidden = hidden.cloned().collect();
        articles
    }

    /// The feeds that an article belongs to, whether it is old for them or not, by their places:
    /// the main one first.
    fn feeds_of(&self, survey: &Survey<'_>, candidate: &Candidate) -> Vec<usize> {
        let labels = survey.labels_of(candidate);
        let mut places: Vec<usize> = (self.index.concerned(labels))
            .filter(|place| self.takes[*place].takes(labels))
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    fn fingerprint(
        &self,
        config: &Config,
        survey: &Survey<'_>,
        candidate: &Candidate,
        feeds: &[Feed],
    ) -> Hash {
        let record = survey.record(candidate);
        let (published, updated) = match &record.found {
            Found::Article(facts) => (facts.published, facts.updated),
            Found::Draft(_) | Found::Refused => (0, 0),
        };
        let (id, seed) = (survey.id(candidate), seed_of(survey, candidate));
        let (published, updated) = (published.to_le_bytes(), updated.to_le_bytes());
        let own = [
            &config.fingerprint[..],
            b"article",
            id.as_str().as_bytes(),
            seed.as_bytes(),
            &record.content,
            &published,
            &updated,
        ];
        let places = self.feeds_of(survey, candidate);
        let feeds = places.iter().flat_map(|place| {
            let feed = &feeds[*place];
            [
                feed.folder.as_bytes(),
                feed.title.as_str().as_bytes(),
                feed.language.as_str().as_bytes(),
            ]
        });
        print(own.into_iter().chain(feeds))
    }
}
