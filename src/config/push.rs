//! `[push]`: who is told at once when a feed has changed.

use schemars::JsonSchema;

use super::desk::Desk;
use super::document::{Read, Value, Written};
use super::table::Table;
use crate::model::AbsoluteUrl;

/// Who is told at once when a feed has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Push {
    /// The WebSub hubs that subscribers are sent to, each once.
    pub hubs: Vec<AbsoluteUrl>,
}

/// Who is told at once when a feed has changed.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawPush {
    /// The WebSub hubs: their addresses.
    #[schemars(extend(
        "default" = [],
        "items" = { "type": "string", "format": "uri", "pattern": "^https?://[^#]*$" },
        "uniqueItems" = true
    ))]
    pub hubs: Option<Written<Vec<Written<String>>>>,
}

impl Read for RawPush {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let mut table = Table::of(key, "`[push]`", value, desk)?;
        let raw = Self {
            hubs: table.take("hubs", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

/// What is written → what is used.
pub(super) fn convert(raw: &Option<Written<RawPush>>, desk: &mut Desk<'_>) -> Push {
    let written = raw.iter().filter_map(|push| push.value.hubs.as_ref());
    let mut hubs: Vec<AbsoluteUrl> = Vec::new();
    for hub in written.flat_map(|list| &list.value) {
        let Some(url) = desk.hub(hub) else {
            continue;
        };
        if hubs.contains(&url) {
            let message = format!("`{}` is here a second time", hub.value);
            let help = "remove one of the two";
            desk.refuse("settings/invalid-value", hub.span.clone(), message, help);
        }
        hubs.push(url);
    }
    Push { hubs }
}
