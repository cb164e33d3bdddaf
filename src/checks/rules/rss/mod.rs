//! What RSS demands and advises beyond its table of elements.

mod guid;
mod image;
mod item;
mod order;
mod self_link;
mod skip;
mod text_input;
mod version;

pub use guid::*;
pub use image::*;
pub use item::*;
pub use order::*;
pub use self_link::*;
pub use skip::*;
pub use text_input::*;
pub use version::*;
