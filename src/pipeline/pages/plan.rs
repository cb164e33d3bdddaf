//! Selections → what is to stand beside them.

use super::{Articles, Pages, news};
use crate::config::Config;
use crate::diagnostic::Sink;
use crate::model::Instant;
use crate::pages::{self, Feed, FeedFile, Templates};
use crate::pipeline::hash::print;
use crate::pipeline::plan::Planned;
use crate::pipeline::select::Selection;
use crate::pipeline::survey::Survey;

/// The feeds of `plans`, as they are told to people.
pub fn feeds<'p>(plans: impl Iterator<Item = &'p Planned>) -> Vec<Feed> {
    let feed = |plan: &Planned| {
        let files = plan.formats.iter().filter_map(|(format, name)| {
            Some(FeedFile {
                format: *format,
                name: name.clone(),
                url: plan.url.join(name)?,
            })
        });
        Feed {
            folder: plan.folder.clone(),
            title: plan.title.clone(),
            description: plan.description.clone(),
            language: plan.language.clone(),
            url: plan.url.clone(),
            files: files.collect(),
        }
    };
    plans.map(feed).collect()
}

impl<'a> Pages<'a> {
    /// What is to stand beside the feeds of `selections`; `None` if that is nothing.
    pub fn plan(
        config: &'a Config,
        templates: &'a Templates,
        survey: &Survey<'_>,
        selections: &[Selection],
        now: Instant,
        sink: &mut Sink,
    ) -> Option<Self> {
        if !config.pages.any() {
            return None;
        }
        let feeds = feeds(selections.iter().map(|selection| &selection.plan));
        let articles = (config.pages.articles)
            .then(|| Articles::plan(config, survey, selections, &feeds, sink));
        let fields = feeds.iter().flat_map(|feed| {
            let texts = [
                &*feed.folder,
                feed.title.as_str(),
                feed.description.as_str(),
            ];
            texts
                .into_iter()
                .chain([feed.language.as_str()])
                .map(str::as_bytes)
        });
        let list = print([&config.fingerprint[..], b"list"].into_iter().chain(fields));
        let prints = selections.iter().map(|selection| {
            let more = match selection.plan.folder.is_empty() {
                true => &list[..],
                false => b"page",
            };
            print([&selection.fingerprint[..], more])
        });
        let prints = prints.collect();
        let latest = selections.iter().map(|selection| {
            let picks = selection.picks.iter().take(pages::LATEST);
            picks.map(|pick| survey.id(pick)).collect()
        });
        let latest = latest.collect();
        let news = match config.pages.sitemap {
            true => news::newest(survey, now),
            false => Vec::new(),
        };
        let news_print = news::print(config, survey, &news);
        Some(Self {
            config,
            templates,
            feeds,
            latest,
            prints,
            list,
            now,
            news,
            news_print,
            articles,
        })
    }
}
