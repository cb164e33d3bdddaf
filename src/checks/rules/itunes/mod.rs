//! What Apple demands of podcasts beyond its table of elements.

mod enclosure;
mod encoding;
mod episode;
mod show;

pub use enclosure::*;
pub use encoding::*;
pub use episode::*;
pub use show::*;
