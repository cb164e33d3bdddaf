//! What may be wrong with a database, in feedmill's terms.

use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::Path;

use rusqlite::ErrorCode;

use crate::Error;

/// The cause of an [`Error`] that says: this database is damaged, and can only be set aside
/// ([`State::set_aside`](super::State::set_aside)).
#[derive(Debug)]
pub struct Damage {
    why: String,
}

impl Damage {
    /// Whether this is why `error` happened.
    pub fn caused(error: &Error) -> bool {
        error.source().is_some_and(|cause| cause.is::<Self>())
    }

    pub(super) fn new(why: impl Into<String>) -> Self {
        Self { why: why.into() }
    }
}

impl fmt::Display for Damage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.why)
    }
}

impl StdError for Damage {}

/// Why a query failed, before the path is known.
#[derive(Debug)]
pub(super) enum Fault {
    Damage(String),
    Sqlite(rusqlite::Error),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

/// A fault that is damage.
pub(super) fn damage<T>(why: impl Into<String>) -> Result<T, Fault> {
    Err(Fault::Damage(why.into()))
}

impl Fault {
    /// The error to show: `what` was attempted on the database at `path`.
    pub(super) fn on(self, what: &str, path: &Path) -> Error {
        let error = match self {
            Self::Damage(why) => return broken(path, why),
            Self::Sqlite(error) => error,
        };
        let Some(code) = error.sqlite_error_code() else {
            // A value of the wrong type, a row too few: what is there is not what was written.
            return broken(path, error.to_string());
        };
        match code {
            ErrorCode::DatabaseCorrupt
            | ErrorCode::NotADatabase
            | ErrorCode::ConstraintViolation
            | ErrorCode::TypeMismatch
            | ErrorCode::TooBig
            | ErrorCode::Unknown => broken(path, error.to_string()),
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
                Error::new("another program holds the state").on(path)
            }
            ErrorCode::DiskFull => io(what, path, io::ErrorKind::StorageFull, &error),
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => {
                io(what, path, io::ErrorKind::PermissionDenied, &error)
            }
            // Most often the journal, which stands beside the file.
            ErrorCode::CannotOpen => io(
                what,
                path,
                io::ErrorKind::PermissionDenied,
                "it or a file beside it can't be opened or made; is its folder writable?",
            ),
            _ => io(what, path, io::ErrorKind::Other, &error),
        }
    }
}

fn broken(path: &Path, why: String) -> Error {
    Error::new("damaged state")
        .on(path)
        .because(Damage::new(why))
}

fn io(what: &str, path: &Path, kind: io::ErrorKind, cause: impl ToString) -> Error {
    Error::io(what, path, io::Error::new(kind, cause.to_string()))
}
