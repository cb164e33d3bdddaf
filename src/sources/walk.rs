//! The seeds of a folder and of those in it.

mod folder;
mod listing;
mod stamp;
#[cfg(test)]
mod tests;

use std::io;
use std::path::Path;

use rayon::prelude::*;

use crate::Error;
use crate::diagnostic::Sink;

use super::Kind;
use folder::Walk;

pub use listing::{Listed, Listing, SeedFile, as_folder, seed, shown};
pub use stamp::{Stamp, nanoseconds};

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
/// A seed is a file whose ending [`Kind::of_ending`] knows; with `kind`, all texts, all JSON or all
/// feeds are read as that. `shown` stands for the folder in what people read. Left out are hidden files and
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
            kind,
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
                    Err(cause) if within.is_empty() && cause.kind() == io::ErrorKind::NotFound => {
                        return Err(Error::new(format!(
                            "the source folder {} is not there: make it, or correct `folder` in \
                             the settings",
                            folder.display()
                        ))
                        .because(cause));
                    }
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
