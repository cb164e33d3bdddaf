//! How long an item may be used, as a DCMI Period
//! (<https://www.dublincore.org/specifications/dublin-core/dcmi-period/>), in RSS and Atom.

use crate::model::{Feed, Item};

/// The value of `dcterms:valid` for `item`, if it ever ceases to be valid.
pub(super) fn period(item: &Item) -> Option<String> {
    let end = item.valid_until()?;
    let start = item.published;
    Some(format!("start={start};end={end};scheme=W3C-DTF"))
}

/// Whether an item of `feed` has such a period.
pub(super) fn is_limited(feed: &Feed) -> bool {
    feed.items.iter().any(|item| item.valid_until().is_some())
}
