//! Values of the podcast namespace.

mod address;
mod date;
mod integrity;
mod label;
mod location;
mod recurrence;
mod soundbite;
mod words;

pub use self::address::*;
pub use self::date::*;
pub use self::integrity::*;
pub use self::label::*;
pub use self::location::*;
pub use self::recurrence::*;
pub use self::soundbite::*;
pub use self::words::*;
