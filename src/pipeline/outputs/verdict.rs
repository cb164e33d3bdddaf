//! Whether a feed that is ready may take the place of the one that is there.

use std::collections::BTreeSet;

use super::render::Rendered;
use crate::checks::history::{self, Facts, Held};
use crate::checks::{self, Options};
use crate::diagnostic::{Diagnostic, Level, Place, Sink};
use crate::model::ItemId;
use crate::pipeline::Changes;
use crate::pipeline::identity::Ledger;
use crate::pipeline::origin;
use crate::pipeline::recorded::Recorded;
use crate::pipeline::survey::Survey;

/// What feeds are judged by.
#[derive(Clone, Copy)]
pub struct Judge<'a> {
    pub survey: &'a Survey<'a>,
    pub ledger: &'a Ledger<'a>,
    /// The files as the last run left them.
    pub recorded: &'a Recorded,
    pub options: &'a Options,
    /// How large a part of a feed may change unexplained, in percent.
    pub share: u8,
    /// Whether files that feedmill did not make are replaced.
    pub overwrite: bool,
}

/// What subscribers see that they did not see before, by the ids of the items.
#[derive(Debug, Default)]
pub struct Seen {
    pub new: BTreeSet<String>,
    pub changed: BTreeSet<String>,
    pub gone: BTreeSet<String>,
}

impl Seen {
    /// What is seen in a feed that was not there before.
    pub fn first(ids: &[ItemId]) -> Self {
        Self {
            new: ids.iter().map(|id| id.as_str().to_owned()).collect(),
            ..Self::default()
        }
    }

    /// Adds what is seen in another file.
    pub fn extend(&mut self, other: Self) {
        self.new.extend(other.new);
        self.changed.extend(other.changed);
        self.gone.extend(other.gone);
    }

    /// How many items each is.
    pub fn count(&self) -> Changes {
        Changes {
            new: self.new.len(),
            changed: self.changed.len(),
            gone: self.gone.len(),
        }
    }
}

impl Judge<'_> {
    /// What the grammar and the rules find in a file that is about to be published. Notes are for
    /// those who ask: a build says nothing that nobody has to act on. If it is `compared` then, what
    /// it holds comes back too.
    pub fn check(&self, file: &Rendered, compared: bool) -> (Vec<Diagnostic>, Option<Held>) {
        let mut sink = Sink::new();
        checks::schema::check(file.format, &file.bytes, &file.shown, &mut sink);
        let mut options = self.options.clone().at(file.address.as_str());
        options.profile = file.profile;
        options.least = Level::Warning;
        let (examined, held) = match compared {
            true => checks::examine_held(&file.bytes, &file.shown, &options),
            false => (checks::examine(&file.bytes, &file.shown, &options), None),
        };
        sink.extend(examined.findings);
        let mut findings = sink.into_vec();
        findings.retain(|finding| finding.level > Level::Note);
        if !findings.is_empty() {
            let text = String::from_utf8_lossy(&file.bytes);
            findings = origin::trace(findings, file.format, &text, &file.seeds);
        }
        (findings, held)
    }

    /// Compares a file, which holds `new`, with the one in whose place it would stand.
    pub fn compare(
        &self,
        file: &Rendered,
        new: Option<&Held>,
        current: &[u8],
    ) -> (Vec<Diagnostic>, Seen) {
        let old = history::held(current, &file.shown);
        if old.is_none() && self.recorded.holds(&file.name) {
            // It was ours, and something has broken it.
            return (Vec::new(), Seen::default());
        }
        if !self.overwrite && !old.as_ref().is_some_and(|held| held.is_ours) {
            return (
                vec![foreign(&file.shown, "choose another name in the settings")],
                Seen::default(),
            );
        }
        let Some(old) = old.filter(|held| held.is_ours) else {
            return (Vec::new(), Seen::default());
        };
        let findings = self.guard(&old, new);
        let seen = new.map_or_else(Seen::default, |new| {
            let difference = history::diff(&old, new);
            let ids =
                |items: &[&history::HeldItem]| items.iter().map(|item| item.id.clone()).collect();
            Seen {
                new: ids(&difference.new),
                changed: (difference.changed.iter())
                    .map(|(_, new)| new.id.clone())
                    .collect(),
                gone: ids(&difference.gone),
            }
        });
        (findings, seen)
    }

    /// Why an archive must not leave its feed. One article may always be taken out.
    pub fn guard_missing(&self, old: &Held) -> Vec<Diagnostic> {
        let is_lost = |id: &str| !self.survey.is_there(id);
        match old.items.iter().filter(|item| is_lost(&item.id)).count() {
            0 | 1 => Vec::new(),
            _ => self.guard(old, None),
        }
    }

    /// Why `new` must not take the place of `old`.
    pub fn guard(&self, old: &Held, new: Option<&Held>) -> Vec<Diagnostic> {
        let facts = Facts {
            accounted: &|id| self.survey.is_there(id),
            known: &|id| self.ledger.item(id).is_ok_and(|item| item.is_some()),
            limit: self.share,
        };
        history::guard(old, new, &facts, self.options)
    }
}

/// That a file has the place of one of ours; `instead` of moving it away another thing may be done.
pub fn foreign(shown: &str, instead: &str) -> Diagnostic {
    Diagnostic::error(
        "feed/foreign-file",
        "the file is there and feedmill did not make it",
    )
    .help(format!(
        "move it away or {instead}; `--overwrite` replaces it"
    ))
    .at(Place::file(shown))
}
