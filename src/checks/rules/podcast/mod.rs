//! What the podcast namespace demands beyond its table of elements.

mod live;
mod payment;
mod schedule;

pub use live::*;
pub use payment::*;
pub use schedule::*;
