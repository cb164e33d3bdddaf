//! What RFC 4287 demands and advises beyond its table of elements.

mod author;
mod constructs;
mod content;
mod duplicates;
mod entry;
mod links;
mod order;
mod self_link;
mod source;

pub use author::*;
pub use constructs::*;
pub use content::*;
pub use duplicates::*;
pub use entry::*;
pub use links::*;
pub use order::*;
pub use self_link::*;
pub use source::*;
