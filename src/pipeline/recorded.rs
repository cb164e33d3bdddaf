//! The files in the output folder, as the last run left them.

use std::collections::HashMap;
use std::fs;

use super::plan::Planned;
use super::record::Hash;
use crate::config::Config;
use crate::sources::nanoseconds;
use crate::state;

/// The files that the last run left, and whether they are there still. Each was looked at once.
#[derive(Default)]
pub(super) struct Recorded {
    files: HashMap<String, Known>,
}

struct Known {
    file: state::Feed,
    is_in_place: bool,
}

impl Recorded {
    /// Looks at each of `files`.
    pub fn new(config: &Config, files: Vec<state::Feed>) -> Self {
        let known = files.into_iter().map(|file| {
            let is_in_place = is_in_place(config, &file);
            (file.path.clone(), Known { file, is_in_place })
        });
        Self {
            files: known.collect(),
        }
    }

    /// Whether there are any, and all are as they were left.
    pub fn is_untouched(&self) -> bool {
        !self.files.is_empty() && self.files.values().all(|known| known.is_in_place)
    }

    /// The file of this name within the output folder, as it was left.
    pub fn get(&self, name: &str) -> Option<&state::Feed> {
        self.files.get(name).map(|known| &known.file)
    }

    /// Whether a run has left a file of this name.
    pub fn holds(&self, name: &str) -> bool {
        self.files.contains_key(name)
    }

    /// All files, in no order.
    pub fn all(&self) -> impl Iterator<Item = &state::Feed> {
        self.files.values().map(|known| &known.file)
    }

    /// Whether a file is as it was left, made of what `fingerprint` says.
    pub fn is_current(&self, name: &str, fingerprint: &Hash) -> bool {
        (self.files.get(name))
            .is_some_and(|known| known.is_in_place && known.file.fingerprint == *fingerprint)
    }

    /// Whether a run has left any file of a document.
    pub fn holds_any(&self, plan: &Planned) -> bool {
        plan.names().any(|name| self.holds(&name))
    }

    /// Whether every file of a document is.
    pub fn has_all(&self, plan: &Planned, fingerprint: &Hash) -> bool {
        plan.names().all(|name| self.is_current(&name, fingerprint))
    }
}

fn is_in_place(config: &Config, known: &state::Feed) -> bool {
    fs::metadata(config.output.folder.join(&known.path)).is_ok_and(|data| {
        data.len() == known.size
            && data
                .modified()
                .is_ok_and(|at| nanoseconds(at) == known.modified)
    })
}
