//! What a next feed must not do to the readers of the one that is there.

mod dates;
mod ids;
mod loss;

pub use dates::*;
pub use ids::*;
pub use loss::*;

use crate::checks::Rule;

/// The rules that compare two feeds.
pub static ALL: [&Rule; 6] = [
    &CHANGED_IDS,
    &EMPTY_FEED,
    &LOST_ITEMS,
    &MOVED_PUBLICATION,
    &OLD_ITEMS_AS_NEW,
    &OLDER_UPDATE,
];
