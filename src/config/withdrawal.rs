//! `[withdrawal]`: what becomes of articles that are called back.

use schemars::JsonSchema;

use super::desk::Desk;
use super::document::{Read, Value, Written};
use super::span;
use super::table::Table;
use crate::model::Notices;

/// What becomes of articles that are called back. The notices are the
/// [`Site`](crate::model::Site)'s.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Withdrawal {
    /// How long a withdrawn item stays in the feeds as a notice, in seconds; more than 0.
    pub keep: i64,
    /// Whether it leaves a tombstone in Atom feeds, for as long again (RFC 6721).
    pub tombstones: bool,
}

impl Default for Withdrawal {
    fn default() -> Self {
        Self {
            keep: span::parse(KEEP).expect("the default is a span"),
            tombstones: false,
        }
    }
}

const KEEP: &str = "30 days";

/// What becomes of articles that are called back.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawWithdrawal {
    /// What stands in place of an article that was withdrawn.
    #[schemars(length(min = 1), extend("default" = Notices::WITHDRAWN))]
    pub notice: Option<Written<String>>,
    /// What stands in place of an article that is withheld.
    #[schemars(length(min = 1), extend("default" = Notices::WITHHELD))]
    pub held_notice: Option<Written<String>>,
    /// How long a withdrawn article stays in the feeds as a notice, such as `30 days`.
    #[schemars(regex(pattern = span::PATTERN), extend("default" = KEEP))]
    pub keep: Option<Written<String>>,
    /// Whether it leaves a tombstone in Atom feeds, for as long again.
    #[schemars(extend("default" = false))]
    pub tombstones: Option<Written<bool>>,
}

impl Read for RawWithdrawal {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let mut table = Table::of(key, "`[withdrawal]`", value, desk)?;
        let raw = Self {
            notice: table.take("notice", desk),
            held_notice: table.take("held_notice", desk),
            keep: table.take("keep", desk),
            tombstones: table.take("tombstones", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

/// What is written → what is used.
pub(super) fn convert(
    raw: &Option<Written<RawWithdrawal>>,
    desk: &mut Desk<'_>,
) -> (Notices, Withdrawal) {
    let (mut notices, mut withdrawal) = (Notices::default(), Withdrawal::default());
    if let Some(Written { value: raw, .. }) = raw {
        notices.withdrawn = desk.text(&raw.notice).unwrap_or(notices.withdrawn);
        notices.withheld = desk.text(&raw.held_notice).unwrap_or(notices.withheld);
        withdrawal.keep = desk.span(&raw.keep).unwrap_or(withdrawal.keep);
        withdrawal.tombstones = raw.tombstones.as_ref().is_some_and(|it| it.value);
    }
    (notices, withdrawal)
}
