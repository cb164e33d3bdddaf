//! The short tables: the published files, what was said, the hubs to be told, the last run.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, ToSql, params};

use super::damage::{Fault, damage};
use super::seal::Seal;
use super::totals::Total;
use super::{Feed, Pending, Run, Said, State};
use crate::Error;

impl State {
    /// The last run; `None`: there was none.
    ///
    /// # Errors
    /// When the database can't be read, or is [damaged](super::Damage).
    pub fn run(&self) -> Result<Option<Run>, Error> {
        self.ask(|db, totals| {
            let row = db
                .prepare_cached("SELECT at, settings, next_due, summary, seal FROM run")?
                .query_row([], |row| {
                    let run = Run {
                        at: row.get(0)?,
                        settings: row.get(1)?,
                        next_due: row.get(2)?,
                        summary: row.get(3)?,
                    };
                    Ok((run, row.get::<_, i64>(4)?))
                })
                .optional()?;
            let Some((run, found)) = row else {
                return damage("the last run is missing");
            };
            let seal = seal_of_run(&run);
            if seal != found {
                return damage("the last run is not what was written");
            }
            totals.run.check(Total { rows: 1, sum: seal }, "run")?;
            Ok(Some(run))
        })
    }

    /// The published files, ordered by path.
    ///
    /// # Errors
    /// When the database can't be read, or is [damaged](super::Damage).
    pub fn feeds(&self) -> Result<Vec<Feed>, Error> {
        self.ask(|db, totals| read(db, totals.feeds))
    }

    /// What was reported, ordered by file.
    ///
    /// # Errors
    /// When the database can't be read, or is [damaged](super::Damage).
    pub fn said(&self) -> Result<Vec<Said>, Error> {
        self.ask(|db, totals| read(db, totals.said))
    }

    /// The hubs that are to be told, ordered by address.
    ///
    /// # Errors
    /// When the database can't be read, or is [damaged](super::Damage).
    pub fn pending(&self) -> Result<Vec<Pending>, Error> {
        self.ask(|db, totals| read(db, totals.pending))
    }
}

pub(super) fn write_run(db: &Connection, total: &mut Total, run: &Run) -> Result<(), Fault> {
    let seal = seal_of_run(run);
    *total = Total { rows: 1, sum: seal };
    db.execute(
        "INSERT OR REPLACE INTO run (number, at, settings, next_due, summary, seal) \
         VALUES (1, ?1, ?2, ?3, ?4, ?5)",
        params![run.at, run.settings, run.next_due, run.summary, seal],
    )?;
    Ok(())
}

fn seal_of_run(run: &Run) -> i64 {
    Seal::of("run")
        .number(1, run.at)
        .bytes(2, &run.settings)
        .maybe_number(3, run.next_due)
        .bytes(4, run.summary.as_bytes())
        .finish()
}

/// A row of a table that is always read and given as a whole.
pub(super) trait Listed: Sized {
    const TABLE: &str;
    /// The columns before the seal; the first is the key.
    const COLUMNS: &[&str];

    fn key(&self) -> &str;
    fn from(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self>;
    /// The values after the key.
    fn values(&self) -> Vec<Box<dyn ToSql>>;
    fn seal(&self) -> i64;
}

impl Listed for Feed {
    const TABLE: &str = "feeds";
    const COLUMNS: &[&str] = &["path", "fingerprint", "size", "modified"];

    fn key(&self) -> &str {
        &self.path
    }

    fn from(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            path: row.get(0)?,
            fingerprint: row.get(1)?,
            size: row.get::<_, i64>(2)?.cast_unsigned(),
            modified: row.get(3)?,
        })
    }

    fn values(&self) -> Vec<Box<dyn ToSql>> {
        vec![
            Box::new(self.fingerprint),
            Box::new(self.size.cast_signed()),
            Box::new(self.modified),
        ]
    }

    fn seal(&self) -> i64 {
        Seal::of(Self::TABLE)
            .bytes(1, self.path.as_bytes())
            .bytes(2, &self.fingerprint)
            .number(3, self.size.cast_signed())
            .number(4, self.modified)
            .finish()
    }
}

