//! `[check]`: how feeds are checked.

use std::borrow::Cow;
use std::collections::BTreeMap;

use schemars::JsonSchema;

use super::desk::Desk;
use super::document::{Read, Value, Written};
use super::table::Table;
use super::words;
use crate::diagnostic::{Level, Place};

/// How feeds are checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Check {
    /// The levels of rules and groups that differ from their own.
    pub levels: Vec<RuleLevel>,
}

/// A level that the settings give to a rule or a group.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RuleLevel {
    /// The rule or the group, as it is written: it may be unknown.
    pub name: String,
    /// The level; `None` allows it.
    pub level: Option<Level>,
    /// Where it is written.
    pub place: Place,
}

/// How feeds are checked.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawCheck {
    /// The levels of rules, and of groups of rules, that differ from their own. `feedmill rules`
    /// lists their names.
    #[schemars(
        with = "Option<BTreeMap<String, String>>",
        extend("additionalProperties" = { "type": "string", "enum": words::names(words::LEVELS) })
    )]
    pub levels: Option<Written<RawLevels>>,
}

/// Names and the level that is written for each.
#[derive(Clone, Debug)]
pub(super) struct RawLevels(Vec<(Written<String>, Written<String>)>);

impl Read for RawCheck {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let mut table = Table::of(key, "`[check]`", value, desk)?;
        let raw = Self {
            levels: table.take("levels", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

impl Read for RawLevels {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let Some(entries) = value.get_ref().as_table() else {
            desk.mismatch(key, value, "write its lines below a line `[check.levels]`");
            return None;
        };
        let mut levels = Vec::new();
        for (name, value) in entries {
            let Some(level) = String::read("level", value, desk) else {
                continue;
            };
            let name = Written {
                key: "levels",
                value: Cow::clone(name.get_ref()).into_owned(),
                span: name.span(),
            };
            let level = Written {
                key: "level",
                value: level,
                span: value.span(),
            };
            levels.push((name, level));
        }
        // In the order of the file, which a table does not keep.
        levels.sort_by_key(|(name, _)| name.span.start);
        Some(Self(levels))
    }
}

/// What is written → what is used.
pub(super) fn convert(raw: &Option<Written<RawCheck>>, desk: &mut Desk<'_>) -> Check {
    let levels = (raw.as_ref()).and_then(|check| check.value.levels.as_ref());
    let levels = levels.into_iter().flat_map(|levels| &levels.value.0);
    Check {
        levels: levels
            .filter_map(|(name, level)| {
                Some(RuleLevel {
                    name: name.value.clone(),
                    level: desk.word_of(level, words::LEVELS)?,
                    place: desk.place(name.span.clone()),
                })
            })
            .collect(),
    }
}
