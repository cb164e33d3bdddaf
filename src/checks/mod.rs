//! Bytes → findings: is this a feed that may be published?
//!
//! ```
//! use feedmill::checks::{self, Options};
//!
//! let report = checks::check(b"<rss version='2.0'><channel/></rss>", "feed.xml", &Options::default());
//! assert!(report.has_errors());
//! ```

mod document;
mod elements;
pub mod json;
mod options;
mod registry;
mod rule;
mod rules;
pub mod schema;
mod sink;
mod values;

pub use document::{Attribute, Document, Element, Kind, Node, Ns, Span};
pub use elements::Definition;
pub use options::{Options, Override};
pub use rule::{Check, Finding, Group, Rule};
pub use sink::Sink;

use crate::diagnostic::Report;

/// What a rule for a whole document sees.
#[derive(Debug)]
pub struct Context<'d> {
    /// The document.
    pub document: &'d Document<'d>,
    /// Its root.
    pub root: Element<'d>,
    /// Where it was fetched from or will be published.
    pub location: Option<&'d str>,
    /// The name of its encoding, in lower case.
    pub encoding: &'d str,
}

/// Checks a document, shown as `file`, against every rule.
///
/// Nothing is fetched. The document may be anything: what is no feed is a finding.
pub fn check(bytes: &[u8], file: &str, options: &Options) -> Report {
    let mut sink = Sink::new(options.repeats);
    if json::is_json(bytes, file, options) {
        return check_json(bytes, file, options);
    }
    let charset = options.content_type.as_deref().and_then(charset);
    let decoded = document::decode(bytes, charset, &mut sink);
    let document = document::read(&decoded.text, &mut sink);
    if let Some(root) = document.root() {
        let context = Context {
            document: &document,
            root,
            location: options.location.as_deref(),
            encoding: &decoded.encoding,
        };
        elements::walk(&context, &mut sink);
    }
    sink.into_report(&decoded.text, file, options)
}

/// Checks a JSON Feed.
fn check_json(bytes: &[u8], file: &str, options: &Options) -> Report {
    let mut sink = Sink::new(options.repeats);
    let (text, is_damaged) = json::decode(bytes, &mut sink);
    let document = json::read(&text, is_damaged, &mut sink);
    if let Some(feed) = document.root() {
        let context = json::Context {
            feed,
            location: options.location.as_deref(),
            content_type: options.content_type.as_deref(),
            size: bytes.len(),
        };
        rules::json::walk(&context, &mut sink);
    }
    sink.into_report(&text, file, options)
}

/// Every rule, sorted by name.
pub fn rules() -> &'static [&'static Rule] {
    registry::RULES
}

/// The rule named `name`.
pub fn explain(name: &str) -> Option<&'static Rule> {
    let rules = rules();
    let at = rules.binary_search_by(|rule| rule.name.cmp(name)).ok()?;
    Some(rules[at])
}

/// The `charset` parameter of a `Content-Type`.
fn charset(content_type: &str) -> Option<&str> {
    content_type.split(';').skip(1).find_map(|parameter| {
        let (name, value) = parameter.split_once('=')?;
        name.trim()
            .eq_ignore_ascii_case("charset")
            .then(|| value.trim().trim_matches('"'))
    })
}
