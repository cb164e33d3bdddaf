//! From a path to a state.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};
use tempfile::TempDir;

use super::State;
use super::aside::{self, BESIDE, SetAside, with_ending};
use super::damage::{Damage, Fault, damage};
use super::header::{self, Found};
use super::schema::{self, VERSION};
use super::totals::Totals;
use crate::Error;

/// A state for a run that will write.
#[derive(Debug)]
pub struct Opened {
    /// What is known.
    pub state: State,
    /// Whether nothing is: there was no database, or it was set aside.
    pub is_new: bool,
    /// The database that was there and is damaged.
    pub set_aside: Option<SetAside>,
}

/// What [`State::peek`] found.
#[derive(Debug)]
pub enum Peeked {
    /// There is no database.
    Missing,
    /// What is known.
    State(State),
    /// It is damaged, and a run will set it aside: what is wrong with it, a phrase.
    Unusable(String),
}

/// Tries once more what finds damage: a disk that fails to read for a moment looks no different to
/// SQLite.
fn twice<T>(attempt: impl Fn() -> Result<T, Error>) -> Result<T, Error> {
    match attempt() {
        Err(error) if Damage::caused(&error) => attempt(),
        done => done,
    }
}

impl State {
    /// Opens the database at `path` for a run, and keeps other runs out. Where there is none,
    /// nothing is written before the first commit; one that is damaged is set aside.
    ///
    /// # Errors
    /// When it can't be read, or not written; it is another program's or a newer feedmill's; the
    /// folder is not there; or another run holds it for a minute. The file is as it was then.
    pub fn open(path: &Path) -> Result<Opened, Error> {
        let path = &followed(path);
        let why = match header::look(path)? {
            Found::Ours { wal, .. } => match twice(|| begin(path, Access::Write { wal })) {
                Ok(state) => {
                    return Ok(Opened {
                        state,
                        is_new: false,
                        set_aside: None,
                    });
                }
                Err(error) if Damage::caused(&error) => Some(cause(&error)),
                Err(error) => return Err(error),
            },
            Found::Broken(why) => Some(why),
            // A journal without its file would be taken for that of the next one.
            Found::Nothing => BESIDE
                .iter()
                .any(|ending| with_ending(path, ending).exists())
                .then(|| "only its journal is left".to_owned()),
        };
        Ok(Opened {
            state: State::missing(path),
            is_new: true,
            set_aside: why.map(|why| aside::aside(path, why)).transpose()?,
        })
    }

    /// Opens the database at `path` to look at it only; nothing is made, changed or set aside.
    /// While the value lives no run can commit: drop it before anything that may take long.
    ///
    /// # Errors
    /// When it can't be read, is another program's or a newer feedmill's, or a run is committing
    /// for a minute.
    pub fn peek(path: &Path) -> Result<Peeked, Error> {
        let path = &followed(path);
        let version = match header::look(path)? {
            Found::Ours { version, .. } => version,
            Found::Broken(why) => return Ok(Peeked::Unusable(why)),
            Found::Nothing => return Ok(Peeked::Missing),
        };
        let interrupted = fs::metadata(with_ending(path, "-journal")).is_ok();
        let mut state = Err(Error::new("nothing tried"));
        if version == VERSION {
            state = begin(path, Access::Read);
        }
        // Older, or a run was interrupted: what a run would do to the file is done to a copy.
        if version < VERSION || interrupted && state.is_err() {
            state = copy(path).and_then(|(copy, folder)| {
                let state = begin(&copy, Access::Write { wal: false })?;
                Ok(State {
                    path: path.clone(),
                    _copy: Some(folder),
                    ..state
                })
            });
        }
        match state {
            Ok(state) => Ok(Peeked::State(state)),
            Err(error) if Damage::caused(&error) => Ok(Peeked::Unusable(cause(&error))),
            Err(error) => Err(error),
        }
    }
}

enum Access {
    Read,
    Write { wal: bool },
}

/// Opens the database, takes the lock that `access` needs, and makes sure it is of the newest
/// version.
fn begin(path: &Path, access: Access) -> Result<State, Error> {
    let failed = |fault: Fault| fault.on("cannot open", path);
    let (mode, begin) = match access {
        Access::Read => (OpenFlags::SQLITE_OPEN_READ_ONLY, "BEGIN"),
        Access::Write { .. } => (OpenFlags::SQLITE_OPEN_READ_WRITE, "BEGIN IMMEDIATE"),
    };
    let db = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)
        .map_err(|error| failed(error.into()))?;
    let totals = (|| {
        db.busy_timeout(PATIENCE)?;
        // FULL: a power cut never damages the file. What it may lose is the last commit.
        db.execute_batch("PRAGMA synchronous = FULL; PRAGMA cache_size = -4096;")?;
        if let Access::Write { wal: true } = access {
            db.execute_batch("PRAGMA journal_mode = DELETE")?;
        }
        db.execute_batch(begin)?;
        // Rolls back what a run that was killed left half done; so only now is it sure which.
        let now: u32 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        match access {
            _ if now == 0 || now > VERSION => damage("its version is not what it was")?,
            Access::Write { .. } if now < VERSION => schema::migrate(&db, now)?,
            _ => {}
        }
        Totals::read(&db)
    })()
    .map_err(failed)?;
    Ok(State {
        path: path.to_owned(),
        db: Some(Box::new(db)),
        totals,
        _copy: None,
    })
}

/// Copies the database and its journal to a folder that goes with the value.
fn copy(path: &Path) -> Result<(PathBuf, TempDir), Error> {
    let failed = |cause| Error::io("cannot copy, to read it,", path, cause);
    let folder = tempfile::tempdir().map_err(failed)?;
    let to = folder.path().join("state.db");
    for ending in ["", "-journal"] {
        match fs::copy(with_ending(path, ending), with_ending(&to, ending)) {
            Err(cause) if cause.kind() != std::io::ErrorKind::NotFound => {
                return Err(failed(cause));
            }
            _ => {}
        }
    }
    Ok((to, folder))
}

/// The file that a link at `path` leads to: that is the one SQLite writes, and its journal beside.
pub(super) fn followed(path: &Path) -> PathBuf {
    match fs::symlink_metadata(path) {
        Ok(data) if data.is_symlink() => fs::canonicalize(path).unwrap_or_else(|_| path.into()),
        _ => path.to_owned(),
    }
}

fn cause(error: &Error) -> String {
    use std::error::Error as _;

    error
        .source()
        .map_or_else(|| error.to_string(), ToString::to_string)
}

/// How long to wait for another program that reads or writes the database.
const PATIENCE: Duration = Duration::from_secs(60);
