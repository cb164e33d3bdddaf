//! `[[feeds]]`: more feeds beside the main one, each in a folder of its own.

mod convert;
mod folder;
mod raw;
mod template;

pub(super) use convert::convert;
pub(crate) use folder::{ARCHIVES, is_device, likeness};
pub use folder::{Folder, FolderPart};
pub(super) use raw::RawFeed;
pub use template::Template;

use super::Archive;
use crate::model::{Facet, Format, Language, Line, Profile, Show};

/// What makes a feed, or one for each label of a facet.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FeedRule {
    /// One feed, or many.
    pub which: Which,
    /// The articles that may be in them.
    pub filter: Filter,
    /// The title of each.
    pub title: Template,
    /// What each is, in a sentence; `None` for the site's.
    pub description: Option<Template>,
    /// The language of each. `None` for that of the label if they are split by language, else for
    /// the site's.
    pub language: Option<Language>,
    /// The most items that each holds; more than 0.
    pub items: usize,
    /// The most bytes that each of their files has; more than 0.
    pub bytes: usize,
    /// Whether items carry their whole text or their summary.
    pub full_text: bool,
    /// The formats and the names of their files, in the order of [`Format::ALL`]; at least one,
    /// each once, no name twice.
    pub formats: Vec<(Format, String)>,
    /// Where each is, below the folder of [`Output`](super::Output). It has a
    /// [`FolderPart::Label`] exactly if `which` is a [`Which::Split`].
    pub folder: Folder,
    /// The fewest items for one to be made; more than 0.
    pub at_least: usize,
    /// Whether there are archive documents of older items.
    pub archive: Option<Archive>,
    /// What makes each a podcast, if they are.
    pub show: Option<Show>,
    /// The partner that each is made for.
    pub profile: Option<Profile>,
}

/// Whether a rule makes one feed or many.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Which {
    /// One feed with this name.
    One(Line),
    /// One for each label that the articles have of this facet.
    Split(Facet),
}

/// Which articles may be in a feed: of each facet in it, they have one of the labels. Without any
/// facet, all may.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Filter {
    /// The facets and the labels, as they are written, in the order of [`Facet::ALL`]; each facet
    /// once, with at least one label.
    ///
    /// A label is wanted in any case of its letters. A [`Facet::Language`] `en` is wanted by
    /// `en-GB` too.
    pub wanted: Vec<(Facet, Vec<Line>)>,
}
