//! What was said before is not said again: a run every minute must not fill a mailbox.

use std::collections::{BTreeMap, HashSet};

use super::hash::short_hash;
use crate::diagnostic::Diagnostic;
use crate::state::Said;

/// What earlier runs have said.
#[derive(Debug, Default)]
pub(super) struct Before {
    by_file: BTreeMap<String, HashSet<[u8; 8]>>,
}

impl Before {
    pub fn new(said: Vec<Said>) -> Self {
        let by_file = said.into_iter();
        Self {
            by_file: (by_file.map(|said| (said.file, said.findings.into_iter().collect())))
                .collect(),
        }
    }

    /// Whether a finding was said before.
    pub fn holds(&self, finding: &Diagnostic) -> bool {
        let said = self.by_file.get(file_of(finding));
        said.is_some_and(|said| said.contains(&hash(finding)))
    }

    /// Whether the last thing said was that the clock is wrong.
    pub fn has_clock(&self) -> bool {
        let said = self.by_file.get("");
        said.is_some_and(|said| said.contains(&short_hash(CLOCK).to_le_bytes()))
    }

    /// Takes out of `findings` what was said before, and says how much that is.
    pub fn hush(&self, mut findings: Vec<Diagnostic>) -> (Vec<Diagnostic>, usize) {
        let all = findings.len();
        findings.retain(|finding| !self.holds(finding));
        let hushed = all - findings.len();
        (findings, hushed)
    }

    /// What the next run will find said: `findings`, and what was said of files that this run had
    /// no reason to look at.
    pub fn then(self, findings: &[Diagnostic], unseen: impl Fn(&str) -> bool) -> Vec<Said> {
        let mut by_file: BTreeMap<String, HashSet<[u8; 8]>> = (self.by_file.into_iter())
            .filter(|(file, _)| unseen(file))
            .collect();
        for finding in findings {
            let said = by_file.entry(file_of(finding).to_owned()).or_default();
            said.insert(hash(finding));
        }
        let sorted = by_file.into_iter().map(|(file, findings)| {
            let mut findings: Vec<[u8; 8]> = findings.into_iter().collect();
            findings.sort_unstable();
            Said { file, findings }
        });
        sorted.collect()
    }
}

fn file_of(finding: &Diagnostic) -> &str {
    finding.place.as_ref().map_or("", |place| &*place.file)
}

/// What names the hour is said in other words each time.
const CLOCK: &str = "history/clock-set-back";

/// The line is left out: a finding that moves down by a line is not a new one.
fn hash(finding: &Diagnostic) -> [u8; 8] {
    let level = finding.level.as_str();
    let hash = match finding.rule {
        CLOCK => short_hash(CLOCK),
        rule => short_hash(&format!("{level} {rule} {}", finding.message)),
    };
    hash.to_le_bytes()
}
