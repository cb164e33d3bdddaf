//! The articles of the sitemap of news.

use super::Pages;
use crate::config::Config;
use crate::diagnostic::Sink;
use crate::model::Instant;
use crate::pages::{self, News};
use crate::pipeline::hash;
use crate::pipeline::items::{self, Items};
use crate::pipeline::record::{Found, Hash};
use crate::pipeline::survey::{Candidate, Survey};

impl Pages<'_> {
    /// The articles of the sitemap; those that are in no feed of this run are read for it.
    pub(super) fn articles(&self, survey: &Survey<'_>, items: &Items) -> Vec<News> {
        let missing: Vec<Candidate> = (self.news.iter())
            .filter(|candidate| !items.contains_key(&survey.id(candidate)))
            .copied()
            .collect();
        // One that can't be read now is reported when it is looked at.
        let read = items::make(self.config, survey, &missing, &mut Sink::new());
        let articles = self.news.iter().filter_map(|candidate| {
            let id = survey.id(candidate);
            let (item, _) = items.get(&id).or_else(|| read.get(&id))?;
            Some(News {
                url: item.url.clone(),
                title: item.title.clone(),
                published: item.published,
                language: item.language.clone(),
            })
        });
        articles.collect()
    }
}

/// The newest articles that nobody called back, newest first.
pub(super) fn newest(survey: &Survey<'_>, now: Instant) -> Vec<Candidate> {
    let is_readable = |candidate: &&Candidate| match survey.record(candidate).found {
        Found::Article(facts) => !facts.withdrawn && !facts.withheld,
        Found::Draft(_) | Found::Refused => false,
    };
    (survey.due.iter())
        .take_while(|candidate| now.unix() - candidate.published <= pages::WINDOW)
        .filter(is_readable)
        .take(pages::MOST_NEWS)
        .copied()
        .collect()
}

pub(super) fn print(config: &Config, survey: &Survey<'_>, news: &[Candidate]) -> Hash {
    let facts = news.iter().flat_map(|candidate| {
        let record = survey.record(candidate);
        let id = survey.id(candidate).as_str().as_bytes().to_vec();
        [
            id,
            record.content.to_vec(),
            candidate.published.to_le_bytes().to_vec(),
        ]
    });
    let facts: Vec<Vec<u8>> = facts.collect();
    hash::print(
        [&config.fingerprint[..], b"news"]
            .into_iter()
            .chain(facts.iter().map(Vec::as_slice)),
    )
}
