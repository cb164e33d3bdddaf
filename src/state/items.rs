//! The ledger: looking up what was ever published.

use std::collections::HashMap;

use rusqlite::{Connection, Row, params};

use super::damage::{Fault, damage};
use super::keys::{self, Kind};
use super::seal::Seal;
use super::totals::{Total, Totals};
use super::{Item, State};
use crate::Error;

impl State {
    /// The item with this id.
    ///
    /// # Errors
    /// When the database can't be read, or is [damaged](super::Damage).
    pub fn item(&self, id: &str) -> Result<Option<Item>, Error> {
        let found = self.matching(Kind::Id, id.as_bytes(), |item| item.id == id)?;
        Ok(found.into_iter().next())
    }

    /// The items that came from this seed, in the order in which they were first published.
    ///
    /// # Errors
    /// When the database can't be read, or is [damaged](super::Damage).
    pub fn items_of_seed(&self, seed: &str) -> Result<Vec<Item>, Error> {
        self.matching(Kind::Seed, seed.as_bytes(), |item| {
            item.seed.as_deref() == Some(seed)
        })
    }

    /// The items with this hash of their content, in the order in which they were first published.
    ///
    /// # Errors
    /// When the database can't be read, or is [damaged](super::Damage).
    pub fn items_with_content(&self, content: &[u8; 16]) -> Result<Vec<Item>, Error> {
        self.matching(Kind::Content, content, |item| {
            item.content.as_ref() == Some(content)
        })
    }

    /// The items with this hash of title and date, in the order in which they were first published.
    ///
    /// # Errors
    /// When the database can't be read, or is [damaged](super::Damage).
    pub fn items_with_twin(&self, twin: &[u8; 8]) -> Result<Vec<Item>, Error> {
        self.matching(Kind::Twin, twin, |item| item.twin.as_ref() == Some(twin))
    }

    /// The items with this address, in the order in which they were first published.
    ///
    /// # Errors
    /// When the database can't be read, or is [damaged](super::Damage).
    pub fn items_with_url(&self, url: &str) -> Result<Vec<Item>, Error> {
        self.matching(Kind::Url, url.as_bytes(), |item| {
            item.url.as_deref() == Some(url)
        })
    }

    /// Every item, in the order in which they were first published.
    ///
    /// # Errors
    /// When the database can't be read, or is [damaged](super::Damage); `each` may have seen some
    /// items then, all of them right.
    pub fn items(&self, mut each: impl FnMut(Item)) -> Result<(), Error> {
        self.ask(|db, totals| {
            let mut read = Total::default();
            let mut rows = db.prepare_cached(ALL)?;
            let mut rows = rows.query([])?;
            while let Some(row) = rows.next()? {
                let (item, seal) = from(row)?;
                read.add(seal);
                each(item);
            }
            totals.items.check(read, "items")
        })
    }

    fn matching(
        &self,
        kind: Kind,
        value: &[u8],
        wanted: impl Fn(&Item) -> bool,
    ) -> Result<Vec<Item>, Error> {
        self.ask(|db, totals| {
            let mut found = find(db, totals, kind, value)?;
            found.retain(|(_, item, _)| wanted(item));
            Ok(found.into_iter().map(|(_, item, _)| item).collect())
        })
    }
}

/// The items whose value of `kind` has the hash of `value`, with their numbers and seals.
fn find(
    db: &Connection,
    totals: &Totals,
    kind: Kind,
    value: &[u8],
) -> Result<Vec<(i64, Item, i64)>, Fault> {
    keys::find(db, totals.keys, keys::hash(kind, &[value]))?
        .into_iter()
        .map(|number| {
            let mut rows = db.prepare_cached(ONE)?;
            let mut rows = rows.query([number])?;
            let Some(row) = rows.next()? else {
                return damage("an item is missing");
            };
            let (item, seal) = from(row)?;
            Ok((number, item, seal))
        })
        .collect()
}