impl Listed for Said {
    const TABLE: &str = "said";
    const COLUMNS: &[&str] = &["file", "findings"];

    fn key(&self) -> &str {
        &self.file
    }

    fn from(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        let findings: Vec<u8> = row.get(1)?;
        let (findings, _) = findings.as_chunks();
        Ok(Self {
            file: row.get(0)?,
            findings: findings.to_vec(),
        })
    }

    fn values(&self) -> Vec<Box<dyn ToSql>> {
        vec![Box::new(self.findings.concat())]
    }

    fn seal(&self) -> i64 {
        Seal::of(Self::TABLE)
            .bytes(1, self.file.as_bytes())
            .bytes(2, self.findings.as_flattened())
            .finish()
    }
}

impl Listed for Pending {
    const TABLE: &str = "pending";
    const COLUMNS: &[&str] = &["hub", "topics", "failing", "retry"];

    fn key(&self) -> &str {
        &self.hub
    }

    fn from(row: &rusqlite::Row<'_>) -> rusqlite::Result<Self> {
        let topics: String = row.get(1)?;
        Ok(Self {
            hub: row.get(0)?,
            topics: topics.lines().map(str::to_owned).collect(),
            failing: row.get(2)?,
            retry: row.get(3)?,
        })
    }

    fn values(&self) -> Vec<Box<dyn ToSql>> {
        vec![
            Box::new(self.topics.join("\n")),
            Box::new(self.failing),
            Box::new(self.retry),
        ]
    }

    fn seal(&self) -> i64 {
        Seal::of(Self::TABLE)
            .bytes(1, self.hub.as_bytes())
            .bytes(2, self.topics.join("\n").as_bytes())
            .maybe_number(3, self.failing)
            .maybe_number(4, self.retry)
            .finish()
    }
}

/// The whole table, ordered by key.
fn read<T: Listed>(db: &Connection, total: Total) -> Result<Vec<T>, Fault> {
    let columns = T::COLUMNS.join(", ");
    let sql = format!(
        "SELECT {columns}, seal FROM {} ORDER BY {}",
        T::TABLE,
        T::COLUMNS[0]
    );
    let (mut list, mut read) = (Vec::new(), Total::default());
    let mut rows = db.prepare_cached(&sql)?;
    let mut rows = rows.query([])?;
    while let Some(row) = rows.next()? {
        let value = T::from(row)?;
        let seal = value.seal();
        if seal != row.get::<_, i64>(T::COLUMNS.len())? {
            return damage(format!("a row of {} is not what was written", T::TABLE));
        }
        read.add(seal);
        list.push(value);
    }
    total.check(read, T::TABLE)?;
    Ok(list)
}

/// Makes `list` the whole table; only the rows that differ are written. Of two with one key the
/// last counts.
pub(super) fn write<T: Listed>(
    db: &Connection,
    total: &mut Total,
    list: &[T],
) -> Result<(), Fault> {
    let before: Vec<T> = read(db, *total)?;
    let mut before: BTreeMap<&str, i64> = before
        .iter()
        .map(|value| (value.key(), value.seal()))
        .collect();
    let after: BTreeMap<&str, &T> = list.iter().map(|value| (value.key(), value)).collect();
    let places: Vec<_> = (1..=T::COLUMNS.len() + 1)
        .map(|place| format!("?{place}"))
        .collect();
    let put = format!(
        "INSERT OR REPLACE INTO {} VALUES ({})",
        T::TABLE,
        places.join(", ")
    );
    let mut put = db.prepare(&put)?;
    for (key, value) in after {
        let seal = value.seal();
        let old = before.remove(key);
        if old == Some(seal) {
            continue;
        }
        if let Some(old) = old {
            total.remove(old);
        }
        total.add(seal);
        let values = value.values();
        let mut row: Vec<&dyn ToSql> = vec![&key];
        row.extend(values.iter().map(|value| &**value));
        row.push(&seal);
        put.execute(&*row)?;
    }
    let delete = format!("DELETE FROM {} WHERE {} = ?1", T::TABLE, T::COLUMNS[0]);
    let mut delete = db.prepare(&delete)?;
    for (key, seal) in before {
        total.remove(seal);
        delete.execute([key])?;
    }
    Ok(())
}
