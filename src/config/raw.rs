//! The settings as they are written: every key, what it takes, and where it stands.
//!
//! The published JSON Schema is made from these types; their comments are what editors show.

use std::ops::Range;

use schemars::JsonSchema;

use super::archive::RawArchive;
use super::check::RawCheck;
use super::desk::Desk;
use super::document::{Read, Value, Written};
use super::feeds::RawFeed;
use super::guard::RawGuard;
use super::pages::RawPages;
use super::push::RawPush;
use super::state::RawState;
use super::table::Table;
use super::withdrawal::RawWithdrawal;
use super::words::{self, names};

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

/// The publication.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawSite {
    /// The name of the publication: the title of its feeds.
    #[schemars(required, length(min = 1))]
    pub title: Option<Written<String>>,
    /// Its home page.
    #[schemars(required, url)]
    pub link: Option<Written<String>>,
    /// What it is, in a sentence. Without it, the title.
    #[schemars(length(min = 1))]
    pub description: Option<Written<String>>,
    /// The language of articles that name none, a BCP 47 tag.
    #[schemars(extend("default" = words::LANGUAGE))]
    pub language: Option<Written<String>>,
    /// The time zone of dates that name none, an IANA name.
    #[schemars(extend("default" = "UTC"))]
    pub timezone: Option<Written<String>>,
    /// The authors of articles that name none.
    pub authors: Option<Written<Vec<Written<RawAuthor>>>>,
    /// The copyright line.
    #[schemars(length(min = 1))]
    pub rights: Option<Written<String>>,
    /// A small square image: its address, absolute or relative to `link`.
    pub icon: Option<Written<String>>,
    /// A larger image, wider than high: its address, absolute or relative to `link`.
    pub logo: Option<Written<String>>,
    /// Who mints the ids of articles and since when: a domain, a comma and a date on which it was
    /// yours. Never change it: readers would take every article for a new one.
    #[schemars(required)]
    pub tag: Option<Written<String>>,
    /// The id of the feed, a URI. Without it, one is made from `tag`.
    pub id: Option<Written<String>>,
}

/// A folder that articles are in.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawSource {
    /// The folder, relative to the settings file.
    #[schemars(required, length(min = 1))]
    pub folder: Option<Written<String>>,
    /// What its files are; `auto` tells them by their endings.
    #[schemars(extend("enum" = names(words::KINDS), "default" = "auto"))]
    pub kind: Option<Written<String>>,
    /// The section of its articles that name none.
    #[schemars(length(min = 1))]
    pub section: Option<Written<String>>,
    /// The language of its articles that name none. Without it, the site's.
    pub language: Option<Written<String>>,
    /// The authors of its articles that name none. Without them, the site's.
    pub authors: Option<Written<Vec<Written<RawAuthor>>>>,
    /// How the addresses of its articles are made. Without it, as those of the site.
    pub permalink: Option<Written<String>>,
    /// The time zone of its dates that name none. Without it, the site's.
    pub timezone: Option<Written<String>>,
    /// Which clock it prints: whether `12:50` without a.m. or p.m. is after noon or after midnight.
    #[schemars(extend("enum" = names(words::CLOCKS), "default" = "24h"))]
    pub clock: Option<Written<String>>,
    /// The order of day, month and year in dates such as `03/04/2020`. Without it, such a date is
    /// refused.
    #[schemars(extend("enum" = names(words::DATE_ORDERS)))]
    pub date_order: Option<Written<String>>,
    /// What becomes of its articles without a date: refused, or dated by the time of their file.
    #[schemars(extend("enum" = names(words::UNDATED), "default" = "refuse"))]
    pub undated: Option<Written<String>>,
}

/// How the addresses of articles are made.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawPermalinks {
    /// The path of an article that gives none itself, made of `{section}`, `{year}`, `{month}`,
    /// `{day}`, `{slug}` and `{path}`.
    #[schemars(extend("default" = "/{path}/"))]
    pub pattern: Option<Written<String>>,
    /// What the id of an article is made of that gives none itself: the `path` of its file, its
    /// `permalink`, or that with the `name` of its file in place of the last part.
    #[schemars(extend("enum" = names(words::IDS), "default" = "path"))]
    pub ids: Option<Written<String>>,
}

