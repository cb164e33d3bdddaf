//! The guard: would the next feed be worse than the one that is there?
//!
//! Readers remember what they have shown by its id. A feed that is right by every specification
//! can still do harm that nobody can take back: lose its items because a folder was not mounted,
//! or show them all once more because their ids have changed. So the feed that is published is
//! read, by the checker's own readers, and compared with the one that would take its place.
//!
//! ```
//! use feedmill::checks::Options;
//! use feedmill::checks::history::{self, Facts};
//!
//! let feed = |items: &str| {
//!     let text = format!("<rss version='2.0'><channel>{items}</channel></rss>");
//!     history::held(text.as_bytes(), "rss.xml").expect("it is a feed")
//! };
//! let old = feed("<item><guid>urn:tea:1</guid><title>Tea</title></item>");
//! let new = feed("");
//! let found = history::guard(&old, Some(&new), &Facts::default(), &Options::default());
//! assert_eq!(found[0].rule, "history/empty-feed");
//! ```

mod clock;
mod difference;
mod guard;
mod held;
mod json;
mod plain;
mod rules;
mod twin;
mod xml;

pub use clock::clock;
pub use difference::{Difference, Pair, diff};
pub use guard::{Change, Facts, guard};
pub(super) use held::held_in;
pub use held::{Held, HeldItem, held};
pub use twin::twin;

pub(super) use rules::*;
