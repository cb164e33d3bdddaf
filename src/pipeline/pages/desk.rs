//! Files that are compared with those that are there.

use std::fs;
use std::sync::atomic::Ordering;

use crate::Error;
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::pages;
use crate::pipeline::outputs::{Destination, Press};
use crate::pipeline::record::Hash;
use crate::publish::Prepared;
use crate::state;

/// Files that are ready to be put in place.
#[derive(Default)]
pub struct Beside {
    pub prepared: Vec<Prepared>,
    /// What becomes of them: their paths and what they are made of.
    pub placed: Vec<(String, Hash)>,
    /// Files that are as they should be.
    pub kept: Vec<state::Feed>,
}

/// Where files are compared with those that are there.
pub struct Desk<'a> {
    pub press: &'a Press<'a>,
    pub sink: &'a mut Sink,
    pub beside: Beside,
}

impl Desk<'_> {
    /// A file is as it should be.
    pub fn keep(&mut self, name: &str) {
        self.beside
            .kept
            .extend(self.press.recorded.get(name).cloned());
    }

    /// Puts `bytes` in place, unless that is somebody else's.
    pub fn put(&mut self, name: String, fingerprint: Hash, bytes: Vec<u8>) -> Result<(), Error> {
        let path = self.press.config.output.folder.join(&name);
        let current = match self.press.destination {
            Destination::Folder(folder) => folder.read(&name)?,
            Destination::Nowhere => fs::read(&path).ok(),
            Destination::Caller => return Ok(()),
        };
        let is_ours = |current: &[u8]| {
            self.press.judge.overwrite
                || self.press.recorded.contains_key(&name)
                || pages::is_ours(current)
        };
        if current
            .as_deref()
            .is_some_and(|current| current != bytes && !is_ours(current))
        {
            self.press.is_refused.store(true, Ordering::Relaxed);
            self.sink.push(foreign(&path.display().to_string()));
            return Ok(());
        }
        if let Destination::Folder(folder) = self.press.destination {
            let is_wanted = !self.press.is_refused.load(Ordering::Relaxed);
            if is_wanted && current.as_deref() != Some(&bytes[..]) {
                self.beside.prepared.push(folder.prepare(&name, &bytes)?);
            }
        }
        self.beside.placed.push((name, fingerprint));
        Ok(())
    }
}

fn foreign(shown: &str) -> Diagnostic {
    Diagnostic::error(
        "feed/foreign-file",
        "the file is there and feedmill did not make it",
    )
    .help("move it away or leave `[pages]` out of the settings; `--overwrite` replaces it")
    .at(Place::file(shown))
}
