//! The dates of news text and front matter.

mod unreadable;

use crate::model::Instant;

use super::Reading;
pub(super) use unreadable::Unreadable;

/// Reads a date.
pub(super) fn parse(text: &str, _reading: &Reading) -> Result<Instant, Unreadable> {
    Instant::from_rfc3339(text).ok_or(Unreadable::Unknown)
}
