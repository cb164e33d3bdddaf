//! What feedmill remembers between runs: one SQLite database, one transaction a run.
//!
//! This room knows strings, numbers and bytes, and neither articles nor feeds. It holds
//!
//! - **items**, the ledger: what was ever published, under which id, with which dates. It can't be
//!   computed again: an id that was given, a time of publication or that an article was there once
//!   stands nowhere else. Without it ids are what a first run gives.
//! - **feeds**: the fingerprint of each published file, and how it was left. A cache: without it
//!   each feed is rendered again and compared with the file.
//! - **blocks**: the facts of all seeds of one folder. A cache: without it each seed is read again.
//! - **said**: the findings that were reported already. Without it they are reported once more.
//! - **pending**: the hubs that are to be told of a change. Without it they are not told.
//! - **run**: when the last run was and what came of it. Without it the next run is a first one.
//!
//! # How it is kept
//!
//! A [`State`] is what stood in the database at one moment: whoever opened it sees nothing of what
//! others write. [`State::open`] also keeps other writers out until the value is dropped, and
//! [`State::commit`] turns it into the next state, all or nothing. A rollback journal makes this
//! true after a crash at any moment (WAL would need two more files beside the database, which a
//! copy of it must not forget, and can't be read in a folder that one may not write to). The first
//! commit writes a file beside, which takes its name when it is whole.
//!
//! SQLite finds only what breaks its own structure. So each row has a seal, a hash of what is in
//! it; each table has its number of rows and the sum of their seals; and items are found through
//! an index of ours, whose buckets are all there and sealed too: that a row is *not* there is as
//! sure as what is in it. What doesn't fit together is [`Damage`]. A page that is as it once was,
//! on a disk that lost a write, is found where a table is read from end to end; the look-up of one
//! item may not notice.

mod aside;
mod blocks;
mod commit;
mod create;
mod damage;
mod header;
mod items;
mod keys;
mod lists;
mod open;
mod records;
mod schema;
mod seal;
mod totals;

use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;

pub use aside::SetAside;
pub use damage::Damage;
pub use open::{Opened, Peeked};
pub use records::{Block, Changes, Feed, Item, Key, Pending, Run, Said};

use crate::Error;
use damage::Fault;
use totals::Totals;

/// What feedmill knew at the end of the last run: one snapshot of the database.
#[derive(Debug)]
pub struct State {
    path: PathBuf,
    /// `None`: there is no file yet.
    db: Option<Box<Connection>>,
    totals: Totals,
    /// The private copy that `db` reads, where the file itself can't be read as it is.
    _copy: Option<TempDir>,
}

impl State {
    /// A state of which nothing is known and of which nothing is kept: its commit does nothing.
    pub fn none() -> Self {
        Self::missing(Path::new(""))
    }

    /// Where the database is, or will be.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn missing(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            db: None,
            totals: Totals::default(),
            _copy: None,
        }
    }

    /// Answers a question, where there is a database to ask; else there is nothing.
    fn ask<T: Default>(
        &self,
        question: impl FnOnce(&Connection, &Totals) -> Result<T, Fault>,
    ) -> Result<T, Error> {
        match &self.db {
            Some(db) => {
                question(db, &self.totals).map_err(|fault| fault.on("cannot read", &self.path))
            }
            None => Ok(T::default()),
        }
    }
}
