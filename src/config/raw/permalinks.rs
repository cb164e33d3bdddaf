//! `[permalinks]`: the addresses of articles, as they are written.

use schemars::JsonSchema;

use crate::config::desk::Desk;
use crate::config::document::{Read, Value, Written};
use crate::config::table::Table;
use crate::config::words::{self, names};

/// How the addresses of articles are made.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(in crate::config) struct RawPermalinks {
    /// The path of an article that gives none itself, made of `{section}`, `{year}`, `{month}`,
    /// `{day}`, `{slug}` and `{path}`.
    #[schemars(extend("default" = "/{path}/"))]
    pub pattern: Option<Written<String>>,
    /// What the id of an article is made of that gives none itself: the `path` of its file, its
    /// `permalink`, or that with the `name` of its file in place of the last part.
    #[schemars(extend("enum" = names(words::IDS), "default" = "path"))]
    pub ids: Option<Written<String>>,
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
