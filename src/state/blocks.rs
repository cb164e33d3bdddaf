//! Blocks: the facts of one folder each.

use std::collections::BTreeSet;

use rusqlite::{Connection, OptionalExtension, params};

use super::damage::{Fault, damage};
use super::keys::{self, Edits, Kind};
use super::seal::Seal;
use super::totals::{Total, Totals};
use super::{Block, Key, State};
use crate::Error;

impl State {
    /// Every block, ordered by source and folder, one at a time.
    ///
    /// # Errors
    /// When the database can't be read, or is [damaged](super::Damage); `each` may have seen some
    /// blocks then, all of them right.
    pub fn blocks(&self, mut each: impl FnMut(Key<'_>, Vec<u8>)) -> Result<(), Error> {
        self.ask(|db, totals| {
            let mut read = Total::default();
            let mut rows = db.prepare_cached(
                "SELECT source, folder, seal, facts FROM blocks ORDER BY source, folder",
            )?;
            let mut rows = rows.query([])?;
            while let Some(row) = rows.next()? {
                let (source, folder): (String, String) = (row.get(0)?, row.get(1)?);
                let key = Key {
                    source: &source,
                    folder: &folder,
                };
                let (found, facts): (i64, Vec<u8>) = (row.get(2)?, row.get(3)?);
                check(key, found, &facts)?;
                read.add(found);
                each(key, facts);
            }
            totals.blocks.check(read, "blocks")
        })
    }

    /// One block; `None`: there is none for this folder.
    ///
    /// # Errors
    /// When the database can't be read, or is [damaged](super::Damage).
    pub fn block(&self, key: Key<'_>) -> Result<Option<Vec<u8>>, Error> {
        self.ask(|db, totals| {
            let row = db
                .prepare_cached("SELECT seal, facts FROM blocks WHERE source = ?1 AND folder = ?2")?
                .query_row([key.source, key.folder], |row| {
                    Ok((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?))
                })
                .optional()?;
            let Some((found, facts)) = row else {
                known(db, totals, key, false)?;
                return Ok(None);
            };
            check(key, found, &facts)?;
            Ok(Some(facts))
        })
    }
}

/// Puts a block in, in the place of the one there was, or takes it out.
pub(super) fn write(
    db: &Connection,
    totals: &mut Totals,
    edits: &mut Edits,
    block: &Block,
) -> Result<(), Fault> {
    let key = Key {
        source: &block.source,
        folder: &block.folder,
    };
    let before: Option<i64> = db
        .prepare_cached("SELECT seal FROM blocks WHERE source = ?1 AND folder = ?2")?
        .query_row([key.source, key.folder], |row| row.get(0))
        .optional()?;
    known(db, totals, key, before.is_some())?;
    let after = block
        .facts
        .as_deref()
        .map(|facts| (seal(key, facts), facts));
    if before == after.map(|(seal, _)| seal) {
        return Ok(());
    }
    if let Some(before) = before {
        totals.blocks.remove(before);
    }
    match after {
        Some((seal, facts)) => {
            totals.blocks.add(seal);
            db.prepare_cached("INSERT OR REPLACE INTO blocks VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![key.source, key.folder, seal, facts])?;
            if before.is_none() {
                edits.add(hash(key), NUMBER);
            }
        }
        None => {
            db.prepare_cached("DELETE FROM blocks WHERE source = ?1 AND folder = ?2")?
                .execute([key.source, key.folder])?;
            edits.remove(hash(key), NUMBER);
        }
    }
    Ok(())
}

/// The blocks that are there and that `given` doesn't name, to be taken out.
pub(super) fn others(db: &Connection, given: &[Block]) -> Result<Vec<Block>, Fault> {
    let given: BTreeSet<_> = given
        .iter()
        .map(|block| (block.source.as_str(), block.folder.as_str()))
        .collect();
    let mut others = Vec::new();
    let mut rows = db.prepare_cached("SELECT source, folder FROM blocks")?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let (source, folder): (String, String) = (row.get(0)?, row.get(1)?);
        if !given.contains(&(source.as_str(), folder.as_str())) {
            others.push(Block {
                source,
                folder,
                facts: None,
            });
        }
    }
    Ok(others)
}

/// Whether the index says the same as the table: that there `is` such a block.
fn known(db: &Connection, totals: &Totals, key: Key<'_>, is: bool) -> Result<(), Fault> {
    let found = keys::find(db, totals.keys, hash(key))?;
    if found.contains(&NUMBER) != is {
        return damage("the index and the blocks don't fit together");
    }
    Ok(())
}

fn hash(key: Key<'_>) -> u64 {
    keys::hash(Kind::Block, &[key.source.as_bytes(), key.folder.as_bytes()])
}

fn check(key: Key<'_>, found: i64, facts: &[u8]) -> Result<(), Fault> {
    if found != seal(key, facts) {
        return damage(format!(
            "the block of {} is not what was written",
            key.folder
        ));
    }
    Ok(())
}

fn seal(key: Key<'_>, facts: &[u8]) -> i64 {
    Seal::of("blocks")
        .bytes(1, key.source.as_bytes())
        .bytes(2, key.folder.as_bytes())
        .bytes(3, facts)
        .finish()
}

/// What the index has for a block. Items' numbers begin with 1.
const NUMBER: i64 = 0;