/// The feeds that are made.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawOutput {
    /// The folder that the feeds are put in, relative to the settings file.
    #[schemars(length(min = 1), extend("default" = words::FOLDER))]
    pub folder: Option<Written<String>>,
    /// The public address of that folder.
    #[schemars(required, url)]
    pub url: Option<Written<String>>,
    /// The formats that are made.
    #[schemars(
        length(min = 1),
        extend(
            "default" = names(words::FORMATS),
            "items" = { "type": "string", "enum": names(words::FORMATS) },
            "uniqueItems" = true
        )
    )]
    pub formats: Option<Written<Vec<Written<String>>>>,
    /// The name of the RSS 2.0 file.
    #[schemars(regex(pattern = super::paths::FILE_NAME), extend("default" = words::RSS))]
    pub rss: Option<Written<String>>,
    /// The name of the Atom 1.0 file.
    #[schemars(regex(pattern = super::paths::FILE_NAME), extend("default" = words::ATOM))]
    pub atom: Option<Written<String>>,
    /// The name of the JSON Feed 1.1 file.
    #[schemars(regex(pattern = super::paths::FILE_NAME), extend("default" = words::JSON))]
    pub json: Option<Written<String>>,
    /// The most items that a feed holds.
    #[schemars(range(min = 1, max = u32::MAX), extend("default" = words::ITEMS))]
    pub items: Option<Written<u64>>,
    /// The most bytes that a feed has; the oldest items are left out.
    #[schemars(range(min = 1, max = u32::MAX), extend("default" = words::BYTES))]
    pub bytes: Option<Written<u64>>,
    /// Whether items carry their whole text or their summary.
    #[schemars(extend("enum" = names(words::CONTENTS), "default" = "full"))]
    pub content: Option<Written<String>>,
    /// How long a reader may wait before it looks again, in minutes.
    #[schemars(range(min = 1, max = u32::MAX))]
    pub ttl: Option<Written<u64>>,
    /// Whether older items are kept in archive documents: one for each month, or one for so many
    /// items.
    #[schemars(extend("default" = "none"))]
    pub archive: Option<Written<RawArchive>>,
    /// The packed copies that stand beside each feed, for servers that hand them out.
    #[schemars(
        extend(
            "default" = [],
            "items" = { "type": "string", "enum": names(words::ENCODINGS) },
            "uniqueItems" = true
        )
    )]
    pub compress: Option<Written<Vec<Written<String>>>>,
}

/// An author: a name, or a table with more.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(untagged)]
pub(super) enum RawAuthor {
    /// The name.
    Name(#[schemars(length(min = 1))] String),
    /// The name and more.
    Table(RawPerson),
}

/// A name and more.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawPerson {
    /// The name.
    #[schemars(required, length(min = 1))]
    pub name: Option<Written<String>>,
    /// An e-mail address; it is published.
    #[schemars(email)]
    pub email: Option<Written<String>>,
    /// A page about the person: its address, absolute or relative to the site's `link`.
    pub url: Option<Written<String>>,
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

impl Read for RawSite {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let mut table = Table::of(key, "`[site]`", value, desk)?;
        let span = at(value);
        let raw = Self {
            title: table.need("title", span.clone(), "add the publication's name", desk),
            link: table.need(
                "link",
                span.clone(),
                "add the address of the home page",
                desk,
            ),
            description: table.take("description", desk),
            language: table.take("language", desk),
            timezone: table.take("timezone", desk),
            authors: table.take("authors", desk),
            rights: table.take("rights", desk),
            icon: table.take("icon", desk),
            logo: table.take("logo", desk),
            tag: table.need("tag", span, super::values::TAG_HELP, desk),
            id: table.take("id", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

impl Read for RawSource {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let mut table = Table::of(key, "`[[sources]]`", value, desk)?;
        let raw = Self {
            folder: table.need("folder", at(value), "add the folder of the articles", desk),
            kind: table.take("kind", desk),
            section: table.take("section", desk),
            language: table.take("language", desk),
            authors: table.take("authors", desk),
            permalink: table.take("permalink", desk),
            timezone: table.take("timezone", desk),
            clock: table.take("clock", desk),
            date_order: table.take("date_order", desk),
            undated: table.take("undated", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

impl Read for RawPermalinks {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let mut table = Table::of(key, "`[permalinks]`", value, desk)?;
        let raw = Self {
            pattern: table.take("pattern", desk),
            ids: table.take("ids", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

impl Read for RawOutput {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let mut table = Table::of(key, "`[output]`", value, desk)?;
        let help = "add the address at which the feeds' folder is public";
        let raw = Self {
            folder: table.take("folder", desk),
            url: table.need("url", at(value), help, desk),
            formats: table.take("formats", desk),
            rss: table.take("rss", desk),
            atom: table.take("atom", desk),
            json: table.take("json", desk),
            items: table.take("items", desk),
            bytes: table.take("bytes", desk),
            content: table.take("content", desk),
            ttl: table.take("ttl", desk),
            archive: table.take("archive", desk),
            compress: table.take("compress", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

impl Read for RawAuthor {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        if let Some(name) = value.get_ref().as_str() {
            return Some(Self::Name(name.to_owned()));
        }
        if !value.get_ref().is_table() {
            let help = "write a name in quotes, or `{ name = \"…\", email = \"…\", url = \"…\" }`";
            desk.mismatch("author", value, help);
            return None;
        }
        let mut table = Table::of(key, "an author", value, desk)?;
        let raw = RawPerson {
            name: table.need("name", at(value), "add the author's name", desk),
            email: table.take("email", desk),
            url: table.take("url", desk),
        };
        table.finish(desk);
        Some(Self::Table(raw))
    }
}

pub(super) fn at(value: &Value<'_>) -> Option<Range<usize>> {
    Some(value.span())
}
