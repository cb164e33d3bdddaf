//! What an article is about.

use super::{AbsoluteUrl, Line};

/// A category, section or tag.
///
/// * RSS 2.0: `category` with the label as text and the scheme as `domain`
/// * Atom: `category` with `term`, `scheme`, `label`
/// * JSON Feed: the label in `tags`
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Category {
    /// What machines compare.
    pub term: Line,
    /// The vocabulary that the term is from.
    pub scheme: Option<AbsoluteUrl>,
    /// What people read.
    pub label: Line,
}

impl Category {
    /// A category without a vocabulary, whose term is its label.
    pub fn plain(label: Line) -> Self {
        Self {
            term: label.clone(),
            scheme: None,
            label,
        }
    }
}
