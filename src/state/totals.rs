//! How much there must be in each table.

use rusqlite::{Connection, params};

use super::damage::{Fault, damage};
use super::seal::Seal;

/// What one table must add up to.
#[derive(Clone, Copy, Debug, Default, Eq, PartialEq)]
pub(super) struct Total {
    /// The number of its rows; they are numbered from 1 where they have numbers.
    pub(super) rows: i64,
    /// The sum of their seals.
    pub(super) sum: i64,
}

impl Total {
    pub(super) fn add(&mut self, seal: i64) {
        self.rows += 1;
        self.sum = self.sum.wrapping_add(seal);
    }

    pub(super) fn remove(&mut self, seal: i64) {
        self.rows -= 1;
        self.sum = self.sum.wrapping_sub(seal);
    }

    /// Whether what was `read` is all there must be in `table`.
    pub(super) fn check(self, read: Self, table: &str) -> Result<(), Fault> {
        if self != read {
            return damage(format!("rows of {table} are missing or out of date"));
        }
        Ok(())
    }
}

/// What each table must add up to. For `keys` it is the number of buckets, and of entries in them.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Totals {
    pub(super) blocks: Total,
    pub(super) feeds: Total,
    pub(super) items: Total,
    pub(super) keys: Total,
    pub(super) pending: Total,
    pub(super) run: Total,
    pub(super) said: Total,
}

impl Totals {
    pub(super) fn read(db: &Connection) -> Result<Self, Fault> {
        let mut totals = Self::default();
        for (name, total) in totals.each() {
            let (rows, sum, seal): (i64, i64, i64) = db
                .prepare_cached("SELECT rows, sum, seal FROM totals WHERE name = ?1")?
                .query_row([name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            *total = Total { rows, sum };
            if seal != self::seal(name, *total) {
                return damage(format!("the totals of {name} are not what was written"));
            }
        }
        Ok(totals)
    }

    pub(super) fn write(mut self, db: &Connection) -> Result<(), Fault> {
        for (name, total) in self.each() {
            db.prepare_cached("INSERT OR REPLACE INTO totals VALUES (?1, ?2, ?3, ?4)")?
                .execute(params![name, total.rows, total.sum, seal(name, *total)])?;
        }
        Ok(())
    }

    fn each(&mut self) -> [(&'static str, &mut Total); 7] {
        [
            ("blocks", &mut self.blocks),
            ("feeds", &mut self.feeds),
            ("items", &mut self.items),
            ("keys", &mut self.keys),
            ("pending", &mut self.pending),
            ("run", &mut self.run),
            ("said", &mut self.said),
        ]
    }
}

fn seal(name: &str, total: Total) -> i64 {
    Seal::of("totals")
        .bytes(1, name.as_bytes())
        .number(2, total.rows)
        .number(3, total.sum)
        .finish()
}
