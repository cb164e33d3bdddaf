//! What the smaller extensions demand beyond their tables of elements.

mod paging;
mod sync;
mod tombstones;
mod xhtml;

pub use paging::*;
pub use sync::*;
pub use tombstones::*;
pub use xhtml::*;
