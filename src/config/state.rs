//! `[state]`: what is kept from run to run.

use std::path::{Path, PathBuf};

use schemars::JsonSchema;

use super::desk::Desk;
use super::document::{Read, Value, Written};
use super::table::Table;
use super::words;

/// What is kept from run to run.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawState {
    /// The file that remembers what was published, relative to the settings file.
    #[schemars(length(min = 1), extend("default" = words::STATE))]
    pub file: Option<Written<String>>,
}

impl Read for RawState {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let mut table = Table::of(key, "`[state]`", value, desk)?;
        let raw = Self {
            file: table.take("file", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

/// What is written → what is used.
pub(super) fn convert(
    raw: &Option<Written<RawState>>,
    root: &Path,
    desk: &mut Desk<'_>,
) -> PathBuf {
    let file = raw
        .as_ref()
        .and_then(|state| desk.file(&state.value.file, root));
    file.unwrap_or_else(|| root.join(words::STATE))
}
