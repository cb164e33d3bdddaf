//! Collects what the rules find; says the first few of a rule in full and counts the rest.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::document::Span;
use super::options::Options;
use super::{Finding, Rule};
use crate::diagnostic::{Diagnostic, Level, Lines, Report, Sink as Diagnostics};

/// Where rules put their findings.
#[derive(Debug)]
pub struct Sink {
    found: Vec<Finding>,
    tallies: HashMap<&'static str, Tally>,
    repeats: usize,
}

/// How often a rule has fired.
#[derive(Debug)]
struct Tally {
    count: usize,
    /// The rule, and the first place that is no longer said in full.
    first_left_out: Option<(&'static Rule, Span)>,
}

impl Sink {
    /// An empty one that keeps `repeats` findings of each rule.
    pub(super) fn new(repeats: usize) -> Self {
        Self {
            found: Vec::new(),
            tallies: HashMap::new(),
            repeats: repeats.max(1),
        }
    }

    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        let tally = self.tallies.entry(finding.rule.name).or_insert(Tally {
            count: 0,
            first_left_out: None,
        });
        tally.count += 1;
        if tally.count <= self.repeats {
            self.found.push(finding);
        } else if tally.first_left_out.is_none() {
            tally.first_left_out = Some((finding.rule, finding.span));
        }
    }

    /// Takes back the findings that `is_forgiven`.
    pub(super) fn forgive(&mut self, is_forgiven: impl Fn(&Finding) -> bool) {
        let tallies = &mut self.tallies;
        self.found.retain(|finding| {
            let is_forgiven = is_forgiven(finding);
            if is_forgiven && let Some(tally) = tallies.get_mut(finding.rule.name) {
                tally.count -= 1;
            }
            !is_forgiven
        });
        tallies.retain(|_, tally| tally.count > 0);
    }

    /// The names of the rules that have found something.
    pub(super) fn fired(&self) -> Vec<&'static str> {
        self.tallies.keys().copied().collect()
    }

    /// The level of each rule that has more findings than are said, and how many more.
    pub(super) fn left_out(&self, options: &Options) -> Vec<(Level, usize)> {
        let tallies = self.tallies.values();
        tallies
            .filter_map(|tally| {
                let (rule, _) = tally.first_left_out?;
                Some((options.level(rule)?, tally.count - self.repeats))
            })
            .collect()
    }

    /// What was found, as it is, and how often each rule has fired.
    pub(super) fn into_findings(self) -> (Vec<Finding>, BTreeMap<&'static str, usize>) {
        let counts = self
            .tallies
            .iter()
            .map(|(rule, tally)| (*rule, tally.count));
        let counts = counts.collect();
        (self.found, counts)
    }

    /// Gives each finding its level and its place.
    pub(super) fn into_report(self, text: &str, file: &str, options: &Options) -> Report {
        let file: Arc<str> = file.into();
        let mut diagnostics = Diagnostics::new();
        if !(self.found.iter()).any(|finding| options.level(finding.rule).is_some()) {
            return Report::new(diagnostics);
        }
        let lines = Lines::new(text);
        let place = |span: Span| lines.place(Arc::clone(&file), span.range());
        for finding in self.found {
            let Some(level) = options.level(finding.rule) else {
                continue;
            };
            let mut diagnostic =
                Diagnostic::new(level, finding.rule.name, finding.message).at(place(finding.span));
            diagnostic.level_from = options.level_from(finding.rule);
            diagnostic.help = match finding.help {
                Some(help) if !finding.edits.is_empty() => {
                    Some(format!("{help} (`feedmill check --fix` does it)"))
                }
                help => help,
            };
            if let Some((span, why)) = finding.related {
                diagnostic = diagnostic.see(place(span), why);
            }
            diagnostics.push(diagnostic);
        }
        for tally in self.tallies.values() {
            let Some((rule, span)) = tally.first_left_out else {
                continue;
            };
            if options.level(rule).is_some() {
                let more = tally.count - self.repeats;
                diagnostics.push(
                    Diagnostic::new(Level::Note, rule.name, format!("and {more} more like this"))
                        .at(place(span)),
                );
            }
        }
        Report::new(diagnostics)
    }
}
