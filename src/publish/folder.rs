//! The output folder, held by one run at a time.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::Prepared;
use crate::Error;

/// The file whose lock says that a run is at work. It stays there, empty: the lock itself is the
/// operating system's, and goes with the process that holds it, however that ends.
const LOCK: &str = ".feedmill.lock";

/// An output folder that no other run of feedmill writes to while this value lives.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    lock: File,
}

impl Folder {
    /// Creates the folder if it is not there, and locks it. `Ok(None)`: another run holds it.
    ///
    /// # Errors
    /// When the folder can't be created, or the lock file in it can't be opened.
    pub fn lock(path: &Path) -> Result<Option<Self>, Error> {
        fs::create_dir_all(path)
            .map_err(|cause| Error::io("cannot create the folder", path, cause))?;
        let file = path.join(LOCK);
        let lock = File::options()
            .create(true)
            .truncate(false)
            .write(true)
            .open(&file)
            .map_err(|cause| Error::io("cannot open the lock file", &file, cause))?;
        match lock.try_lock() {
            Ok(()) => {
                sweep(path)?;
                Ok(Some(Self {
                    path: path.to_owned(),
                    lock,
                }))
            }
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(cause)) => Err(Error::io("cannot lock", &file, cause)),
        }
    }

    /// Whether a run holds the folder at `path`. Nothing is created there; a run that begins at this
    /// very moment may find the folder held, for as long as the question takes.
    ///
    /// # Errors
    /// When the lock file is there and can't be asked.
    pub fn is_held(path: &Path) -> Result<bool, Error> {
        let file = path.join(LOCK);
        let lock = match File::open(&file) {
            Ok(lock) => lock,
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => return Ok(false),
            Err(cause) => return Err(Error::io("cannot open the lock file", &file, cause)),
        };
        match lock.try_lock_shared() {
            Ok(()) => Ok(false),
            Err(TryLockError::WouldBlock) => Ok(true),
            Err(TryLockError::Error(cause)) => Err(Error::io("cannot lock", &file, cause)),
        }
    }

    /// When the last run in the folder at `path` came to its end; `None` if there was none.
    pub fn last_run(path: &Path) -> Option<SystemTime> {
        fs::metadata(path.join(LOCK)).ok()?.modified().ok()
    }

    /// Where the folder is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Notes that a run was here, for whoever wants to know when the last one was: the time of the
    /// lock file is that of the last run that did its job.
    ///
    /// # Errors
    /// When the time can't be set.
    pub fn touch(&self) -> Result<(), Error> {
        // The system's own clock, asked by writing.
        let file = self.path.join(LOCK);
        let touched = self.lock.set_len(1).and_then(|()| self.lock.set_len(0));
        touched.map_err(|cause| Error::io("cannot write", file, cause))
    }

    /// What stands in the file `name` now; `None` if there is no such file.
    ///
    /// # Errors
    /// When it is there and can't be read.
    pub fn read(&self, name: &str) -> Result<Option<Vec<u8>>, Error> {
        let path = self.path.join(name);
        match fs::read(&path) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(cause) => Err(Error::io("cannot read", path, cause)),
        }
    }

    /// Writes `bytes` beside the file `name`, ready to take its place. Folders that `name` has in
    /// it are created.
    ///
    /// # Errors
    /// When the new file can't be written; nothing has changed then.
    pub fn prepare(&self, name: &str, bytes: &[u8]) -> Result<Prepared, Error> {
        let target = self.path.join(name);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder)
                .map_err(|cause| Error::io("cannot create the folder", folder, cause))?;
        }
        Prepared::write(&target, bytes)
    }

    /// Puts prepared files in place, each at one stroke, and makes the folder's entries durable.
    ///
    /// # Errors
    /// When a file can't take its place. Those before it have taken theirs, those after it have
    /// not, and each is whole.
    pub fn commit(&self, prepared: Vec<Prepared>) -> Result<(), Error> {
        if prepared.is_empty() {
            return Ok(());
        }
        for file in prepared {
            file.place()?;
        }
        sync_folder(&self.path)
    }
}

/// Removes what a run that was killed left half done. Only the holder of the lock makes such files,
/// so none of them is in use.
fn sweep(path: &Path) -> Result<(), Error> {
    let failed = |cause| Error::io("cannot look into", path, cause);
    for entry in fs::read_dir(path).map_err(failed)? {
        let entry = entry.map_err(failed)?;
        if super::replace::is_unfinished(&entry.file_name()) {
            let file = entry.path();
            fs::remove_file(&file).map_err(|cause| Error::io("cannot remove", file, cause))?;
        }
    }
    Ok(())
}

/// Makes the renames in a folder survive a power cut. Where a folder can't be opened as a file,
/// as on Windows, the file system is trusted to do so by itself.
fn sync_folder(path: &Path) -> Result<(), Error> {
    let Ok(folder) = File::open(path) else {
        return Ok(());
    };
    folder
        .sync_all()
        .map_err(|cause| Error::io("cannot make durable the folder", path, cause))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_run_at_a_time() {
        let home = tempfile::tempdir().unwrap();
        let first = Folder::lock(home.path()).unwrap();
        assert!(first.is_some());
        assert!(Folder::lock(home.path()).unwrap().is_none());
        drop(first);
        assert!(Folder::lock(home.path()).unwrap().is_some());
    }

    #[test]
    fn a_lock_file_that_was_left_behind_locks_nothing() {
        let home = tempfile::tempdir().unwrap();
        fs::write(home.path().join(LOCK), "").unwrap();
        assert!(Folder::lock(home.path()).unwrap().is_some());
    }

    #[test]
    fn who_asks_for_the_lock_neither_makes_nor_takes_it() {
        let home = tempfile::tempdir().unwrap();
        assert!(!Folder::is_held(home.path()).unwrap());
        assert!(!home.path().join(LOCK).exists());
        let held = Folder::lock(home.path()).unwrap();
        assert!(Folder::is_held(home.path()).unwrap());
        drop(held);
        assert!(!Folder::is_held(home.path()).unwrap());
        assert!(Folder::lock(home.path()).unwrap().is_some());
    }

    #[test]
    fn what_a_killed_run_left_is_swept() {
        let home = tempfile::tempdir().unwrap();
        for name in [".feedmill-x1.tmp", "mine.tmp", ".feedmill-notes"] {
            fs::write(home.path().join(name), "").unwrap();
        }
        let _folder = Folder::lock(home.path()).unwrap().unwrap();
        assert!(!home.path().join(".feedmill-x1.tmp").exists());
        assert!(home.path().join("mine.tmp").exists());
        assert!(home.path().join(".feedmill-notes").exists());
    }

    #[test]
    fn what_is_not_committed_leaves_no_trace() {
        let home = tempfile::tempdir().unwrap();
        let folder = Folder::lock(home.path()).unwrap().unwrap();
        drop(folder.prepare("rss.xml", b"new").unwrap());
        assert_eq!(folder.read("rss.xml").unwrap(), None);
        let names: Vec<_> = fs::read_dir(home.path())
            .unwrap()
            .map(|e| e.unwrap().file_name())
            .collect();
        assert_eq!(names, [LOCK]);
    }
}
