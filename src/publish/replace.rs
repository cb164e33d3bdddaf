//! A file that waits to take another's place.

use std::ffi::OsStr;
use std::fs::{self, Metadata};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use tempfile::{NamedTempFile, TempPath};

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

/// New bytes, safely on disk beside the file whose place they will take. Dropped, it is gone.
#[derive(Debug)]
pub struct Prepared {
    target: PathBuf,
    /// Closed: a run may prepare more files than it can have open.
    file: TempPath,
}

impl Prepared {
    /// Writes `bytes` into a new file in the folder of `target` and makes them durable.
    pub(super) fn write(target: &Path, bytes: &[u8]) -> Result<Self, Error> {
        // A link is kept: the file that it leads to is replaced, where that one is.
        let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_owned());
        let failed = |cause| Error::io("cannot write", &target, cause);
        let folder = target.parent().unwrap_or(Path::new("."));
        let mut file = tempfile::Builder::new()
            .prefix(PREFIX)
            .suffix(SUFFIX)
            .tempfile_in(folder)
            .map_err(failed)?;
        file.write_all(bytes).map_err(failed)?;
        let old = fs::metadata(&target).ok();
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
        file.as_file().sync_all().map_err(failed)?;
        let file = file.into_temp_path();
        Ok(Self { target, file })
    }

    /// Takes the place of the target, at one stroke.
    pub(super) fn place(self) -> Result<(), Error> {
        let target = self.target;
        self.file
            .persist(&target)
            .map_err(|failure| Error::io("cannot replace", &target, failure.error))
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
