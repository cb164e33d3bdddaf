//! The seeds of a folder.

#[cfg(test)]
mod tests;

use std::fs::{self, FileType};
use std::io;
use std::path::{Path, PathBuf};

use icu_normalizer::ComposingNormalizerBorrowed;

use crate::Error;
use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::model::Seed;

use super::Kind;

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

/// Finds the seeds under `folder`, ordered by the bytes of their paths.
///
/// A seed is a file whose ending [`Kind::of_ending`] knows; with `kind` all of them are read as
/// that. `shown` stands for the folder in what people read. Left out are hidden files and
/// folders, what editors leave behind (`tea.txt~`, `#tea.txt#`), `_drafts` folders (Jekyll) and
/// `_index` files (the pages of sections in Hugo and Zola).
///
/// A symbolic link is followed if it leads to a file within the folder. One that leaves the
/// folder or leads to a folder is not, and `sink` says so: what is published should be what the
/// folder shows, once.
///
/// # Errors
/// If `folder` itself can't be listed; a folder within it that can't be is a finding.
pub fn seeds(
    folder: &Path,
    shown: &str,
    kind: Option<Kind>,
    sink: &mut Sink,
) -> Result<Vec<SeedFile>, Error> {
    let mut walk = Walk {
        root: folder,
        shown: shown.trim_end_matches('/'),
        kind,
        sink,
        found: Vec::new(),
        folders: Vec::new(),
    };
    let cannot = |cause| Error::io("cannot list the folder", folder, cause);
    walk.list("").map_err(cannot)?;
    while let Some(within) = walk.folders.pop() {
        if let Err(cause) = walk.list(&within) {
            walk.refuse(&within, format!("the folder can't be listed: {cause}"));
        }
    }
    let mut found = walk.found;
    found.sort_unstable_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
    Ok(found)
}

struct Walk<'a> {
    root: &'a Path,
    shown: &'a str,
    kind: Option<Kind>,
    sink: &'a mut Sink,
    found: Vec<SeedFile>,
    /// Folders to list, as paths within the root.
    folders: Vec<String>,
}

impl Walk<'_> {
    /// Lists one folder. The directory itself says what each entry is: no file is opened or
    /// asked for its metadata.
    fn list(&mut self, within: &str) -> io::Result<()> {
        for entry in fs::read_dir(self.root.join(within))? {
            let entry = entry?;
            let name = entry.file_name();
            let Some(name) = name.to_str() else {
                self.unnamed(within, &name.to_string_lossy(), entry.file_type()?);
                continue;
            };
            if is_left_out(name) {
                continue;
            }
            let path = match within {
                "" => name.to_owned(),
                _ => format!("{within}/{name}"),
            };
            self.enter(path, name, entry.file_type()?);
        }
        Ok(())
    }

    fn enter(&mut self, path: String, name: &str, file_type: FileType) {
        if file_type.is_dir() {
            if name != "_drafts" {
                self.folders.push(path);
            }
            return;
        }
        let known = name
            .rsplit_once('.')
            .and_then(|(_, ending)| Some((ending, Kind::of_ending(ending)?)));
        if file_type.is_symlink() {
            let target = self.root.join(&path).canonicalize();
            let is_folder = target.as_ref().is_ok_and(|target| target.is_dir());
            if known.is_none() && !is_folder {
                return;
            }
            if let Some(why) = self.not_followed(target) {
                self.warn(&path, format!("the link is not followed: it {why}"));
                return;
            }
        } else if !file_type.is_file() {
            return;
        }
        let Some((ending, kind)) = known else { return };
        let stem = &path[..path.len() - ending.len() - 1];
        let seed = Seed {
            file: self.show(&path).into(),
            path: composed(stem),
        };
        self.found.push(SeedFile {
            seed,
            kind: self.kind.unwrap_or(kind),
            path: self.root.join(&path),
        });
    }

    fn not_followed(&self, target: io::Result<PathBuf>) -> Option<&'static str> {
        let Ok(target) = target else {
            return Some("leads nowhere");
        };
        if target.is_dir() {
            return Some("leads to a folder");
        }
        let root = self.root.canonicalize();
        if !root.is_ok_and(|root| target.starts_with(root)) {
            return Some("leads out of the folder");
        }
        (!target.is_file()).then_some("leads to no file")
    }

    /// Only a seed's name matters; but what is in a folder can't be known.
    fn unnamed(&mut self, within: &str, name: &str, file_type: FileType) {
        let ending = name.rsplit_once('.').map(|(_, ending)| ending);
        if file_type.is_dir() || ending.and_then(Kind::of_ending).is_some() {
            self.refuse(
                &format!("{within}/{name}"),
                "the file's name is not UTF-8".to_owned(),
            );
        }
    }

    fn show(&self, path: &str) -> String {
        let path = path.trim_start_matches('/');
        match self.shown {
            "" | "." => path.to_owned(),
            shown => format!("{shown}/{path}"),
        }
    }

    fn refuse(&mut self, path: &str, message: String) {
        let place = Place::file(self.show(path));
        self.sink.push(
            Diagnostic::error("article/invalid-path", message)
                .help("rename it, make it readable, or move it out of the folder")
                .at(place),
        );
    }

    fn warn(&mut self, path: &str, message: String) {
        let place = Place::file(self.show(path));
        self.sink.push(
            Diagnostic::warning("article/invalid-path", message)
                .help("put the file itself there, or name the other folder as a source")
                .at(place),
        );
    }
}

fn is_left_out(name: &str) -> bool {
    name.starts_with(['.', '#']) || name.ends_with('~') || name.starts_with("_index.")
}

fn composed(path: &str) -> String {
    if path.is_ascii() {
        return path.to_owned();
    }
    ComposingNormalizerBorrowed::new_nfc()
        .normalize(path)
        .into_owned()
}
