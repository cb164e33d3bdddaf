//! Putting a damaged database out of the way.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use super::{Damage, State};
use crate::Error;

/// A database that was damaged and is out of the way now.
#[derive(Clone, Debug, Eq, PartialEq)]
pub struct SetAside {
    /// What was wrong with it: a phrase.
    pub why: String,
    /// Where it is now.
    pub to: PathBuf,
}

impl State {
    /// Renames the database at `path`, in which `error` found [`Damage`], and what SQLite left
    /// beside it: to `feedmill.db.damaged`, or with a number after it, whatever name is free.
    /// Drop the [`State`] that found it before; then open a new one.
    ///
    /// # Errors
    /// When it can't be renamed; or `error` itself, if it is of another kind.
    pub fn set_aside(path: &Path, error: Error) -> Result<SetAside, Error> {
        use std::error::Error as _;

        match error
            .source()
            .and_then(|cause| cause.downcast_ref::<Damage>())
        {
            Some(damage) => aside(path, damage.to_string()),
            None => Err(error),
        }
    }
}

pub(super) fn aside(path: &Path, why: String) -> Result<SetAside, Error> {
    let path = super::open::followed(path);
    // What can't be read is not known to be damaged, and renaming it would not help.
    if let Err(cause) = fs::read(&path)
        && cause.kind() != std::io::ErrorKind::NotFound
    {
        return Err(Error::io("cannot read", path, cause));
    }
    let to = free(&path);
    // The journal first: with the file's name it would be taken for the next one's.
    for ending in BESIDE.iter().chain(&[""]) {
        let from = with_ending(&path, ending);
        match fs::rename(&from, with_ending(&to, ending)) {
            Ok(()) => {}
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => {}
            Err(cause) => return Err(Error::io("cannot rename the damaged", from, cause)),
        }
    }
    Ok(SetAside { why, to })
}

/// What SQLite puts beside a database.
pub(super) const BESIDE: [&str; 3] = ["-journal", "-wal", "-shm"];

pub(super) fn with_ending(path: &Path, ending: &str) -> PathBuf {
    let mut name = OsString::from(path);
    name.push(ending);
    name.into()
}

/// A name for what stood at `path` that nothing has yet.
fn free(path: &Path) -> PathBuf {
    let taken = |to: &Path| {
        [""].iter()
            .chain(&BESIDE)
            .any(|ending| fs::symlink_metadata(with_ending(to, ending)).is_ok())
    };
    let first = with_ending(path, ".damaged");
    if !taken(&first) {
        return first;
    }
    (2..)
        .map(|number| with_ending(path, &format!(".damaged-{number}")))
        .find(|to| !taken(to))
        .expect("a folder has fewer names than there are numbers")
}
