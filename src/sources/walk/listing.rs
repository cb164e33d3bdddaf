//! The seeds of one folder, by their names.

use std::path::{Path, PathBuf};

use crate::model::{Seed, composed};
use crate::sources::Kind;

use super::stamp::Stamp;

/// A file that holds a seed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SeedFile {
    /// How it is shown, and its path within the folder, in Unicode's composed form (NFC), so that
    /// an id does not depend on the file system that the folder was copied through.
    pub seed: Seed,
    /// What it is read as.
    pub kind: Kind,
    /// Where it is.
    pub path: PathBuf,
}
/// The seeds of one folder.
#[derive(Clone, Debug)]
pub struct Listing<'a> {
    pub(super) root: &'a Path,
    pub(super) shown: &'a str,
    pub(super) kind: Option<Kind>,
    /// The folder, as a path within the source's own; empty for that one itself.
    pub within: String,
    /// Whether it could be listed; if not, nothing is known of what is in it.
    pub is_listed: bool,
    /// Its seeds, ordered by the bytes of their names.
    pub files: Vec<Listed>,
}

/// A seed in a [`Listing`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The file's name.
    pub name: String,
    /// How it looks; the default if it can't be looked at.
    pub stamp: Stamp,
}

impl Listing<'_> {
    /// The seed called `name`, with its whole path.
    pub fn seed(&self, name: &str) -> SeedFile {
        seed(self.root, self.shown, self.kind, &join(&self.within, name))
    }
}

/// The seed at the path `within` the folder of a source.
pub fn seed(root: &Path, shown: &str, kind: Option<Kind>, within: &str) -> SeedFile {
    let (stem, ending) = split(within);
    SeedFile {
        seed: Seed {
            file: show(shown, within).into(),
            path: composed(stem).into_owned(),
        },
        kind: (kind.or_else(|| Kind::of_ending(ending))).unwrap_or(Kind::Wire),
        path: root.join(within),
    }
}
/// The seed `name` in the folder `within` that of a source, as people read it.
pub fn shown(shown: &str, within: &str, name: &str) -> String {
    show(shown, &join(within, name))
}

pub(super) fn show(shown: &str, path: &str) -> String {
    match shown.trim_end_matches('/') {
        "" | "." => path.to_owned(),
        shown => format!("{shown}/{path}"),
    }
}

pub(super) fn join(within: &str, name: &str) -> String {
    match within {
        "" => name.to_owned(),
        _ => format!("{within}/{name}"),
    }
}

/// A path without its file's ending, and the ending; a hidden file has none.
pub(super) fn split(path: &str) -> (&str, &str) {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[name..].rfind('.') {
        Some(dot) => (&path[..name + dot], &path[name + dot + 1..]),
        None => (path, ""),
    }
}
