//! Which of its feed's documents this one is (RFC 5005), in RSS and Atom.

use super::FEED_HISTORY;
use crate::model::Feed;

/// The names of the elements that say it, without their prefix; they are empty.
pub(super) fn elements(feed: &Feed) -> Vec<&'static str> {
    let paging = &feed.paging;
    let all = [
        ("archive", paging.is_archive),
        ("complete", paging.is_complete),
    ];
    all.into_iter()
        .filter_map(|(name, is_so)| is_so.then_some(name))
        .collect()
}

/// The namespace, if a document needs it.
pub(super) fn namespace(feed: &Feed) -> Option<(&'static str, &'static str)> {
    (!elements(feed).is_empty()).then_some(FEED_HISTORY)
}
