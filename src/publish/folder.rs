//! The output folder, held by one run at a time.

use std::collections::{BTreeSet, HashSet};
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use super::{Encoding, Prepared, if_there, siblings};
use crate::Error;

/// The file whose lock says that a run is at work. It stays there, empty: the lock itself is the
/// operating system's, and goes with the process that holds it, however that ends.
const LOCK: &str = ".feedmill.lock";

/// An output folder that no other run of feedmill writes to while this value lives.
#[derive(Debug)]
pub struct Folder {
    path: PathBuf,
    lock: File,
    /// The folders within it that files of this run go to; they are there, and swept.
    ready: Mutex<HashSet<PathBuf>>,
}

impl Folder {
    /// Creates the folder if it is not there, and locks it. `Ok(None)`: another run holds it.
    ///
    /// # Errors
    /// When the folder can't be created, something else has its place, or the lock file in it
    /// can't be opened.
    pub fn lock(path: &Path) -> Result<Option<Self>, Error> {
        create(path)?;
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
                    ready: Mutex::default(),
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
        if_there(fs::read(&path)).map_err(|cause| Error::io("cannot read", path, cause))
    }

    /// Writes `bytes` beside the file `name`, ready to take its place; a folder in its name is
    /// created. Packed copies of the old file will be removed.
    ///
    /// # Errors
    /// When the new file can't be written; nothing has changed then.
    pub fn prepare(&self, name: &str, bytes: &[u8]) -> Result<Prepared, Error> {
        self.prepare_packed(name, bytes, &[])
    }

    /// The same with `packed`, copies of `bytes` that will stand beside it.
    ///
    /// # Errors
    /// When a new file can't be written; nothing has changed then.
    pub fn prepare_packed(
        &self,
        name: &str,
        bytes: &[u8],
        packed: &[(Encoding, Vec<u8>)],
    ) -> Result<Prepared, Error> {
        let path = self.path.join(name);
        if let Some(within) = path.parent().filter(|within| *within != self.path) {
            self.make_ready(within)?;
        }
        Prepared::write(&path, bytes)?.with(&path, packed)
    }

    /// Creates a folder within this one, and removes what a killed run left in it. Nobody writes
    /// there before this is done.
    fn make_ready(&self, within: &Path) -> Result<(), Error> {
        let mut ready = self.ready.lock().unwrap_or_else(PoisonError::into_inner);
        if !ready.contains(within) {
            create(within)?;
            sweep(within)?;
            ready.insert(within.to_owned());
        }
        Ok(())
    }

    /// Sees to it that the file `name`, which stays as it is, has the packed copies that are
    /// `wanted` and no others; a copy that is of another version is made anew. Tells whether
    /// anything was made. Where all is well, this only looks at times.
    ///
    /// A copy that is newer than the file is another program's: one that is not wanted stays.
    ///
    /// # Errors
    /// When the file can't be read, or a copy can't be written or removed.
    pub fn tend(&self, name: &str, wanted: &[Encoding]) -> Result<bool, Error> {
        let path = self.path.join(name);
        siblings::remove_unwanted(&path, wanted)?;
        let missing = siblings::missing(&path, wanted)?;
        if missing.is_empty() {
            return Ok(false);
        }
        let failed = |cause| Error::io("cannot read", &path, cause);
        let bytes = fs::read(&path).map_err(failed)?;
        let original = fs::metadata(&path).map_err(failed)?;
        for encoding in missing {
            let copy = Prepared::copy(&encoding.beside(&path), &encoding.pack(&bytes), &original)?;
            copy.sync()?;
            copy.place()?;
        }
        Ok(true)
    }

    /// Removes the file `name` and its packed copies, these first. One that is not there is no
    /// error.
    ///
    /// # Errors
    /// When a file is there and can't be removed.
    pub fn remove(&self, name: &str) -> Result<(), Error> {
        let path = self.path.join(name);
        siblings::remove_all(&path)?;
        siblings::remove(&path)
    }

    /// Makes prepared files durable, then puts them in place, each at one stroke, and makes the
    /// folder's entries durable.
    ///
    /// # Errors
    /// When a file can't be made durable; nothing has changed then. When one can't take its place. Those before it have taken theirs, those after it have
    /// not, and each is whole.
    pub fn commit(&self, prepared: Vec<Prepared>) -> Result<(), Error> {
        if prepared.is_empty() {
            return Ok(());
        }
        side_by_side(&prepared, Prepared::sync)?;
        // This one, where others may have been created; a link may lead anywhere.
        let mut folders = BTreeSet::from([self.path.clone()]);
        for file in prepared {
            folders.insert(file.folder().to_owned());
            file.place()?;
        }
        let folders: Vec<PathBuf> = folders.into_iter().collect();
        side_by_side(&folders, |folder| sync_folder(folder))
    }
}

/// Creates the folder if it is not there.
fn create(path: &Path) -> Result<(), Error> {
    let found = if_there(fs::metadata(path))
        .map_err(|cause| Error::io("cannot look at the folder", path, cause))?;
    match found {
        Some(found) if found.is_dir() => Ok(()),
        Some(_) => Err(Error::new("cannot publish into what is no folder:").on(path)),
        None => fs::create_dir_all(path)
            .map_err(|cause| Error::io("cannot create the folder", path, cause)),
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

/// Does the same with all; with many of them some at a time. A disk that is asked to keep many
/// files needs little longer than for one.
fn side_by_side<T: Sync>(
    all: &[T],
    each: impl Fn(&T) -> Result<(), Error> + Sync,
) -> Result<(), Error> {
    let stretch = |stretch: &[T]| stretch.iter().try_for_each(&each);
    std::thread::scope(|scope| {
        let mut stretches = all.chunks(all.len().div_ceil(AT_A_TIME).max(FEW));
        let own = stretches.next().unwrap_or_default();
        let others: Vec<_> = stretches
            .map(|other| scope.spawn(|| stretch(other)))
            .collect();
        let done = stretch(own);
        (others.into_iter())
            .map(|other| (other.join()).unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .fold(done, Result::and)
    })
}

/// So many at a time at most; and for a few it is not worth a thread.
const AT_A_TIME: usize = 16;
const FEW: usize = 16;

/// Makes the renames in a folder survive a power cut.
#[cfg(unix)]
fn sync_folder(path: &Path) -> Result<(), Error> {
    File::open(path)
        .and_then(|folder| folder.sync_all())
        .map_err(|cause| Error::io("cannot make durable the folder", path, cause))
}

/// Where a folder can't be opened as a file, the file system is trusted to do so by itself.
#[cfg(not(unix))]
fn sync_folder(_: &Path) -> Result<(), Error> {
    Ok(())
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
    fn a_file_is_no_folder() {
        let home = tempfile::tempdir().unwrap();
        let file = home.path().join("feeds");
        fs::write(&file, "mine").unwrap();
        let error = Folder::lock(&file).unwrap_err().to_string();
        assert!(error.starts_with("cannot publish into what is no folder: "));
        assert_eq!(fs::read(&file).unwrap(), b"mine");
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
