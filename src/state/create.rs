//! The first commit: a file that appears when it is whole.

use std::fs::{self, File};
use std::io;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::Changes;
use super::commit;
use super::damage::Fault;
use super::schema;
use super::totals::Totals;
use crate::Error;

/// Writes a database with `changes` in it at `path`, where there is none.
pub(super) fn create(path: &Path, changes: &Changes) -> Result<(), Error> {
    let failed = |cause| Error::io("cannot write", path, cause);
    let folder = folder(path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let prefix = format!(".{name}-");
    sweep(folder, &prefix).map_err(failed)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(&prefix).suffix(SUFFIX);
    // As any new file, for whom the user's mask lets in.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let file = builder.tempfile_in(folder).map_err(failed)?;
    fill(file.path(), changes).map_err(|fault| fault.on("cannot write", path))?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist_noclobber(path)
        .map_err(|failure| match failure.error.kind() {
            io::ErrorKind::AlreadyExists | io::ErrorKind::NotFound => {
                Error::new("another run began the state meanwhile").on(path)
            }
            _ => failed(failure.error),
        })?;
    // Where a folder can't be opened as a file the file system is trusted.
    File::open(folder)
        .map_or(Ok(()), |folder| folder.sync_all())
        .map_err(failed)
}

/// The folder of the file at `path`.
pub(super) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    }
}

/// Nobody sees this file before it is whole, so it needs no journal.
fn fill(path: &Path, changes: &Changes) -> Result<(), Fault> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.execute_batch(&format!(
        "PRAGMA page_size = {};
         PRAGMA journal_mode = OFF;
         PRAGMA synchronous = OFF;
         PRAGMA locking_mode = EXCLUSIVE;
         BEGIN;
         PRAGMA application_id = {};",
        schema::PAGE,
        schema::APPLICATION,
    ))?;
    schema::migrate(&db, 0)?;
    let totals = Totals::read(&db)?;
    commit::write(&db, totals, changes)?;
    db.execute_batch("COMMIT")?;
    db.close().map_err(|(_, error)| error)?;
    Ok(())
}

/// Removes what a first run that was killed left half done.
fn sweep(folder: &Path, prefix: &str) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.as_encoded_bytes();
        if name.starts_with(prefix.as_bytes()) && name.ends_with(SUFFIX.as_bytes()) {
            fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}

/// The last letters of a file that isn't whole yet.
const SUFFIX: &str = ".tmp";
