//! Files that are compared with those that are there.

use std::fs;
use std::sync::atomic::Ordering;

use crate::Error;
use crate::diagnostic::{Diagnostic, Sink};
use crate::pages;
use crate::pipeline::outputs::{Destination, Press, foreign};
use crate::pipeline::record::Hash;
use crate::publish::{self, Prepared};
use crate::state;

/// What is to happen beside the feeds.
#[derive(Default)]
pub struct Beside {
    /// Files that were made.
    pub files: Vec<File>,
    /// Files that are as they should be.
    pub kept: Vec<state::Feed>,
    /// Files that are to go.
    pub gone: Vec<String>,
}

/// A file that was made.
pub struct File {
    /// Its path within the output folder.
    pub name: String,
    /// What it is made of.
    pub fingerprint: Hash,
    pub size: usize,
    /// Whether the file that is there has other bytes.
    pub changed: bool,
    /// If it is to be put in place.
    pub prepared: Option<Prepared>,
}

/// Where files are compared with those that are there.
pub struct Desk<'a> {
    pub press: &'a Press<'a>,
    pub sink: &'a mut Sink,
    pub beside: Beside,
}

impl Desk<'_> {
    /// A file stays as it is.
    pub fn keep(&mut self, name: &str) {
        self.beside
            .kept
            .extend(self.press.judge.recorded.get(name).cloned());
    }

    /// Puts `bytes` in place, unless that is somebody else's.
    pub fn put(&mut self, name: String, fingerprint: Hash, bytes: &[u8]) -> Result<(), Error> {
        let ready = ready(self.press, name, fingerprint, bytes)?;
        self.take(ready);
        Ok(())
    }

    /// The same of what is [`ready`].
    pub fn take(&mut self, ready: Ready) {
        match ready {
            Ok(file) => self.beside.files.push(file),
            Err(foreign) => {
                self.press.is_refused.store(true, Ordering::Relaxed);
                self.sink.push(*foreign);
            }
        }
    }
}

/// A file, or who has its place.
pub type Ready = Result<File, Box<Diagnostic>>;

/// Compares `bytes` with what is there, and prepares them to take its place.
pub fn ready(
    press: &Press<'_>,
    name: String,
    fingerprint: Hash,
    bytes: &[u8],
) -> Result<Ready, Error> {
    let path = press.config.output.folder.join(&name);
    let current = match press.destination {
        Destination::Folder(folder) => folder.read(&name)?,
        Destination::Nowhere | Destination::Caller => fs::read(&path).ok(),
    };
    let is_ours = |current: &[u8]| {
        press.judge.overwrite || press.judge.recorded.holds(&name) || pages::is_ours(current)
    };
    let changed = current.as_deref() != Some(bytes);
    if changed && current.as_deref().is_some_and(|it| !is_ours(it)) {
        let instead = "leave `[pages]` out of the settings";
        return Ok(Err(Box::new(foreign(&path.display().to_string(), instead))));
    }
    let wanted = &press.config.output.compress;
    let prepared = match press.destination {
        Destination::Folder(folder) if changed && !press.is_refused.load(Ordering::Relaxed) => {
            let packed = publish::pack(bytes, wanted);
            Some(folder.prepare_packed(&name, bytes, &packed)?)
        }
        Destination::Folder(folder) if !changed => {
            folder.tend(&name, wanted)?;
            None
        }
        _ => None,
    };
    Ok(Ok(File {
        name,
        fingerprint,
        size: bytes.len(),
        changed,
        prepared,
    }))
}
