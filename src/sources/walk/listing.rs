//! The seeds of one folder, by their names.

use std::path::{Path, PathBuf};
use std::sync::Arc;

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
    /// Which of its articles, if it holds several.
    pub part: Option<String>,
}

impl SeedFile {
    /// The article called `name` of a file that holds several.
    pub fn part(&self, name: &str) -> Self {
        let path = format!("{}/{name}", self.seed.path);
        Self {
            seed: Seed {
                file: Arc::clone(&self.seed.file),
                path,
            },
            part: Some(name.to_owned()),
            ..self.clone()
        }
    }

    /// The file itself, whichever of its articles this is.
    pub fn whole(&self) -> Seed {
        let tail = self.part.as_ref().map_or(0, |part| part.len() + 1);
        Seed {
            file: Arc::clone(&self.seed.file),
            path: self.seed.path[..self.seed.path.len() - tail].to_owned(),
        }
    }

    /// What tells the article from every other: the file as it is shown, with the part of it.
    pub fn address(&self) -> Arc<str> {
        match &self.part {
            None => Arc::clone(&self.seed.file),
            Some(part) => format!("{}#{part}", self.seed.file).into(),
        }
    }
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

/// The seed at the path `within` the folder of a source; `wire.json#tea` is one of several that
/// are in `wire.json`.
pub fn seed(root: &Path, shown: &str, kind: Option<Kind>, within: &str) -> SeedFile {
    if let Some((file, part)) = split_part(within, kind) {
        return seed(root, shown, kind, file).part(part);
    }
    let (stem, ending) = split(within);
    SeedFile {
        seed: Seed {
            file: show(shown, within).into(),
            path: composed(stem).into_owned(),
        },
        kind: (kind.or_else(|| Kind::of_ending(ending))).unwrap_or(Kind::Wire),
        path: root.join(within),
        part: None,
    }
}

/// A path as a file and the part of it, if it is one. No file of a seed looks so: the last thing
/// in its name is an ending.
fn split_part(within: &str, kind: Option<Kind>) -> Option<(&str, &str)> {
    let (file, part) = within.rsplit_once('#')?;
    let kind = kind.or_else(|| Kind::of_ending(split(file).1));
    let may_hold = kind.is_some_and(Kind::may_hold_several);
    (may_hold && !part.contains(['.', '/'])).then_some((file, part))
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
    match (within, within.strip_suffix('/')) {
        ("", _) => name.to_owned(),
        (_, Some(file)) => format!("{file}#{name}"),
        (_, None) => format!("{within}/{name}"),
    }
}

/// What stands for the file `name` in the folder `within` where it is looked at as if it were a
/// folder, of the articles that it holds. No folder is called so.
pub fn as_folder(within: &str, name: &str) -> String {
    format!("{}/", join(within, name))
}

/// A path without its file's ending, and the ending; a hidden file has none.
pub(super) fn split(path: &str) -> (&str, &str) {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[name..].rfind('.') {
        Some(dot) => (&path[..name + dot], &path[name + dot + 1..]),
        None => (path, ""),
    }
}
