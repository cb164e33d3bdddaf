//! Bytes → the world: files that are replaced whole, or not at all.
//!
//! This room knows paths and bytes and no feed. A reader that polls while a run publishes sees
//! the old file or the new one, never a part of one and never none.

mod folder;
mod replace;

pub use folder::Folder;
pub use replace::Prepared;
