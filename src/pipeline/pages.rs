//! What stands beside the feeds: pages, the list of feeds, the sitemap of news. They are published
//! with the feeds, all or none.

mod articles;
mod desk;
mod file;
mod news;
mod plan;
mod prepare;
mod templates;

use std::sync::Arc;

use super::record::Hash;
use super::recorded::Recorded;
use super::survey::{Candidate, Survey};
use crate::config::Config;
use crate::model::{Instant, ItemId};
use crate::pages::{self, Feed, Templates};

use articles::Articles;

pub(super) use desk::Beside;
pub(super) use file::{file, file_at, impossible};
pub(super) use plan::feeds;
pub(super) use templates::templates;

/// What is to stand beside the feeds of a run.
pub(super) struct Pages<'a> {
    config: &'a Config,
    templates: &'a Templates,
    /// One for each selection.
    feeds: Vec<Feed>,
    /// The newest items of each.
    latest: Vec<Vec<ItemId>>,
    /// What each one's page is made of.
    prints: Vec<Hash>,
    /// What the list of feeds is made of.
    list: Hash,
    now: Instant,
    news: Vec<Candidate>,
    news_print: Hash,
    articles: Option<Articles>,
}

impl Pages<'_> {
    /// Whether the page of the selection at `place` is as it should be.
    pub fn is_current(&self, place: usize, recorded: &Recorded) -> bool {
        !self.config.pages.enabled || recorded.is_current(&self.name(place), &self.prints[place])
    }

    /// When the sitemap changes by itself.
    pub fn due(&self) -> Option<i64> {
        let oldest = self.news.last()?;
        Some(oldest.published + pages::WINDOW + 1)
    }

    fn name(&self, place: usize) -> String {
        match &*self.feeds[place].folder {
            "" => pages::PAGE.to_owned(),
            folder => format!("{folder}/{}", pages::PAGE),
        }
    }
}

/// The seed of a candidate, as it is shown.
fn seed_of(survey: &Survey<'_>, candidate: &Candidate) -> Arc<str> {
    survey.file(candidate).seed.file
}
