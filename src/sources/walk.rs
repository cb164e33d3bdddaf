//! The seeds of a folder.

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

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in files {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        folder
    }

    /// The seeds as `shown path kind`, then the findings.
    fn walk(folder: &Path, kind: Option<Kind>) -> Vec<String> {
        let mut sink = Sink::new();
        let found = seeds(folder, "posts/", kind, &mut sink).unwrap();
        let seeds = found.into_iter().map(|file| {
            assert!(file.path.is_file());
            format!("{} {} {:?}", file.seed.file, file.seed.path, file.kind)
        });
        let findings = sink.into_vec().into_iter().map(|finding| {
            let place = finding.place.unwrap();
            format!(
                "{} {}: {}",
                finding.level.as_str(),
                place.file,
                finding.message
            )
        });
        seeds.chain(findings).collect()
    }

    #[test]
    fn finds_what_is_a_seed() {
        let folder = folder(&[
            "b.txt",
            "a/z.MD",
            "a/b/c.d.markdown",
            "a-1.text",
            "pic.jpg",
            "README",
            ".hidden.md",
            ".git/x.md",
            "a.txt~",
            "#a.txt#",
            ".#a.txt",
            "_drafts/d.md",
            "_posts/p.md",
            "a/_index.md",
            "ze\u{301}.md",
        ]);
        assert_eq!(
            walk(folder.path(), None),
            [
                "posts/_posts/p.md _posts/p Markdown",
                "posts/a-1.text a-1 Wire",
                "posts/a/b/c.d.markdown a/b/c.d Markdown",
                "posts/a/z.MD a/z Markdown",
                "posts/b.txt b Wire",
                "posts/ze\u{301}.md z\u{E9} Markdown",
            ]
        );
    }

    #[test]
    fn the_kind_can_be_given() {
        let folder = folder(&["a.txt", "b.md", "c.jpg"]);
        assert_eq!(
            walk(folder.path(), Some(Kind::Markdown)),
            ["posts/a.txt a Markdown", "posts/b.md b Markdown"]
        );
    }

    #[test]
    fn no_folder_is_an_error() {
        let folder = folder(&["a.txt"]);
        for path in ["none", "a.txt"] {
            let error = seeds(&folder.path().join(path), "", None, &mut Sink::new()).unwrap_err();
            assert!(error.is_io(), "{error}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_stay_within_the_folder() {
        use std::os::unix::fs::symlink;

        let outside = folder(&["secret.txt"]);
        let folder = folder(&["a/real.txt"]);
        let at = |name: &str| folder.path().join(name);
        symlink(at("a/real.txt"), at("inside.txt")).unwrap();
        symlink(outside.path().join("secret.txt"), at("outside.txt")).unwrap();
        symlink(folder.path(), at("a/loop")).unwrap();
        symlink("nowhere.txt", at("broken.txt")).unwrap();
        symlink("nowhere", at("other")).unwrap();
        let mut found = walk(folder.path(), None);
        found.sort();
        assert_eq!(
            found,
            [
                "posts/a/real.txt a/real Wire",
                "posts/inside.txt inside Wire",
                "warning posts/a/loop: the link is not followed: it leads to a folder",
                "warning posts/broken.txt: the link is not followed: it leads nowhere",
                "warning posts/outside.txt: the link is not followed: it leads out of the folder",
            ]
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_name_that_is_not_utf_8_is_reported() {
        use std::os::unix::ffi::OsStrExt;

        let folder = folder(&["a.txt"]);
        for name in [&b"\xE7ay.txt"[..], b"\xE7ay.jpg"] {
            fs::write(folder.path().join(std::ffi::OsStr::from_bytes(name)), "x").unwrap();
        }
        assert_eq!(
            walk(folder.path(), None),
            [
                "posts/a.txt a Wire",
                "error posts/\u{FFFD}ay.txt: the file's name is not UTF-8",
            ]
        );
    }
}
