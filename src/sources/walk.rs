//! The seeds of a folder.

#[cfg(test)]
mod tests;

use std::fs::{self, DirEntry, FileType, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use icu_normalizer::ComposingNormalizerBorrowed;
use rayon::prelude::*;

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

/// How a file looks from outside: while none of this changes, neither do its bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stamp {
    /// Its size in bytes.
    pub size: u64,
    /// When it was last written, in nanoseconds since 1970.
    pub modified: i64,
    /// When anything of it last changed, likewise: a time that nobody can set back. 0 where there
    /// is none.
    pub changed: i64,
    /// Its number in the file system; 0 where there is none.
    pub inode: u64,
}

impl Stamp {
    /// The stamp of a file with this metadata.
    pub fn of(data: &Metadata) -> Self {
        Self {
            size: data.len(),
            modified: data.modified().map_or(0, nanoseconds),
            changed: changed(data),
            inode: inode(data),
        }
    }
}

/// A time as nanoseconds since 1970.
pub fn nanoseconds(time: SystemTime) -> i64 {
    let clamp = |since: Duration| i64::try_from(since.as_nanos()).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => clamp(since),
        Err(before) => -clamp(before.duration()),
    }
}

#[cfg(unix)]
fn inode(data: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(data)
}

#[cfg(unix)]
fn changed(data: &Metadata) -> i64 {
    use std::os::unix::fs::MetadataExt;

    let seconds = data.ctime().saturating_mul(1_000_000_000);
    seconds.saturating_add(data.ctime_nsec())
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> i64 {
    0
}

#[cfg(not(unix))]
fn inode(_: &Metadata) -> u64 {
    0
}

/// The seeds of one folder.
#[derive(Clone, Debug)]
pub struct Listing<'a> {
    root: &'a Path,
    shown: &'a str,
    kind: Option<Kind>,
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
            path: composed(stem),
        },
        kind: (kind.or_else(|| Kind::of_ending(ending))).unwrap_or(Kind::Wire),
        path: root.join(within),
    }
}

/// Finds the seeds under `folder`, ordered by the bytes of their paths. See [`folders`].
///
/// # Errors
/// If `folder` itself can't be listed.
pub fn seeds(
    folder: &Path,
    shown: &str,
    kind: Option<Kind>,
    sink: &mut Sink,
) -> Result<Vec<SeedFile>, Error> {
    let each = |listing: Listing<'_>, _: &mut Sink| -> Vec<SeedFile> {
        let names = listing.files.iter();
        names.map(|file| listing.seed(&file.name)).collect()
    };
    let mut found: Vec<SeedFile> = (folders(folder, shown, kind, sink, &each)?.into_iter())
        .flatten()
        .collect();
    found.sort_unstable_by(|a, b| a.path.as_os_str().cmp(b.path.as_os_str()));
    Ok(found)
}

/// Lists `folder` and the folders in it, side by side, and gives what is in each to `each`; what
/// that returns comes back in the order of the folders' paths.
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
pub fn folders<'a, T: Send>(
    folder: &'a Path,
    shown: &'a str,
    kind: Option<Kind>,
    sink: &mut Sink,
    each: &(dyn Fn(Listing<'a>, &mut Sink) -> T + Sync),
) -> Result<Vec<T>, Error> {
    let shown = shown.trim_end_matches('/');
    let walk = |within: String| {
        let mut walk = Walk {
            root: folder,
            shown,
            sink: Sink::new(),
            folders: Vec::new(),
        };
        let files = walk.list(&within);
        (within, files, walk)
    };
    let mut found: Vec<(String, T, Sink)> = Vec::new();
    let mut level = vec![String::new()];
    while !level.is_empty() {
        let listed: Vec<Result<Seen<T>, Error>> = level
            .into_par_iter()
            .map(|within| {
                let (within, files, mut walk) = walk(within);
                let is_listed = files.is_ok();
                let files = match files {
                    Ok(files) => files,
                    Err(cause) if within.is_empty() => {
                        return Err(Error::io("cannot list the folder", folder, cause));
                    }
                    Err(cause) => {
                        walk.refuse(&within, format!("the folder can't be listed: {cause}"));
                        Vec::new()
                    }
                };
                let listing = Listing {
                    root: folder,
                    shown,
                    kind,
                    within: within.clone(),
                    is_listed,
                    files,
                };
                let made = each(listing, &mut walk.sink);
                Ok((within, made, walk.folders, walk.sink))
            })
            .collect();
        level = Vec::new();
        for listed in listed {
            let (within, made, folders, sink) = listed?;
            level.extend(folders);
            found.push((within, made, sink));
        }
    }
    found.sort_by(|(a, ..), (b, ..)| a.cmp(b));
    let collected = found.into_iter().map(|(_, made, findings)| {
        sink.extend(findings.into_vec());
        made
    });
    Ok(collected.collect())
}

/// A folder that was listed: its path, what was made of it, the folders in it, what was found.
type Seen<T> = (String, T, Vec<String>, Sink);

struct Walk<'a> {
    root: &'a Path,
    shown: &'a str,
    sink: Sink,
    /// Folders to list, as paths within the root.
    folders: Vec<String>,
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
    fn list(&mut self, within: &str) -> io::Result<Vec<Listed>> {
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

    fn refuse(&mut self, path: &str, message: String) {
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

/// The seed `name` in the folder `within` that of a source, as people read it.
pub fn shown(shown: &str, within: &str, name: &str) -> String {
    show(shown, &join(within, name))
}

fn show(shown: &str, path: &str) -> String {
    match shown.trim_end_matches('/') {
        "" | "." => path.to_owned(),
        shown => format!("{shown}/{path}"),
    }
}

fn join(within: &str, name: &str) -> String {
    match within {
        "" => name.to_owned(),
        _ => format!("{within}/{name}"),
    }
}

/// A path without its file's ending, and the ending; a hidden file has none.
fn split(path: &str) -> (&str, &str) {
    let name = path.rfind('/').map_or(0, |slash| slash + 1);
    match path[name..].rfind('.') {
        Some(dot) => (&path[..name + dot], &path[name + dot + 1..]),
        None => (path, ""),
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
