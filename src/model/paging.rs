//! The documents of one feed (RFC 5005).

use super::AbsoluteUrl;

/// What a document says of the others of its feed (RFC 5005); by default, that there are none to
/// speak of.
///
/// * RSS 2.0, Atom: `atom:link`s and the elements of the namespace `fh`
/// * JSON Feed: `next_url`, which leads to [`previous`](Paging::previous)
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Paging {
    /// The newest document, which people subscribe to, if this is another.
    ///
    /// * RSS 2.0, Atom: `link rel="current"`
    /// * JSON Feed: not written
    pub current: Option<AbsoluteUrl>,
    /// The archive before this document.
    ///
    /// * RSS 2.0, Atom: `link rel="prev-archive"`
    /// * JSON Feed: `next_url`
    pub previous: Option<AbsoluteUrl>,
    /// The archive after this one.
    ///
    /// * RSS 2.0, Atom: `link rel="next-archive"`
    /// * JSON Feed: not written
    pub next: Option<AbsoluteUrl>,
    /// Whether this is an archive: no item will be added to it or taken from it.
    ///
    /// * RSS 2.0, Atom: `fh:archive`
    /// * JSON Feed: not written
    pub is_archive: bool,
    /// Whether this document holds every item of the feed.
    ///
    /// * RSS 2.0, Atom: `fh:complete`
    /// * JSON Feed: not written
    pub is_complete: bool,
}

impl Paging {
    /// The links to other documents, by their relations.
    pub fn links(&self) -> impl Iterator<Item = (&'static str, &AbsoluteUrl)> {
        let all = [
            ("current", &self.current),
            ("prev-archive", &self.previous),
            ("next-archive", &self.next),
        ];
        all.into_iter()
            .filter_map(|(rel, url)| Some((rel, url.as_ref()?)))
    }
}
