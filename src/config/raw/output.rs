//! `[output]`: the feeds that are made, as they are written.

use schemars::JsonSchema;

use super::at;
use crate::config::archive::RawArchive;
use crate::config::desk::Desk;
use crate::config::document::{Read, Value, Written};
use crate::config::table::Table;
use crate::config::words::{self, names};

/// The feeds that are made.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(in crate::config) struct RawOutput {
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
    #[schemars(regex(pattern = crate::config::paths::FILE_NAME), extend("default" = words::RSS))]
    pub rss: Option<Written<String>>,
    /// The name of the Atom 1.0 file.
    #[schemars(regex(pattern = crate::config::paths::FILE_NAME), extend("default" = words::ATOM))]
    pub atom: Option<Written<String>>,
    /// The name of the JSON Feed 1.1 file.
    #[schemars(regex(pattern = crate::config::paths::FILE_NAME), extend("default" = words::JSON))]
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
    /// The partner that the feeds are made for: what that wants is added, and checked.
    #[schemars(extend("enum" = names(words::PROFILES), "default" = "none"))]
    pub profile: Option<Written<String>>,
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
            profile: table.take("profile", desk),
            compress: table.take("compress", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}
