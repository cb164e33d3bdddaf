//! Plain, immutable data: [`Article`] (what a source found) → [`Item`] (what a reader gets) →
//! [`Feed`] (what a writer writes).
//!
//! Values are parsed, not validated: an [`AbsoluteUrl`], a [`Language`], an [`ItemId`] or a
//! [`Line`] can't hold a wrong value, so an [`Item`] that one of the three formats would refuse
//! can't be built. Nothing here reads a file, a clock or the environment.

mod article;
mod attachment;
mod category;
mod entry;
mod facet;
mod feed;
mod format;
mod id;
mod instant;
mod item;
mod language;
mod paging;
mod permalink;
mod person;
mod site;
mod status;
mod text;
mod url;

pub use article::{Article, Body, Byline, Enclosed, Found, Seed};
pub use attachment::{Attachment, MediaType};
pub use category::Category;
pub use entry::{Entry, Moments};
pub(crate) use facet::composed;
pub use facet::{Facet, folded};
pub use feed::{Feed, Tombstone};
pub use format::Format;
pub use id::{ItemId, TaggingEntity};
pub use instant::Instant;
pub use item::Item;
pub use language::Language;
pub use paging::Paging;
pub(crate) use permalink::is_mark;
pub use permalink::{Permalink, slug};
pub use person::{Email, Person};
pub use site::{Defaults, Ids, Site};
pub use status::{Notices, Status};
pub use text::{Html, Line, Text, is_legal};
pub use url::AbsoluteUrl;
pub(crate) use url::FORBIDDEN as FORBIDDEN_IN_URLS;
