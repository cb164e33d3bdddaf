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
mod fix;
pub mod history;
pub mod http;
pub mod json;
mod levels;
mod options;
mod registry;
mod rule;
mod rules;
pub mod schema;
mod sink;
mod stranger;
mod values;

pub use document::{Attribute, Document, Element, Kind, Node, Ns, Span};
pub use elements::Definition;
pub use fix::{Edit, Fixed, fix};
pub use levels::{Override, ignored, relevel};
pub use options::Options;
pub use rule::{Check, Finding, Group, Rule};
pub use sink::Sink;

use std::borrow::Cow;

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

    /// Adds what another check has found, with the levels of `options`.
    pub fn add(&mut self, findings: Vec<Diagnostic>, options: &Options) {
        self.fired.extend(findings.iter().map(|it| it.rule));
        self.findings
            .extend(levels::apply(findings, &options.levels, |_, _| true));
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
    examine_and(bytes, file, options, &mut |_| {})
}

/// The same, and what the feed holds, as [`history::held`] tells it; the document is read once for
/// both.
pub fn examine_held(
    bytes: &[u8],
    file: &str,
    options: &Options,
) -> (Examined, Option<history::Held>) {
    let mut held = None;
    let examined = examine_and(bytes, file, options, &mut |root| {
        held = history::held_in(root, file);
    });
    (examined, held)
}

fn examine_and(
    bytes: &[u8],
    file: &str,
    options: &Options,
    and: &mut dyn FnMut(Root<'_>),
) -> Examined {
    let of_stranger = |finding, text: &str| {
        let sink = stranger::alone(finding, options.repeats);
        Examined::new(sink, text, file, options)
    };
    if let Some(finding) = stranger::in_bytes(bytes) {
        return of_stranger(finding, "");
    }
    let mut sink = Sink::new(options.repeats);
    if json::is_json(bytes, file, options) {
        let (text, is_damaged) = json::decode(bytes, &mut sink);
        let syntax = Syntax::Json {
            size: bytes.len(),
            is_damaged,
        };
        judge(&text, syntax, options, &mut sink, and);
        return Examined::new(sink, &text, file, options);
    }
    let decoded = document::decode(bytes, options.charset(), &mut sink);
    if let Some(finding) = stranger::in_text(&decoded.text) {
        return of_stranger(finding, &decoded.text);
    }
    judge(&decoded.text, decoded.syntax(), options, &mut sink, and);
    Examined::new(sink, &decoded.text, file, options)
}

/// The document shown as `file` as text, as the rules see it: decoded, and without its byte order
/// mark.
pub fn text<'a>(bytes: &'a [u8], file: &str, options: &Options) -> Cow<'a, str> {
    let mut sink = Sink::new(1);
    if json::is_json(bytes, file, options) {
        return json::decode(bytes, &mut sink).0;
    }
    document::decode(bytes, options.charset(), &mut sink).text
}

/// What a text is written in, and what its bytes said.
#[derive(Clone, Copy, Debug)]
enum Syntax<'a> {
    Json { size: usize, is_damaged: bool },
    Xml { encoding: &'a str, is_damaged: bool },
}

impl document::Decoded<'_> {
    /// What the rules have to know of how it was written.
    fn syntax(&self) -> Syntax<'_> {
        Syntax::Xml {
            encoding: &self.encoding,
            is_damaged: self.is_damaged,
        }
    }
}

/// What a document was read to.
#[derive(Clone, Copy)]
enum Root<'d> {
    Json(json::Value<'d>),
    Xml(Element<'d>),
}

/// Applies every rule to a text, and hands what it was read to on to `and`; where reading it
/// stopped, if it did.
fn judge(
    text: &str,
    syntax: Syntax<'_>,
    options: &Options,
    sink: &mut Sink,
    and: &mut dyn FnMut(Root<'_>),
) -> Option<usize> {
    let location = options.location.as_deref();
    match syntax {
        Syntax::Json { size, is_damaged } => {
            let document = json::read(text, is_damaged, sink);
            if let Some(feed) = document.root() {
                let context = json::Context {
                    feed,
                    location,
                    content_type: (options.content_type.as_deref())
                        .filter(|_| !options.is_answer_judged),
                    size,
                };
                rules::json::walk(&context, sink);
                and(Root::Json(feed));
            }
            None
        }
        Syntax::Xml {
            encoding,
            is_damaged,
        } => {
            let document = document::read(text, is_damaged, sink);
            if let Some(root) = document.root() {
                let context = Context {
                    document: &document,
                    root,
                    location,
                    encoding,
                };
                elements::walk(&context, sink);
                and(Root::Xml(root));
            }
            // What is missing may have followed where reading stopped.
            let open: Vec<Span> = document.open().collect();
            sink.forgive(|finding| finding.lacks_something() && open.contains(&finding.span));
            document.stopped
        }
    }
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
