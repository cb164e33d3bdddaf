//! `[site]`: the publication, as it is written.

use schemars::JsonSchema;

use super::at;
use super::author::RawAuthor;
use crate::config::desk::Desk;
use crate::config::document::{Read, Value, Written};
use crate::config::table::Table;
use crate::config::words;

/// The publication.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(in crate::config) struct RawSite {
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
            tag: table.need("tag", span, crate::config::values::TAG_HELP, desk),
            id: table.take("id", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}
