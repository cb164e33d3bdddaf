//! What the smaller extensions demand beyond their tables of elements.

mod paging;
mod sync;
mod xhtml;

pub use paging::*;
pub use sync::*;
pub use xhtml::*;
