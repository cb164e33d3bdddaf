//! Round after round: put the answers in, judge the text again, take back what was none.

use std::collections::BTreeMap;

use super::pieces::Pieces;
use super::repair;
use crate::checks::options::Options;
use crate::checks::sink::Sink;
use crate::checks::{Span, Syntax, judge};

/// One fix may bring another to light; so many times.
const ROUNDS: usize = 12;
/// So many fixes of a rule are tried one by one when all together make things worse.
const SINGLE: usize = 64;

/// So often a text is judged for one fix: no document makes it long-winded.
const ATTEMPTS: usize = 300;

/// What one finding asks for: made as a whole or not at all.
#[derive(Clone, Debug)]
pub struct Change {
    pub rule: &'static str,
    pub edits: Vec<(Span, String)>,
}

/// What the rules say about a text.
struct Look {
    changes: Vec<Change>,
    counts: BTreeMap<&'static str, usize>,
    stopped: Option<usize>,
}

/// Changes that can be made together: for each range its new text and the rule.
#[derive(Clone, Debug, Default)]
struct Batch(BTreeMap<(usize, usize), (String, &'static str)>);

/// The text with what could be put right.
pub fn run<'t>(text: &'t str, syntax: Syntax<'_>, options: &Options) -> Pieces<'t> {
    let mut pieces = Pieces::new(text);
    let mut now = text.to_owned();
    let mut look = Look::at(&now, syntax, options);
    let mut attempts = ATTEMPTS;
    for _ in 0..ROUNDS {
        let changes = proposals(&now, &mut look, options);
        let Some((batch, text, next)) =
            accept(&now, &look, changes, syntax, options, &mut attempts)
        else {
            break;
        };
        pieces.replace(batch.iter());
        (now, look) = (text, next);
    }
    pieces
}

/// What may be changed: what keeps the text from being read comes first, and alone.
fn proposals(text: &str, look: &mut Look, options: &Options) -> Vec<Change> {
    if look.stopped.is_some() {
        let repairs = repair::changes(text, options);
        if !repairs.is_empty() {
            return repairs;
        }
    }
    std::mem::take(&mut look.changes)
}

/// The changes that make nothing worse, what they make of the text, and how that looks.
fn accept(
    text: &str,
    before: &Look,
    changes: Vec<Change>,
    syntax: Syntax<'_>,
    options: &Options,
    attempts: &mut usize,
) -> Option<(Batch, String, Look)> {
    let mut attempt = |batch: Batch| {
        *attempts = attempts.checked_sub(1)?;
        let changed = batch.apply(text);
        let look = Look::at(&changed, syntax, options);
        let fine = look.is_no_worse(before, &batch);
        fine.then_some((batch, changed, look))
    };
    let all = Batch::default().with(&changes);
    if all.0.is_empty() {
        return None;
    }
    if let Some(accepted) = attempt(all) {
        return Some(accepted);
    }
    let mut groups: BTreeMap<&str, Vec<Change>> = BTreeMap::new();
    for change in changes {
        groups.entry(change.rule).or_default().push(change);
    }
    let mut best: Option<(Batch, String, Look)> = None;
    for group in groups.values() {
        let so_far = best.as_ref().map(|it| it.0.clone()).unwrap_or_default();
        if let Some(better) = attempt(so_far.with(group)) {
            best = Some(better);
            continue;
        }
        for change in group.iter().take(SINGLE) {
            let so_far = best.as_ref().map(|it| it.0.clone()).unwrap_or_default();
            best = attempt(so_far.with(std::slice::from_ref(change))).or(best);
        }
    }
    best.filter(|it| !it.0.0.is_empty())
}

impl Look {
    fn at(text: &str, syntax: Syntax<'_>, options: &Options) -> Self {
        let mut sink = Sink::new(usize::MAX);
        let stopped = judge(text, syntax, options, &mut sink, &mut |_| {});
        let (findings, counts) = sink.into_findings();
        let changes = findings
            .into_iter()
            .filter(|it| !it.edits.is_empty() && options.level(it.rule).is_some())
            .map(|it| Change {
                rule: it.rule.name,
                edits: it.edits,
            })
            .collect();
        Self {
            changes,
            counts,
            stopped,
        }
    }

    /// Whether what `batch` made of the text that looked like `before` has no fault that was not
    /// there. Where more of the text can be read than before, what is found there was hidden.
    fn is_no_worse(&self, before: &Look, batch: &Batch) -> bool {
        let then = before.stopped.map(|at| batch.moved(at));
        match (then, self.stopped) {
            (None, Some(_)) => return false,
            (Some(_), None) => return true,
            (Some(then), Some(now)) if now != then => return now > then,
            _ => {}
        }
        self.counts
            .iter()
            .all(|(rule, count)| before.counts.get(rule).is_some_and(|it| count <= it))
    }
}

impl Batch {
    /// These and those of `changes` that don't overlap them.
    fn with(mut self, changes: &[Change]) -> Self {
        for change in changes {
            if change
                .edits
                .iter()
                .all(|(span, text)| self.has_room(*span, text))
            {
                for (span, text) in &change.edits {
                    let range = (span.start as usize, span.end as usize);
                    self.0.entry(range).or_insert((text.clone(), change.rule));
                }
            }
        }
        self
    }

    /// Whether nothing else is changed there; two changes may share an edit.
    fn has_room(&self, span: Span, text: &str) -> bool {
        let (start, end) = (span.start as usize, span.end as usize);
        if let Some((other, _)) = self.0.get(&(start, end)) {
            return other == text;
        }
        let before = self.0.range(..(start, end)).next_back();
        let after = self.0.range((start, end)..).next();
        before.is_none_or(|((_, until), _)| *until <= start)
            && after.is_none_or(|((from, until), _)| end <= *from && start != *until)
    }

    fn iter(&self) -> impl Iterator<Item = ((usize, usize), (&str, &'static str))> {
        self.0
            .iter()
            .map(|(range, (text, rule))| (*range, (text.as_str(), *rule)))
    }

    fn apply(&self, text: &str) -> String {
        let mut pieces = Pieces::new(text);
        pieces.replace(self.iter());
        pieces.text()
    }

    /// Where the place `at` of the old text is in the new one.
    fn moved(&self, at: usize) -> usize {
        let before = self.0.iter().take_while(|((_, end), _)| *end <= at);
        before.fold(at, |at, ((start, end), (text, _))| {
            (at + text.len()).saturating_sub(end - start)
        })
    }
}
