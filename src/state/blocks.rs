//! Blocks: the facts of one folder each.

use std::collections::BTreeSet;
use std::mem;

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
            let mut rows =
                db.prepare_cached("SELECT number FROM blocks ORDER BY source, folder")?;
            let mut rows = rows.query([])?;
            while let Some(row) = rows.next()? {
                let mut row = self::read(db, row.get(0)?)?;
                read.add(row.seal);
                let facts = mem::take(&mut row.facts);
                each(row.key(), facts);
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
            for number in keys::find(db, totals.keys, hash(key))? {
                let row = read(db, number)?;
                if row.key() == key {
                    return Ok(Some(row.facts));
                }
            }
            Ok(None)
        })
    }
}

struct Stored {
    source: String,
    folder: String,
    facts: Vec<u8>,
    seal: i64,
}

impl Stored {
    fn key(&self) -> Key<'_> {
        Key {
            source: &self.source,
            folder: &self.folder,
        }
    }
}

fn read(db: &Connection, number: i64) -> Result<Stored, Fault> {
    let row = db
        .prepare_cached("SELECT source, folder, facts, seal FROM blocks WHERE number = ?1")?
        .query_row([number], |row| {
            Ok(Stored {
                source: row.get(0)?,
                folder: row.get(1)?,
                facts: row.get(2)?,
                seal: row.get(3)?,
            })
        })
        .optional()?;
    match row {
        Some(row) if row.seal == seal(number, row.key(), &row.facts) => Ok(row),
        Some(_) => damage("a block is not what was written"),
        None => damage("a block is missing"),
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
    let mut before = None;
    for number in keys::find(db, totals.keys, hash(key))? {
        let row = read(db, number)?;
        if row.key() == key {
            before = Some((number, row));
        }
    }
    let same = before.as_ref().map(|(_, row)| &row.facts) == block.facts.as_ref();
    if same {
        return Ok(());
    }
    if let Some((_, row)) = &before {
        totals.blocks.remove(row.seal);
    }
    let number = before.map(|(number, _)| number);
    match (number, &block.facts) {
        (_, Some(facts)) => {
            let place = match number {
                Some(number) => number,
                None => db
                    .prepare_cached("SELECT coalesce(max(number), 0) + 1 FROM blocks")?
                    .query_row([], |row| row.get(0))?,
            };
            let seal = seal(place, key, facts);
            totals.blocks.add(seal);
            db.prepare_cached(PUT)?
                .execute(params![place, key.source, key.folder, seal, facts])?;
            if number.is_none() {
                edits.add(hash(key), place);
            }
        }
        (Some(number), None) => {
            db.prepare_cached("DELETE FROM blocks WHERE number = ?1")?
                .execute([number])?;
            edits.remove(hash(key), number);
        }
        (None, None) => {}
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

fn hash(key: Key<'_>) -> u64 {
    keys::hash(Kind::Block, &[key.source.as_bytes(), key.folder.as_bytes()])
}

/// The numbers are the columns' places, which stand in databases.
fn seal(number: i64, key: Key<'_>, facts: &[u8]) -> i64 {
    Seal::of("blocks")
        .number(1, number)
        .bytes(2, key.source.as_bytes())
        .bytes(3, key.folder.as_bytes())
        .bytes(5, facts)
        .finish()
}

const PUT: &str = "INSERT OR REPLACE INTO blocks (number, source, folder, seal, facts) \
                   VALUES (?1, ?2, ?3, ?4, ?5)";
