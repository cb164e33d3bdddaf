//! The index: from a hash of a value to the numbers of the rows that have it.
//!
//! Not an index of SQLite's, since a damaged one finds too little and nobody notices. Here the
//! hashes are spread over a power of two of buckets, each a sealed row; every bucket is there.

use std::mem;

use rusqlite::{Connection, OptionalExtension, params};

use super::damage::{Fault, damage};
use super::seal::Seal;
use super::totals::Total;

/// What a value is. The numbers stand in databases.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Block = 1,
    Content = 2,
    Id = 3,
    Seed = 4,
    Twin = 5,
    Url = 6,
}

/// One value of one row: the hash of the value and the row's number.
pub(super) type Entry = (u64, i64);

/// The hash of a value that is made of `parts`.
pub(super) fn hash(kind: Kind, parts: &[&[u8]]) -> u64 {
    let seal = (0..).zip(parts).fold(
        Seal::of("key").number(0, kind as i64),
        |seal, (place, part)| seal.bytes(place, part),
    );
    seal.finish().cast_unsigned()
}

/// The numbers of the rows whose value has `hash`, smallest first. A number may stand there for
/// another value with the same hash.
pub(super) fn find(db: &Connection, total: Total, hash: u64) -> Result<Vec<i64>, Fault> {
    if total.rows == 0 {
        return Ok(Vec::new());
    }
    let entries = read(db, bucket(hash, total.rows), total.rows)?;
    let first = entries.partition_point(|(other, _)| *other < hash);
    Ok(entries[first..]
        .iter()
        .take_while(|(other, _)| *other == hash)
        .map(|(_, number)| *number)
        .collect())
}

/// What to add to the index, and what to take out.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Entry, bool)>);

impl Edits {
    pub(super) fn add(&mut self, hash: u64, number: i64) {
        self.0.push(((hash, number), true));
    }

    pub(super) fn remove(&mut self, hash: u64, number: i64) {
        self.0.push(((hash, number), false));
    }

    /// Writes each bucket that changes once.
    pub(super) fn apply(mut self, db: &Connection, total: &mut Total) -> Result<(), Fault> {
        for (_, added) in &self.0 {
            total.sum += if *added { 1 } else { -1 };
        }
        grow(db, total)?;
        self.0.sort_unstable();
        for edits in self.0.chunk_by(|((one, _), _), ((two, _), _)| {
            bucket(*one, total.rows) == bucket(*two, total.rows)
        }) {
            let ((hash, _), _) = edits[0];
            let place = bucket(hash, total.rows);
            let mut entries = read(db, place, total.rows)?;
            for (entry, added) in edits {
                match (entries.binary_search(entry), added) {
                    (Err(at), true) => entries.insert(at, *entry),
                    (Ok(at), false) => drop(entries.remove(at)),
                    _ => return damage("the index and the items don't fit together"),
                }
            }
            write(db, place, &entries)?;
        }
        Ok(())
    }
}

/// Makes buckets for the number of entries that `total` has now, by splitting those there are.
fn grow(db: &Connection, total: &mut Total) -> Result<(), Fault> {
    let before = total.rows;
    if total.sum <= before * FULL {
        return Ok(());
    }
    // So many that they are half full.
    let after = (total.sum * 2 / FULL)
        .max(1)
        .cast_unsigned()
        .next_power_of_two()
        .cast_signed();
    total.rows = after;
    if before == 0 {
        return (0..after).try_for_each(|place| write(db, place, &[]));
    }
    // From the last to the first, so that none is overwritten before it was read.
    for place in (0..before).rev() {
        let mut entries = read(db, place, before)?.into_iter().peekable();
        for part in place * (after / before)..(place + 1) * (after / before) {
            let mut inside = Vec::new();
            while let Some(entry) = entries.next_if(|(hash, _)| bucket(*hash, after) == part) {
                inside.push(entry);
            }
            write(db, part, &inside)?;
        }
    }
    Ok(())
}

/// The bucket for `hash` where there are `buckets`, a power of two.
fn bucket(hash: u64, buckets: i64) -> i64 {
    match buckets.trailing_zeros() {
        0 => 0,
        bits => (hash >> (u64::BITS - bits)).cast_signed(),
    }
}

fn read(db: &Connection, place: i64, buckets: i64) -> Result<Vec<Entry>, Fault> {
    let row = db
        .prepare_cached("SELECT entries, seal FROM keys WHERE bucket = ?1")?
        .query_row([place], |row| {
            Ok((row.get::<_, Vec<u8>>(0)?, row.get::<_, i64>(1)?))
        })
        .optional()?;
    let Some((bytes, found)) = row else {
        return damage("a part of the index is missing");
    };
    let entries: Vec<Entry> = bytes
        .chunks_exact(ENTRY)
        .map(|entry| {
            let (hash, number) = entry.split_at(ENTRY / 2);
            let hash = u64::from_be_bytes(hash.try_into().expect("half an entry is 8 bytes"));
            let number = i64::from_be_bytes(number.try_into().expect("half an entry is 8 bytes"));
            (hash, number)
        })
        .collect();
    let misplaced = entries
        .iter()
        .any(|(hash, _)| bucket(*hash, buckets) != place);
    if found != seal(place, &bytes) || misplaced {
        return damage("a part of the index is not what was written");
    }
    Ok(entries)
}

fn write(db: &Connection, place: i64, entries: &[Entry]) -> Result<(), Fault> {
    let mut bytes = Vec::with_capacity(entries.len() * ENTRY);
    for (hash, number) in entries {
        bytes.extend(hash.to_be_bytes());
        bytes.extend(number.to_be_bytes());
    }
    db.prepare_cached("INSERT OR REPLACE INTO keys VALUES (?1, ?2, ?3)")?
        .execute(params![place, bytes, seal(place, &bytes)])?;
    Ok(())
}

fn seal(place: i64, entries: &[u8]) -> i64 {
    Seal::of("keys").number(1, place).bytes(2, entries).finish()
}

/// Bytes of an entry: a hash and a number, big end first.
const ENTRY: usize = mem::size_of::<Entry>();

/// With more entries a bucket than this there will be more buckets. 2 KB: two of them fit a page.
const FULL: i64 = 128;
