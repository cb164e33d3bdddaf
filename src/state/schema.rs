//! The tables, and how an older database gets those it lacks.

use rusqlite::Connection;

use super::damage::Fault;

/// Says in the header that a database is feedmill's: "Feed" in ASCII.
pub(super) const APPLICATION: u32 = 0x4665_6564;

/// The version of the database that this program writes.
pub(super) const VERSION: u32 = STEPS.len() as u32;

/// Bytes.
pub(super) const PAGE: u64 = 4096;

/// Brings a database of version `from` to the newest one, inside the caller's transaction.
pub(super) fn migrate(db: &Connection, from: u32) -> Result<(), Fault> {
    for step in &STEPS[from as usize..] {
        db.execute_batch(step)?;
    }
    db.execute_batch(&format!("PRAGMA user_version = {VERSION}"))?;
    Ok(())
}

/// From each version to the next. The numbers at the ends are the seals of empty tables. What stands here is in people's databases and never changes; a
/// new version is one more step.
const STEPS: &[&str] = &[
    // The ledger and the facts.
    "CREATE TABLE run (
        number INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        settings BLOB NOT NULL,
        next_due INTEGER,
        summary TEXT NOT NULL,
        seal INTEGER NOT NULL
    );
    CREATE TABLE blocks (
        number INTEGER PRIMARY KEY,
        source TEXT NOT NULL,
        folder TEXT NOT NULL,
        seal INTEGER NOT NULL,
        facts BLOB NOT NULL
    );
    CREATE TABLE items (
        number INTEGER PRIMARY KEY,
        id TEXT NOT NULL,
        seed TEXT,
        content BLOB,
        twin BLOB,
        url TEXT,
        title TEXT,
        published INTEGER NOT NULL,
        updated INTEGER NOT NULL,
        gone INTEGER,
        withdrawn INTEGER,
        seal INTEGER NOT NULL
    );
    CREATE TABLE keys (
        bucket INTEGER PRIMARY KEY,
        entries BLOB NOT NULL,
        seal INTEGER NOT NULL
    );
    CREATE TABLE totals (
        name TEXT PRIMARY KEY,
        rows INTEGER NOT NULL,
        sum INTEGER NOT NULL,
        seal INTEGER NOT NULL
    ) WITHOUT ROWID;
    INSERT INTO totals VALUES
        ('blocks', 0, 0, -6569314801596488749),
        ('items', 0, 0, -8718489689673113687),
        ('keys', 0, 0, -6932714032648795370),
        ('run', 0, 0, -6384273507358870964);",
    // What was published and said.
    "CREATE TABLE feeds (
        path TEXT PRIMARY KEY,
        fingerprint BLOB NOT NULL,
        size INTEGER NOT NULL,
        modified INTEGER NOT NULL,
        seal INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE TABLE said (
        file TEXT PRIMARY KEY,
        findings BLOB NOT NULL,
        seal INTEGER NOT NULL
    ) WITHOUT ROWID;
    INSERT INTO totals VALUES ('feeds', 0, 0, -7133747942219042410), ('said', 0, 0, -5713831439871228203);",
    // Who is to be told.
    "CREATE TABLE pending (
        hub TEXT PRIMARY KEY,
        topics TEXT NOT NULL,
        failing INTEGER,
        retry INTEGER,
        seal INTEGER NOT NULL
    ) WITHOUT ROWID;
    INSERT INTO totals VALUES ('pending', 0, 0, -4144175542347011240);",
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::state::totals::Totals;
    use crate::state::{Changes, Peeked, Run, State};

    /// Makes a database of an older version at `path`.
    fn old(path: &std::path::Path, version: usize) {
        let db = Connection::open(path).unwrap();
        for step in &STEPS[..version] {
            db.execute_batch(step).unwrap();
        }
        db.execute_batch(&format!(
            "PRAGMA application_id = {APPLICATION};
             PRAGMA user_version = {version};"
        ))
        .unwrap();
    }

    fn run() -> Run {
        Run {
            at: 1,
            settings: [0; 16],
            next_due: None,
            summary: String::new(),
        }
    }

    #[test]
    fn every_older_version_becomes_the_newest() {
        for version in 1..STEPS.len() {
            let home = tempfile::tempdir().unwrap();
            let path = home.path().join("feedmill.db");
            old(&path, version);
            let before = std::fs::read(&path).unwrap();

            // Who only looks sees the newest version and leaves the file as it is.
            let Peeked::State(state) = State::peek(&path).unwrap() else {
                panic!("can't be looked at");
            };
            assert_eq!(state.feeds().unwrap(), []);
            assert_eq!(state.path(), path);
            drop(state);
            assert!(std::fs::read(&path).unwrap() == before);

            // A run that commits nothing leaves it as it was too.
            drop(State::open(&path).unwrap());
            assert!(std::fs::read(&path).unwrap() == before);

            let opened = State::open(&path).unwrap();
            assert!(!opened.is_new && opened.set_aside.is_none());
            opened.state.commit(&Changes::new(run())).unwrap();
            assert_eq!(
                State::open(&path).unwrap().state.run().unwrap(),
                Some(run())
            );
            let schema = |db: &Connection| -> Vec<(String, String)> {
                let sql = "SELECT name, sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name";
                let mut rows = db.prepare(sql).unwrap();
                let rows = rows
                    .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))
                    .unwrap();
                rows.map(Result::unwrap).collect()
            };
            let newest = Connection::open_in_memory().unwrap();
            migrate(&newest, 0).unwrap();
            assert_eq!(schema(&Connection::open(&path).unwrap()), schema(&newest));
        }
    }

    #[test]
    fn a_new_database_adds_up_to_nothing() {
        let db = Connection::open_in_memory().unwrap();
        migrate(&db, 0).unwrap();
        assert!(Totals::read(&db).is_ok_and(|totals| totals.items.rows == 0));
    }
}
