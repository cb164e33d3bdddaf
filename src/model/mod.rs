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
mod episode;
mod facet;
mod feed;
mod format;
mod id;
mod instant;
mod item;
mod language;
mod news;
mod newsroom;
mod paging;
mod permalink;
mod person;
mod picture;
mod profile;
mod show;
mod site;
mod status;
mod text;
mod url;

pub use article::{Article, Body, Byline, Enclosed, Found, Seed};
pub use attachment::{Attachment, MediaType};
pub use category::Category;
pub use entry::{Entry, Moments};
pub use episode::{Aired, Chapters, Credit, Episode, EpisodeKind, Heard, Named, Transcript};
pub(crate) use facet::composed;
pub use facet::{Facet, folded};
pub use feed::{Feed, Tombstone};
pub use format::Format;
pub use id::{ItemId, TaggingEntity};
pub use instant::Instant;
pub use item::Item;
pub use language::Language;
pub use news::{Correction, News, Point, Related, SourceType, Translation, Urgency};
pub use newsroom::{Corrected, Newsroom, Story, Subject};
pub use paging::Paging;
pub(crate) use permalink::is_mark;
pub use permalink::{Permalink, slug};
pub use person::{Email, Person};
pub use picture::{Picture, Pictured, Rendition};
pub use profile::Profile;
pub(crate) use show::SHOW_CATEGORIES;
pub use show::{Medium, Show, ShowCategory, ShowGuid};
pub use site::{Defaults, Ids, Site};
pub use status::{Notices, Status};
pub use text::{Html, Line, Text, is_legal};
pub use url::AbsoluteUrl;
pub(crate) use url::FORBIDDEN as FORBIDDEN_IN_URLS;
