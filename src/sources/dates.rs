//! The dates of news text and front matter.

use crate::model::Instant;

use super::Reading;

/// Why a date could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unreadable {
    /// `03/04/2020` without an order in the settings.
    Ambiguous,
    /// No form that is known.
    Unknown,
}

/// Reads a date.
pub(super) fn parse(text: &str, _reading: &Reading) -> Result<Instant, Unreadable> {
    Instant::from_rfc3339(text).ok_or(Unreadable::Unknown)
}
