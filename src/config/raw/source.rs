//! `[[sources]]`: a folder of articles, as it is written.

use schemars::JsonSchema;

use super::at;
use super::author::RawAuthor;
use crate::config::desk::Desk;
use crate::config::document::{Read, Value, Written};
use crate::config::table::Table;
use crate::config::words::{self, names};

/// A folder that articles are in.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(in crate::config) struct RawSource {
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
