//! One article of a file that holds several.

use crate::diagnostic::Diagnostic;
use crate::model::Article;

/// One article of a file that holds several.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it is called within its file: stable while the file changes, and safe in a path.
    pub name: String,
    /// The hash of what the article says, not of where it stands.
    pub content: [u8; 16],
    /// The article; `None` if it can't be used.
    pub article: Option<Article>,
    /// What is wrong with it.
    pub findings: Vec<Diagnostic>,
}
