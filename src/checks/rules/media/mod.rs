//! What Media RSS demands beyond its table of elements.

mod content;
mod namespace;

pub use content::*;
pub use namespace::*;
