//! What is wrong, where, and what to do about it.
//!
//! A [`Diagnostic`] names a rule, a [`Place`] in a file, a message (a phrase that says what
//! *is*) and a help (an imperative that says what to *do*). Stages push them into a [`Sink`];
//! a [`Report`] is what a run hands to its caller, in the order people read: file, line, rule.

mod near;
mod place;
pub mod render;
mod report;

pub use near::nearest;
pub(crate) use near::slips;
pub use place::{Excerpt, Lines, Place};
pub use report::Report;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing; nothing is wrong.
    Note,
    /// Real readers misbehave, or a specification advises against it.
    Warning,
    /// The article, feed or settings can't be used as they are.
    Error,
}

impl Level {
    /// The word for people and machines: `note`, `warning` or `error`.
    pub fn as_str(self) -> &'static str {
        match self {
            Level::Note => "note",
            Level::Warning => "warning",
            Level::Error => "error",
        }
    }
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Diagnostic {
    /// The rule's name, `scope/bad-pattern`, such as `article/invalid-date`.
    pub rule: &'static str,
    /// How much it weighs.
    pub level: Level,
    /// Where the level is written, if the user's settings give it.
    pub level_from: Option<Place>,
    /// What is: a phrase, lower case, no full stop.
    pub message: String,
    /// What to do: an imperative, one line.
    pub help: Option<String>,
    /// Where it is.
    pub place: Option<Place>,
    /// Other places that matter, each with what it has to do with the first.
    pub related: Vec<(Place, String)>,
}

impl Diagnostic {
    /// A finding of `level`, without a place yet.
    pub fn new(level: Level, rule: &'static str, message: impl Into<String>) -> Self {
        Self {
            rule,
            level,
            level_from: None,
            message: message.into(),
            help: None,
            place: None,
            related: Vec::new(),
        }
    }

    /// A finding that refuses what it is about.
    pub fn error(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(Level::Error, rule, message)
    }

    /// A finding that lets it pass.
    pub fn warning(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(Level::Warning, rule, message)
    }

    /// A remark.
    pub fn note(rule: &'static str, message: impl Into<String>) -> Self {
        Self::new(Level::Note, rule, message)
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Says where it is.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Points at a second place.
    #[must_use]
    pub fn see(mut self, place: Place, why: impl Into<String>) -> Self {
        self.related.push((place, why.into()));
        self
    }
}

/// Collects findings; a stage never decides what they mean for the run.
#[derive(Debug, Default)]
pub struct Sink {
    found: Vec<Diagnostic>,
}

impl Sink {
    /// An empty one.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Whether an error is among the findings.
    pub fn has_errors(&self) -> bool {
        self.found
            .iter()
            .any(|diagnostic| diagnostic.level == Level::Error)
    }

    /// How many findings there are so far.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The findings so far, in the order they were pushed.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// The findings, in the order they were pushed.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.found
    }
}

impl FromIterator<Diagnostic> for Sink {
    fn from_iter<I: IntoIterator<Item = Diagnostic>>(found: I) -> Self {
        Self {
            found: found.into_iter().collect(),
        }
    }
}

impl Extend<Diagnostic> for Sink {
    fn extend<T: IntoIterator<Item = Diagnostic>>(&mut self, iter: T) {
        self.found.extend(iter);
    }
}
