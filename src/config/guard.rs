//! `[guard]`: what keeps a bad run from replacing a good feed.

use schemars::JsonSchema;

use super::desk::Desk;
use super::document::{Read, Value, Written};
use super::table::Table;
use super::words;

/// What keeps a bad run from replacing a good feed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Guard {
    /// How much of a feed may vanish from it or come back to it at one run without a reason that
    /// the articles give, in percent of its items: 1 to 100.
    pub share: u8,
}

impl Default for Guard {
    fn default() -> Self {
        Self {
            share: words::SHARE,
        }
    }
}

/// What keeps a bad run from replacing a good feed.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawGuard {
    /// How much of a feed may vanish from it or come back to it at one run without a reason, in
    /// percent of its items. 100 lets everything pass.
    #[schemars(range(min = 1, max = 100), extend("default" = words::SHARE))]
    pub share: Option<Written<u64>>,
}

impl Read for RawGuard {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let mut table = Table::of(key, "`[guard]`", value, desk)?;
        let raw = Self {
            share: table.take("share", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

/// What is written → what is used.
pub(super) fn convert(raw: &Option<Written<RawGuard>>, desk: &mut Desk<'_>) -> Guard {
    let written = raw.as_ref().and_then(|guard| guard.value.share.as_ref());
    let share = written.and_then(|written| {
        let percent = u8::try_from(written.value).ok().filter(|it| *it <= 100);
        let problem = |number: &u64| format!("is {number}");
        desk.accept(
            written,
            percent,
            problem,
            "write a percentage from 1 to 100",
        )
    });
    Guard {
        share: share.unwrap_or(words::SHARE),
    }
}
