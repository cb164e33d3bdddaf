//! The end of a run: the next state, all or nothing.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::blocks;
use super::create;
use super::damage::Fault;
use super::items;
use super::keys::Edits;
use super::lists;
use super::totals::Totals;
use super::{Changes, State};
use crate::Error;

impl State {
    /// Writes what a run changes, in one transaction, and ends this state's time.
    ///
    /// # Errors
    /// When it can't be written, because the disk is full, the folder may not be written to, or
    /// another program holds the database for a minute; or when it is [damaged](super::Damage).
    /// All is as it was then.
    pub fn commit(self, changes: &Changes) -> Result<(), Error> {
        let Some(db) = self.db else {
            if self.path.as_os_str().is_empty() {
                return Ok(());
            }
            return create::create(&self.path, changes);
        };
        let failed = |fault: Fault| fault.on("cannot write", &self.path);
        // Dropped without `COMMIT`, the transaction is rolled back.
        write(&db, self.totals, changes).map_err(failed)?;
        db.execute_batch("COMMIT")
            .map_err(|error| failed(error.into()))?;
        db.close().map_err(|(_, error)| failed(error.into()))
    }
}

/// Writes `changes`, inside the caller's transaction.
pub(super) fn write(db: &Connection, mut totals: Totals, changes: &Changes) -> Result<(), Fault> {
    let mut edits = Edits::default();
    let last: BTreeMap<_, _> = changes
        .blocks
        .iter()
        .map(|block| ((&block.source, &block.folder), block))
        .collect();
    for block in last.values() {
        blocks::write(db, &mut totals, &mut edits, block)?;
    }
    if changes.all_blocks {
        for block in blocks::others(db, &changes.blocks)? {
            blocks::write(db, &mut totals, &mut edits, &block)?;
        }
    }
    for item in items::last(&changes.items) {
        items::write(db, &mut totals, &mut edits, item)?;
    }
    edits.apply(db, &mut totals.keys)?;
    if let Some(feeds) = &changes.feeds {
        lists::write(db, &mut totals.feeds, feeds)?;
    }
    if let Some(said) = &changes.said {
        lists::write(db, &mut totals.said, said)?;
    }
    if let Some(pending) = &changes.pending {
        lists::write(db, &mut totals.pending, pending)?;
    }
    lists::write_run(db, &mut totals.run, &changes.run)?;
    totals.write(db)
}