/// Puts an item in, in the place of the one with its id.
pub(super) fn write(
    db: &Connection,
    totals: &mut Totals,
    edits: &mut keys::Edits,
    item: &Item,
) -> Result<(), Fault> {
    let before = find(db, totals, Kind::Id, item.id.as_bytes())?
        .into_iter()
        .find(|(_, before, _)| before.id == item.id);
    let number = match &before {
        Some((_, same, _)) if same == item => return Ok(()),
        Some((number, _, seal)) => {
            totals.items.remove(*seal);
            *number
        }
        None => totals.items.rows + 1,
    };
    let old = before
        .as_ref()
        .map_or_else(Vec::new, |(_, item, _)| hashes(item));
    let new = hashes(item);
    for hash in old.iter().filter(|hash| !new.contains(hash)) {
        edits.remove(*hash, number);
    }
    for hash in new.iter().filter(|hash| !old.contains(hash)) {
        edits.add(*hash, number);
    }
    let seal = seal(number, item);
    totals.items.add(seal);
    db.prepare_cached(PUT)?.execute(params![
        number,
        item.id,
        item.seed,
        item.content,
        item.twin,
        item.url,
        item.title,
        item.published,
        item.updated,
        item.gone,
        item.withdrawn,
        seal,
    ])?;
    Ok(())
}

/// The items in their order; of those with one id only the last.
pub(super) fn last(items: &[Item]) -> impl Iterator<Item = &Item> {
    let last: HashMap<&str, usize> = (0..)
        .zip(items)
        .map(|(place, item)| (item.id.as_str(), place))
        .collect();
    (0..)
        .zip(items)
        .filter(move |(place, item)| last[item.id.as_str()] == *place)
        .map(|(_, item)| item)
}

/// The hashes under which an item is found.
fn hashes(item: &Item) -> Vec<u64> {
    let values = [
        (Kind::Id, Some(item.id.as_bytes())),
        (Kind::Seed, item.seed.as_deref().map(str::as_bytes)),
        (
            Kind::Content,
            item.content.as_ref().map(<[u8; 16]>::as_slice),
        ),
        (Kind::Twin, item.twin.as_ref().map(<[u8; 8]>::as_slice)),
        (Kind::Url, item.url.as_deref().map(str::as_bytes)),
    ];
    values
        .into_iter()
        .filter_map(|(kind, value)| Some(keys::hash(kind, &[value?])))
        .collect()
}

/// The item in a row, and its seal.
fn from(row: &Row<'_>) -> Result<(Item, i64), Fault> {
    let number = row.get(0)?;
    let item = Item {
        id: row.get(1)?,
        seed: row.get(2)?,
        content: row.get(3)?,
        twin: row.get(4)?,
        url: row.get(5)?,
        title: row.get(6)?,
        published: row.get(7)?,
        updated: row.get(8)?,
        gone: row.get(9)?,
        withdrawn: row.get(10)?,
    };
    let seal = seal(number, &item);
    if row.get::<_, i64>(11)? != seal {
        return damage("an item is not what was written");
    }
    Ok((item, seal))
}

/// The numbers are the columns' places, which stand in databases.
fn seal(number: i64, item: &Item) -> i64 {
    Seal::of("items")
        .number(1, number)
        .bytes(2, item.id.as_bytes())
        .maybe(3, item.seed.as_deref().map(str::as_bytes))
        .maybe(4, item.content.as_ref().map(<[u8; 16]>::as_slice))
        .maybe(5, item.twin.as_ref().map(<[u8; 8]>::as_slice))
        .maybe(6, item.url.as_deref().map(str::as_bytes))
        .maybe(7, item.title.as_deref().map(str::as_bytes))
        .number(8, item.published)
        .number(9, item.updated)
        .maybe_number(10, item.gone)
        .maybe_number(11, item.withdrawn)
        .finish()
}

const ALL: &str = "SELECT number, id, seed, content, twin, url, title, published, updated, gone, \
                   withdrawn, seal FROM items ORDER BY number";
const ONE: &str = "SELECT number, id, seed, content, twin, url, title, published, updated, gone, \
                   withdrawn, seal FROM items WHERE number = ?1";
const PUT: &str = "INSERT OR REPLACE INTO items (number, id, seed, content, twin, url, title, \
                   published, updated, gone, withdrawn, seal) \
                   VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
