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
        source TEXT NOT NULL,
        folder TEXT NOT NULL,
        seal INTEGER NOT NULL,
        facts BLOB NOT NULL,
        PRIMARY KEY (source, folder)
    ) WITHOUT ROWID;
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
        ('keys', 0, 0, -6932714032648795370);",
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
];
