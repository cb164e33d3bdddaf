//! The settings as they are written: every key, what it takes, and where it stands.
//!
//! The published JSON Schema is made from these types; their comments are what editors show.

mod author;
mod output;
mod permalinks;
mod site;
mod source;

pub(super) use author::RawAuthor;
pub(super) use output::RawOutput;
pub(super) use permalinks::RawPermalinks;
pub(super) use site::RawSite;
pub(super) use source::RawSource;

use std::ops::Range;

use schemars::JsonSchema;

use super::check::RawCheck;
use super::desk::Desk;
use super::document::{Value, Written};
use super::feeds::RawFeed;
use super::guard::RawGuard;
use super::media::RawMedia;
use super::pages::RawPages;
use super::podcast::RawPodcast;
use super::push::RawPush;
use super::state::RawState;
use super::table::Table;
use super::withdrawal::RawWithdrawal;

/// The settings of feedmill.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(title = "feedmill.toml", deny_unknown_fields)]
pub(super) struct RawConfig {
    /// The publication.
    #[schemars(required)]
    pub site: Option<Written<RawSite>>,
    /// The folders that its articles are in.
    #[schemars(required, length(min = 1))]
    pub sources: Option<Written<Vec<Written<RawSource>>>>,
    /// How the addresses of articles are made.
    pub permalinks: Option<Written<RawPermalinks>>,
    /// The feeds that are made.
    #[schemars(required)]
    pub output: Option<Written<RawOutput>>,
    /// More feeds, each in a folder of its own.
    pub feeds: Option<Written<Vec<Written<RawFeed>>>>,
    /// What makes the main feed a podcast.
    pub podcast: Option<Written<RawPodcast>>,
    /// Where the site's own images and sounds are.
    pub media: Option<Written<RawMedia>>,
    /// What stands beside the feeds for people.
    pub pages: Option<Written<RawPages>>,
    /// What keeps a bad run from replacing a good feed.
    pub guard: Option<Written<RawGuard>>,
    /// Who is told at once when a feed has changed.
    pub push: Option<Written<RawPush>>,
    /// What is kept from run to run.
    pub state: Option<Written<RawState>>,
    /// What becomes of articles that are called back.
    pub withdrawal: Option<Written<RawWithdrawal>>,
    /// How feeds are checked.
    pub check: Option<Written<RawCheck>>,
}

impl RawConfig {
    pub fn read(mut root: Table<'_>, desk: &mut Desk<'_>) -> Self {
        const SITE: &str = "add a line `[site]` and below it `title`, `link` and `tag`";
        const SOURCES: &str = "add a line `[[sources]]` and below it `folder`";
        const OUTPUT: &str = "add a line `[output]` and below it `url`";
        let raw = Self {
            site: root.need("site", None, SITE, desk),
            sources: root.need("sources", None, SOURCES, desk),
            permalinks: root.take("permalinks", desk),
            output: root.need("output", None, OUTPUT, desk),
            feeds: root.take("feeds", desk),
            podcast: root.take("podcast", desk),
            media: root.take("media", desk),
            pages: root.take("pages", desk),
            guard: root.take("guard", desk),
            push: root.take("push", desk),
            state: root.take("state", desk),
            withdrawal: root.take("withdrawal", desk),
            check: root.take("check", desk),
        };
        root.finish(desk);
        raw
    }
}

pub(super) fn at(value: &Value<'_>) -> Option<Range<usize>> {
    Some(value.span())
}
