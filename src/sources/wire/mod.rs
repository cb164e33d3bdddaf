//! In the making.

use crate::diagnostic::Sink;
use crate::model::{Article, Body, Found, Seed};

use super::Reading;

/// Reads one seed.
pub(super) fn read(
    text: &str,
    seed: Seed,
    _reading: &Reading,
    _sink: &mut Sink,
) -> Option<Article> {
    Some(Article::new(
        seed,
        Found::new(Body::Markdown(text.to_owned()), 1),
    ))
}
