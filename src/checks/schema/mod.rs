//! The gate: every feed against the grammar of its format before it is published.
//!
//! The grammars are the files in `schemas/`; the engines that run them stand behind the traits
//! `xml::Grammar` and `json::Grammar`, so that either can be replaced. What an engine finds
//! is told in our words, with the place in the file: findings of `schema/atom`, `schema/rss` and
//! `schema/json`. A file that can't be read as XML or JSON at all gets an `xml/…` or `json/…`
//! finding instead.
//!
//! A hostile file costs a small multiple of its size: entities are never expanded, nothing is
//! fetched, and nesting and attributes are bounded before an engine sees them.

mod detect;
mod json;
mod xml;

use crate::diagnostic::{Diagnostic, Sink};
use crate::model::Format;

pub use detect::detect;

/// How many findings a file may have before the rest is only counted.
const LIMIT: usize = 100;

/// Checks `bytes`, shown as `file`, against the grammar of `format`.
///
/// No finding means that the file is valid. After a hundred findings the rest is counted in a
/// note.
///
/// ```
/// use feedmill::checks::schema;
/// use feedmill::diagnostic::Sink;
/// use feedmill::model::Format;
///
/// let mut sink = Sink::new();
/// let feed = br#"{ "version": "https://jsonfeed.org/version/1.1", "items": [] }"#;
/// schema::check(Format::Json, feed, "feed.json", &mut sink);
/// assert_eq!(sink.into_vec()[0].message, "feed has no `title`");
/// ```
pub fn check(format: Format, bytes: &[u8], file: &str, sink: &mut Sink) {
    let found = match format {
        Format::Atom => xml::check(&xml::ATOM, bytes, file),
        Format::Json => json::check(bytes, file),
        Format::Rss => xml::check(&xml::RSS, bytes, file),
    };
    found.hand_over(sink);
}

/// Checks `bytes`, an RSS feed shown as `file`, against the stricter grammar of what is about to
/// be published: a `guid` in every item, at most one enclosure each, items last, and an
/// `atom:link` in the channel.
pub fn check_rss_profile(bytes: &[u8], file: &str, sink: &mut Sink) {
    xml::check(&xml::RSS_PROFILE, bytes, file).hand_over(sink);
}

/// What was found: the first [`LIMIT`] findings, and how many more there are.
struct Found {
    findings: Vec<Diagnostic>,
    more: usize,
}

impl Found {
    /// A file that can't be read gives one finding.
    fn one(finding: Diagnostic) -> Self {
        Self {
            findings: vec![finding],
            more: 0,
        }
    }

    /// Hands the findings over in the order of the file.
    fn hand_over(mut self, sink: &mut Sink) {
        self.findings.sort_by_key(|finding| {
            let place = finding.place.as_ref();
            place.map(|place| (place.line, place.column))
        });
        self.more += self.findings.len().saturating_sub(LIMIT);
        self.findings.truncate(LIMIT);
        let rule = self.findings.last().map(|finding| finding.rule);
        sink.extend(self.findings);
        if let (Some(rule), 1..) = (rule, self.more) {
            let message = format!("and {} more findings", self.more);
            sink.push(Diagnostic::note(rule, message));
        }
    }
}
