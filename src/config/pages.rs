//! `[pages]`: what stands beside the feeds for people.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;

use super::desk::Desk;
use super::document::{Read, Value, Written};
use super::files::File;
use super::table::Table;
use crate::model::{AbsoluteUrl, Permalink};

/// What stands beside the feeds for people.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Pages {
    /// Whether there is a page beside each feed, and the XML of a feed is readable in a browser.
    pub enabled: bool,
    /// The folder of templates that replace those of feedmill.
    pub templates: Option<PathBuf>,
    /// Whether each article has a page of its own, at its address.
    pub articles: bool,
    /// Whether there is a list of all feeds, as OPML 2.0.
    pub opml: bool,
    /// Whether there is a sitemap of the news of the last two days.
    pub sitemap: bool,
}

impl Pages {
    /// The names of files beside the feeds.
    pub const FILES: [&str; 4] = ["index.html", "feed.css", "feeds.opml", "news-sitemap.xml"];

    /// Whether there is anything to be made.
    pub fn any(&self) -> bool {
        self.enabled || self.articles || self.opml || self.sitemap
    }
}

/// What stands beside the feeds for people.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawPages {
    /// Whether there is a page beside each feed that shows people what it is.
    #[schemars(extend("default" = false))]
    pub enabled: Option<Written<bool>>,
    /// Whether each article has a page of its own, at its address. For sites that have none: the
    /// addresses must be below `url` in `[output]`.
    #[schemars(extend("default" = false))]
    pub articles: Option<Written<bool>>,
    /// A folder of templates that replace those of feedmill, relative to the settings file.
    #[schemars(length(min = 1))]
    pub templates: Option<Written<String>>,
    /// Whether there is a list of all feeds, `feeds.opml`. Without it, if there are pages.
    pub opml: Option<Written<bool>>,
    /// Whether there is a sitemap of the news of the last two days, `news-sitemap.xml`.
    #[schemars(extend("default" = false))]
    pub sitemap: Option<Written<bool>>,
}

impl Read for RawPages {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let mut table = Table::of(key, "`[pages]`", value, desk)?;
        let raw = Self {
            enabled: table.take("enabled", desk),
            articles: table.take("articles", desk),
            templates: table.take("templates", desk),
            opml: table.take("opml", desk),
            sitemap: table.take("sitemap", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

/// Where articles and feeds are, as far as that is known.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    /// The home page.
    pub link: Option<&'a AbsoluteUrl>,
    pub permalink: &'a Permalink,
    /// The public address of the output folder.
    pub output: Option<&'a AbsoluteUrl>,
}

impl Places<'_> {
    /// Refuses pages of articles that would not be in the output folder.
    fn check(&self, written: &Written<bool>, desk: &mut Desk<'_>) {
        let articles = self.link.and_then(|link| link.join(self.permalink.above()));
        let (Some(articles), Some(output)) = (articles, self.output) else {
            return;
        };
        if articles.as_str().starts_with(output.as_str()) {
            return;
        }
        let message = format!("the articles are at {articles}…, which is not below {output}");
        let help = format!(
            "write `url = \"{articles}\"` in [output], and let its `folder` be the one that is public there; or let the pattern in [permalinks] begin with `{}`",
            output.url().path()
        );
        desk.refuse(
            "settings/invalid-value",
            written.span.clone(),
            message,
            &help,
        );
    }
}

/// What is written → what is used.
pub(super) fn convert(
    raw: &Option<Written<RawPages>>,
    files: &[File<'_>],
    root: &Path,
    places: Places<'_>,
    desk: &mut Desk<'_>,
) -> Pages {
    let Some(Written { value: raw, .. }) = raw else {
        return Pages::default();
    };
    let is = |written: &Option<Written<bool>>| written.as_ref().map(|it| it.value);
    let enabled = is(&raw.enabled).unwrap_or(false);
    let pages = Pages {
        enabled,
        articles: is(&raw.articles).unwrap_or(false),
        templates: (raw.templates.as_ref()).and_then(|_| desk.folder(&raw.templates, root)),
        opml: is(&raw.opml).unwrap_or(enabled),
        sitemap: is(&raw.sitemap).unwrap_or(false),
    };
    if let Some(written) = raw.articles.as_ref().filter(|_| pages.articles) {
        places.check(written, desk);
    }
    for file in files.iter().filter(|_| pages.any()) {
        let taken = Pages::FILES
            .iter()
            .any(|name| name.eq_ignore_ascii_case(&file.name));
        if let Some(written) = file.written.filter(|_| taken) {
            let message = format!("`{}` is the name of a page", file.name);
            let help = "give the feed another name";
            let span = written.span.clone();
            desk.refuse("settings/duplicate-name", span, message, help);
        }
    }
    pages
}
