//! All findings of a run, in reading order.

use super::{Diagnostic, Level, Sink};

/// The findings of a run, sorted by file, line, column and rule.
#[derive(Clone, Debug, Default)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Sorts what `sink` holds.
    pub fn new(sink: Sink) -> Self {
        let mut diagnostics = sink.into_vec();
        diagnostics.sort_by(|a, b| key(a).cmp(&key(b)));
        Self { diagnostics }
    }

    /// The findings, in reading order.
    pub fn diagnostics(&self) -> &[Diagnostic] {
        &self.diagnostics
    }

    /// The same, for somebody who has more of them.
    pub fn into_vec(self) -> Vec<Diagnostic> {
        self.diagnostics
    }

    /// How many findings are of `level`.
    pub fn count(&self, level: Level) -> usize {
        self.diagnostics
            .iter()
            .filter(|diagnostic| diagnostic.level == level)
            .count()
    }

    /// Whether there is an error among them.
    pub fn has_errors(&self) -> bool {
        self.diagnostics
            .iter()
            .any(|diagnostic| diagnostic.level == Level::Error)
    }
}

type Key<'a> = (
    Option<(&'a str, Option<u32>, Option<u32>)>,
    &'static str,
    &'a str,
);

fn key(diagnostic: &Diagnostic) -> Key<'_> {
    let place = diagnostic
        .place
        .as_ref()
        .map(|place| (&*place.file, place.line, place.column));
    (place, diagnostic.rule, &diagnostic.message)
}
