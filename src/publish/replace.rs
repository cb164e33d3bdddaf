//! A file that waits to take another's place.

use std::ffi::OsStr;
use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tempfile::{NamedTempFile, TempPath};

use super::if_there;
use super::siblings::{self, Encoding};
use crate::Error;

/// The first letters of a file that waits; one that a crash left behind is known by them.
const PREFIX: &str = ".feedmill-";
/// Its last letters.
const SUFFIX: &str = ".tmp";

/// Whether `name` is that of a file that waits.
pub(super) fn is_unfinished(name: &OsStr) -> bool {
    let name = name.as_encoded_bytes();
    name.starts_with(PREFIX.as_bytes()) && name.ends_with(SUFFIX.as_bytes())
}

/// New bytes beside the file whose place they will take. Dropped, it is gone.
#[derive(Debug)]
pub struct Prepared {
    target: PathBuf,
    /// Closed: a run may prepare more files than it can have open.
    file: TempPath,
    packed: Option<Packed>,
}

/// The packed copies of a file that waits.
#[derive(Debug)]
struct Packed {
    /// The file as the folder names it: copies stand beside a link, not beside where it leads.
    beside: PathBuf,
    copies: Vec<Prepared>,
}

impl Prepared {
    /// Writes `bytes` into a new file in the folder of `target`.
    pub(super) fn write(target: &Path, bytes: &[u8]) -> Result<Self, Error> {
        // A link is kept: the file that it leads to is replaced, where that one is.
        let real = if_there(fs::canonicalize(target))
            .map_err(|cause| Error::io("cannot find out where to write", target, cause))?;
        let target = real.unwrap_or_else(|| target.to_owned());
        let failed = |cause| Error::io("cannot write", &target, cause);
        let file = beside(&target, bytes).map_err(failed)?;
        let old = if_there(fs::metadata(&target)).map_err(failed)?;
        permit(&file, old.as_ref()).map_err(failed)?;
        if let Some(old) = old {
            let now = file
                .as_file()
                .metadata()
                .and_then(|new| new.modified())
                .map_err(failed)?;
            let time = old.modified().map_or(now, |before| after(before, now));
            file.as_file().set_modified(time).map_err(failed)?;
        }
        Ok(Self {
            target,
            file: file.into_temp_path(),
            packed: None,
        })
    }

    /// Writes `bytes`, a packed copy of the file that `original` tells of, into a new file in the
    /// folder of `target`; it has the time and the permissions of the original.
    pub(super) fn copy(target: &Path, bytes: &[u8], original: &Metadata) -> Result<Self, Error> {
        let failed = |cause| Error::io("cannot write", target, cause);
        let file = beside(target, bytes).map_err(failed)?;
        permit(&file, Some(original)).map_err(failed)?;
        original
            .modified()
            .and_then(|time| file.as_file().set_modified(time))
            .map_err(failed)?;
        Ok(Self {
            target: target.to_owned(),
            file: file.into_temp_path(),
            packed: None,
        })
    }

    /// Brings `packed`, copies of the file that is `path` in its folder. All copies that are
    /// there now will go before the file takes its place.
    pub(super) fn with(
        mut self,
        path: &Path,
        packed: &[(Encoding, Vec<u8>)],
    ) -> Result<Self, Error> {
        let failed = |cause| Error::io("cannot look at", path, cause);
        let original = fs::metadata(&self.file).map_err(failed)?;
        let copies = packed
            .iter()
            .map(|(encoding, bytes)| Self::copy(&encoding.beside(path), bytes, &original))
            .collect::<Result<_, _>>()?;
        self.packed = Some(Packed {
            beside: path.to_owned(),
            copies,
        });
        Ok(self)
    }

    /// The folder of the target, where the new file is too.
    pub(super) fn folder(&self) -> &Path {
        folder_of(&self.target)
    }

