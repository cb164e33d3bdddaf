//! Which format a document is in, by its root element.

use super::namespaces::Ns;
use super::tree::Element;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// RSS 0.91, 0.92 or 2.0.
    Rss,
    /// An Atom 1.0 feed.
    AtomFeed,
    /// An Atom 1.0 entry document.
    AtomEntry,
    /// Atom 0.3 or older.
    Atom03,
    /// RSS 0.90 or 1.0: RDF.
    Rss10,
    /// RSS 1.1.
    Rss11,
    /// A JSON Feed.
    Json,
    /// XML that is no feed, or nothing at all.
    Unknown,
}

impl Kind {
    /// What people call it.
    pub fn as_str(self) -> &'static str {
        match self {
            Kind::Rss => "RSS",
            Kind::AtomFeed => "Atom",
            Kind::AtomEntry => "Atom entry",
            Kind::Atom03 => "Atom 0.3",
            Kind::Rss10 => "RSS 1.0",
            Kind::Rss11 => "RSS 1.1",
            Kind::Json => "JSON Feed",
            Kind::Unknown => "unknown",
        }
    }

    /// Whether it is Atom 1.0.
    pub fn is_atom(self) -> bool {
        matches!(self, Kind::AtomFeed | Kind::AtomEntry)
    }

    /// The format that `root` begins. A wrong namespace does not hide what was meant.
    pub(super) fn of(root: Element<'_>) -> Self {
        match (root.local(), root.ns()) {
            ("rss", _) => Kind::Rss,
            ("RDF", Ns::Rdf) => Kind::Rss10,
            ("Channel", Ns::Rss11) => Kind::Rss11,
            ("feed" | "entry", Ns::Atom03) => Kind::Atom03,
            ("feed", Ns::None) if root.attribute("version").is_some() => Kind::Atom03,
            ("feed", _) => Kind::AtomFeed,
            ("entry", _) => Kind::AtomEntry,
            _ => Kind::Unknown,
        }
    }
}
