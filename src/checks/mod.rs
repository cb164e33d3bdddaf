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
pub mod http;
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

use crate::diagnostic::{Diagnostic, Level, Report, Sink as Diagnostics};

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

/// What was found in one of several documents.
#[derive(Debug)]
#[non_exhaustive]
pub struct Examined {
    /// The findings, in reading order.
    pub findings: Vec<Diagnostic>,
    /// The names of the rules that have fired, also those that are allowed.
    pub fired: Vec<&'static str>,
    /// The levels of rules with too many findings, and how many are left out.
    left_out: Vec<(Level, usize)>,
}

impl Examined {
    fn new(sink: Sink, text: &str, file: &str, options: &Options) -> Self {
        let (fired, left_out) = (sink.fired(), sink.left_out(options));
        Self {
            fired,
            left_out,
            findings: sink.into_report(text, file, options).into_vec(),
        }
    }

    /// Adds what another check has found.
    pub fn add(&mut self, findings: Vec<Diagnostic>) {
        self.findings.extend(findings);
    }

    /// How many findings of `level` there are, with those that are not said in full.
    pub fn count(&self, level: Level) -> usize {
        let said = self.findings.iter().filter(|it| it.level == level).count();
        // A note stands in for those of a rule that are left out.
        let stand_ins = self
            .left_out
            .iter()
            .filter(|_| level == Level::Note)
            .count();
        let left_out = self.left_out.iter().filter(|(of, _)| *of == level);
        said - stand_ins + left_out.map(|(_, count)| count).sum::<usize>()
    }
}

/// Checks a document, shown as `file`, against every rule, and says what is wrong with `options`.
///
/// Nothing is fetched. The document may be anything: what is no feed is a finding.
pub fn check(bytes: &[u8], file: &str, options: &Options) -> Report {
    let examined = examine(bytes, file, options);
    let mut all = Diagnostics::new();
    all.extend(options.unknown());
    all.extend(options.unmatched(&examined.fired));
    all.extend(examined.findings);
    Report::new(all)
}

/// Checks one of several documents, shown as `file`, against every rule.
///
/// Whoever has seen all of them knows which overrides are of no use: see [`Options::unmatched`].
pub fn examine(bytes: &[u8], file: &str, options: &Options) -> Examined {
    let mut sink = Sink::new(options.repeats);
    let charset = options.content_type.as_deref().and_then(charset);
    let decoded = document::decode(bytes, charset, &mut sink);
    if !decoded.text.trim_start().starts_with(['{', '[']) {
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
    }
    Examined::new(sink, &decoded.text, file, options)
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
