//! Values of the podcast namespace.

mod address;
mod date;
mod integrity;
mod label;
mod location;
mod number;
mod recurrence;
mod words;

pub use self::address::*;
pub use self::date::*;
pub use self::integrity::*;
pub use self::label::*;
pub use self::location::*;
pub use self::number::*;
pub use self::recurrence::*;
pub use self::words::*;
