//! One folder of a walk, listed.

use std::fs::{self, DirEntry, FileType};
use std::io;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Place, Sink};
use crate::sources::Kind;

use super::listing::{Listed, join, show, split};
use super::stamp::Stamp;

pub(super) struct Walk<'a> {
    pub root: &'a Path,
    pub shown: &'a str,
    pub sink: Sink,
    /// Folders to list, as paths within the root.
    pub folders: Vec<String>,
}
/// What a folder holds that may be a seed.
enum Inside {
    Folder(String),
    File(Listed),
    Refused(Box<Diagnostic>),
}

/// So many entries of one folder are looked at by one thread at a time.
const STRETCH: usize = 512;

impl Walk<'_> {
    /// Lists one folder. No file in it is opened.
    pub fn list(&mut self, within: &str) -> io::Result<Vec<Listed>> {
        let entries = fs::read_dir(self.root.join(within))?.collect::<io::Result<Vec<_>>>()?;
        let inside: Vec<Inside> = entries
            .into_par_iter()
            .with_min_len(STRETCH)
            .filter_map(|entry| self.enter(within, &entry).transpose())
            .collect::<io::Result<_>>()?;
        let mut files = Vec::with_capacity(inside.len());
        for inside in inside {
            match inside {
                Inside::Folder(path) => self.folders.push(path),
                Inside::File(file) => files.push(file),
                Inside::Refused(diagnostic) => self.sink.push(*diagnostic),
            }
        }
        files.sort_unstable_by(|a, b| a.name.cmp(&b.name));
        Ok(files)
    }

    fn enter(&self, within: &str, entry: &DirEntry) -> io::Result<Option<Inside>> {
        let name = entry.file_name();
        let file_type = entry.file_type()?;
        let Some(name) = name.to_str() else {
            return Ok(self.unnamed(within, &name.to_string_lossy(), file_type));
        };
        if is_left_out(name) {
            return Ok(None);
        }
        if file_type.is_dir() {
            let folder = || Inside::Folder(join(within, name));
            return Ok((name != "_drafts").then(folder));
        }
        let known = Kind::of_ending(split(name).1).is_some();
        let data = if file_type.is_symlink() {
            let path = join(within, name);
            let target = self.root.join(&path).canonicalize();
            let is_folder = target.as_ref().is_ok_and(|target| target.is_dir());
            if !known && !is_folder {
                return Ok(None);
            }
            if let Some(why) = self.not_followed(target) {
                let message = format!("the link is not followed: it {why}");
                return Ok(Some(Inside::Refused(self.warning(&path, message))));
            }
            fs::metadata(self.root.join(&path))
        } else if known && file_type.is_file() {
            entry.metadata()
        } else {
            return Ok(None);
        };
        match data {
            Ok(data) => Ok(Some(Inside::File(Listed {
                name: name.to_owned(),
                stamp: Stamp::of(&data),
            }))),
            // Removed since it was listed.
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
            // It is there, and whoever reads it will see what is wrong.
            Err(_) => Ok(Some(Inside::File(Listed {
                name: name.to_owned(),
                stamp: Stamp::default(),
            }))),
        }
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
    fn unnamed(&self, within: &str, name: &str, file_type: FileType) -> Option<Inside> {
        let matters = file_type.is_dir() || Kind::of_ending(split(name).1).is_some();
        let message = "the file's name is not UTF-8".to_owned();
        matters.then(|| Inside::Refused(self.error(&join(within, name), message)))
    }

    pub fn refuse(&mut self, path: &str, message: String) {
        let diagnostic = self.error(path, message);
        self.sink.push(*diagnostic);
    }

    fn error(&self, path: &str, message: String) -> Box<Diagnostic> {
        let found = Diagnostic::error("article/invalid-path", message)
            .help("rename it, make it readable, or move it out of the folder")
            .at(Place::file(show(self.shown, path)));
        Box::new(found)
    }

    fn warning(&self, path: &str, message: String) -> Box<Diagnostic> {
        let found = Diagnostic::warning("article/invalid-path", message)
            .help("put the file itself there, or name the other folder as a source")
            .at(Place::file(show(self.shown, path)));
        Box::new(found)
    }
}
fn is_left_out(name: &str) -> bool {
    name.starts_with(['.', '#']) || name.ends_with('~') || name.starts_with("_index.")
}