    /// Makes the new bytes survive a power cut, and those of the packed copies.
    pub(super) fn sync(&self) -> Result<(), Error> {
        // Where a file that is only read can't be synced, this one is its maker's to write.
        (File::options()
            .read(true)
            .write(cfg!(not(unix)))
            .open(&self.file))
        .and_then(|file| file.sync_all())
        .map_err(|cause| Error::io("cannot write", &self.target, cause))?;
        let copies = self.packed.iter().flat_map(|packed| &packed.copies);
        copies.into_iter().try_for_each(Self::sync)
    }

    /// Takes the place of the target, at one stroke; its packed copies follow. It was synced
    /// before.
    pub(super) fn place(self) -> Result<(), Error> {
        let target = self.target;
        if let Some(packed) = &self.packed {
            siblings::remove_all(&packed.beside)?;
        }
        self.file
            .persist(&target)
            .map_err(|failure| Error::io("cannot replace", &target, failure.error))?;
        let mut copies = self.packed.into_iter().flat_map(|packed| packed.copies);
        copies.try_for_each(Self::place)
    }
}

/// A new file with `bytes` in the folder of `target`.
fn beside(target: &Path, bytes: &[u8]) -> io::Result<NamedTempFile> {
    let mut file = tempfile::Builder::new()
        .prefix(PREFIX)
        .suffix(SUFFIX)
        .tempfile_in(folder_of(target))
        .map_err(|error| match error.kind() {
            // Its own words name the new file, which nobody knows.
            kind @ ErrorKind::NotFound => io::Error::new(kind, "its folder is not there"),
            kind @ ErrorKind::PermissionDenied => io::Error::new(kind, "Permission denied"),
            _ => error,
        })?;
    file.as_file_mut().write_all(bytes)?;
    Ok(file)
}

fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// A modification time that HTTP clients see as later than `before`: at least the next whole
/// second. Some readers decide by `Last-Modified` alone, which has no fractions; and a clock that
/// was set back must not hide a change from them.
fn after(before: SystemTime, now: SystemTime) -> SystemTime {
    let seconds = before
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default()
        .as_secs();
    now.max(UNIX_EPOCH + Duration::from_secs(seconds + 1))
}

/// Gives the new file the old one's permissions; a first one can be read by everybody, as a file
/// for a web server must be.
#[cfg(unix)]
fn permit(file: &NamedTempFile, old: Option<&Metadata>) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    let mode = old.map_or(0o644, |old| old.permissions().mode() & 0o777);
    file.as_file()
        .set_permissions(fs::Permissions::from_mode(mode))
}

#[cfg(not(unix))]
fn permit(_: &NamedTempFile, _: Option<&Metadata>) -> std::io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn replace(path: &Path, bytes: &[u8]) {
        Prepared::write(path, bytes).unwrap().place().unwrap();
    }

    #[test]
    fn the_time_moves_forward_by_a_second_at_least() {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("rss.xml");
        replace(&path, b"one");
        let future = SystemTime::now() + Duration::from_secs(86_400);
        fs::File::options()
            .write(true)
            .open(&path)
            .unwrap()
            .set_modified(future)
            .unwrap();
        let seconds = |time: SystemTime| time.duration_since(UNIX_EPOCH).unwrap().as_secs();
        let before = seconds(fs::metadata(&path).unwrap().modified().unwrap());
        replace(&path, b"two");
        let now = seconds(fs::metadata(&path).unwrap().modified().unwrap());
        assert_eq!(now, before + 1);
        assert_eq!(fs::read(&path).unwrap(), b"two");
    }

    #[cfg(unix)]
    #[test]
    fn permissions_and_links_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let home = tempfile::tempdir().unwrap();
        let (real, link) = (home.path().join("real.xml"), home.path().join("link.xml"));
        replace(&real, b"one");
        assert_eq!(
            fs::metadata(&real).unwrap().permissions().mode() & 0o777,
            0o644
        );
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        symlink(&real, &link).unwrap();
        replace(&link, b"two");
        assert_eq!(fs::read(&real).unwrap(), b"two");
        assert_eq!(
            fs::metadata(&real).unwrap().permissions().mode() & 0o777,
            0o640
        );
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
