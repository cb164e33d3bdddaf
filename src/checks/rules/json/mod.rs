//! What JSON Feed 1 and 1.1 demand and advise: one table of objects and members, the types of
//! their values, and the rules that look at more than one member.

mod attachments;
mod authors;
mod content;
mod dates;
mod extension;
mod file;
mod given;
mod hubs;
mod id;
mod members;
mod names;
mod numbers;
mod order;
mod paging;
mod recommended;
mod tags;
mod text;
mod url;
mod version;
mod walk;
mod walk_rules;

pub use attachments::*;
pub use authors::*;
pub use content::*;
pub use dates::*;
pub use extension::INVALID_EXTENSION;
pub use file::*;
pub use hubs::UNKNOWN_HUB;
pub use id::{DUPLICATE_ID, EMPTY_ID, UNUSUAL_ID};
pub use numbers::{INVALID_NUMBER, UNUSUAL_NUMBER};
pub use order::*;
pub use paging::*;
pub use recommended::*;
pub use tags::*;
pub use text::EMPTY_MEMBER;
pub use url::{UNUSUAL_SCHEME, UNUSUAL_URL};
pub use version::{CONFLICTING_VERSION, DEPRECATED_VERSION, INVALID_VERSION, MISPLACED_VERSION};
pub use walk::walk;
pub use walk_rules::*;
