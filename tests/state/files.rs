//! What becomes of the file: deleted, older, newer, somebody else's, copied, held by another.

use std::fs;
use std::path::Path;
use std::thread;

use feedmill::state::{Changes, Damage, Peeked, State};
use rusqlite::Connection;

use crate::sample::{self, All};

fn home() -> (tempfile::TempDir, std::path::PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("feedmill.db");
    (home, path)
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = folder
        .read_dir()
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[test]
fn one_file_and_nothing_beside_it() {
    let (home, path) = home();
    sample::make(&path);
    assert_eq!(names(home.path()), ["feedmill.db"]);
    sample::commit(&path, &Changes::new(sample::run(2)));
    assert_eq!(names(home.path()), ["feedmill.db"]);
}

#[test]
fn a_deleted_one_is_begun_anew() {
    let (_home, path) = home();
    sample::make(&path);
    fs::remove_file(&path).unwrap();
    let opened = State::open(&path).unwrap();
    assert!(opened.is_new && opened.set_aside.is_none());
    opened.state.commit(&sample::changes()).unwrap();
    assert_eq!(sample::read(&path).items.len(), 150);
}

#[test]
fn a_copy_says_the_same() {
    let (home, path) = home();
    sample::make(&path);
    let other = home.path().join("elsewhere.sqlite");
    fs::copy(&path, &other).unwrap();
    assert_eq!(sample::read(&path), sample::read(&other));
}

#[test]
fn a_newer_one_is_refused_and_not_touched() {
    let (_home, path) = home();
    sample::make(&path);
    Connection::open(&path)
        .unwrap()
        .execute_batch("PRAGMA user_version = 99")
        .unwrap();
    let before = fs::read(&path).unwrap();
    for error in [
        State::open(&path).unwrap_err(),
        State::peek(&path).unwrap_err(),
    ] {
        let text = error.to_string();
        assert!(
            text.contains("newer feedmill") && text.contains("adopt"),
            "{text}"
        );
        assert!(!Damage::caused(&error));
        assert_eq!(error.path(), Some(&*path));
    }
    assert!(fs::read(&path).unwrap() == before);
}

#[test]
fn what_is_somebody_elses_is_refused_and_not_touched() {
    let (home, path) = home();
    Connection::open(&path)
        .unwrap()
        .execute_batch("CREATE TABLE tea (leaf)")
        .unwrap();
    let text = home.path().join("notes.txt");
    fs::write(&text, "buy tea\n".repeat(1024)).unwrap();
    let picture = home.path().join("picture.png");
    fs::write(&picture, [0x89, b'P', 0, 0xFF].repeat(77)).unwrap();
    for path in [&path, &text, &picture, &home.path().to_owned()] {
        let before = fs::read(path).ok();
        for error in [
            State::open(path).unwrap_err(),
            State::peek(path).unwrap_err(),
        ] {
            assert!(error.to_string().contains("setting `state`"), "{error}");
        }
        assert!(fs::read(path).ok() == before);
    }
    assert_eq!(
        names(home.path()),
        ["feedmill.db", "notes.txt", "picture.png"]
    );
}

#[test]
fn no_folder_no_state() {
    let (home, _) = home();
    let path = home.path().join("none/feedmill.db");
    assert!(State::open(&path).unwrap_err().is_io());
    assert!(State::peek(&path).unwrap_err().is_io());
}

#[test]
fn damaged_ones_pile_up_and_none_is_lost() {
    let (home, path) = home();
    for n in 1..=3 {
        sample::make(&path);
        fs::write(&path, [n; 8192]).unwrap();
        fs::write(home.path().join("feedmill.db-journal"), [n; 10]).unwrap();
        let aside = State::open(&path).unwrap().set_aside.unwrap();
        assert!(!aside.why.is_empty());
        assert_eq!(fs::read(&aside.to).unwrap(), [n; 8192]);
        assert!(!path.exists());
    }
    assert_eq!(
        names(home.path()),
        [
            "feedmill.db.damaged",
            "feedmill.db.damaged-2",
            "feedmill.db.damaged-2-journal",
            "feedmill.db.damaged-3",
            "feedmill.db.damaged-3-journal",
            "feedmill.db.damaged-journal",
        ]
    );
}

#[test]
fn a_journal_without_its_file_harms_no_other() {
    let (home, path) = home();
    fs::write(home.path().join("feedmill.db-journal"), [7; 4096]).unwrap();
    let opened = State::open(&path).unwrap();
    assert!(opened.is_new && opened.set_aside.is_some());
    opened.state.commit(&sample::changes()).unwrap();
    assert_eq!(
        names(home.path()),
        ["feedmill.db", "feedmill.db.damaged-journal"]
    );
}

#[test]
fn one_run_at_a_time_and_the_loser_changes_nothing() {
    let (_home, path) = home();
    let (one, two) = (
        State::open(&path).unwrap().state,
        State::open(&path).unwrap().state,
    );
    one.commit(&sample::changes()).unwrap();
    let before = fs::read(&path).unwrap();
    let error = two.commit(&Changes::new(sample::run(9))).unwrap_err();
    assert!(error.to_string().contains("another run"), "{error}");
    assert!(fs::read(&path).unwrap() == before);
}

/// Who looks sees one state from first to last, and who commits waits for it.
#[test]
fn looking_and_committing_go_together() {
    let (_home, path) = home();
    sample::make(&path);
    let before = sample::read(&path);
    let Peeked::State(looking) = State::peek(&path).unwrap() else {
        panic!("not there");
    };
    let run = State::open(&path).unwrap().state;
    let commit = thread::spawn(move || run.commit(&Changes::new(sample::run(9))));
    assert_eq!(sample::all(&looking).unwrap(), before);
    drop(looking);
    commit.join().unwrap().unwrap();
    assert_eq!(sample::read(&path).run, Some(sample::run(9)));
}

#[test]
fn looking_changes_nothing_and_a_run_does_not_lock_it_out() {
    let (home, path) = home();
    sample::make(&path);
    let before = fs::read(&path).unwrap();
    let run = State::open(&path).unwrap().state;
    assert_ne!(sample::read(&path), All::default());
    drop(run);
    assert!(fs::read(&path).unwrap() == before);
    assert_eq!(names(home.path()), ["feedmill.db"]);
}

/// Users may look inside with any program, and even switch the journal.
#[test]
fn another_program_can_read_it() {
    let (home, path) = home();
    sample::make(&path);
    let db = Connection::open(&path).unwrap();
    let count: i64 = db
        .query_row("SELECT count(*) FROM items", [], |row| row.get(0))
        .unwrap();
    assert_eq!(count, 150);
    let check: String = db
        .query_row("PRAGMA integrity_check", [], |row| row.get(0))
        .unwrap();
    assert_eq!(check, "ok");
    db.execute_batch("PRAGMA journal_mode = WAL; PRAGMA wal_checkpoint")
        .unwrap_or_default();
    drop(db);
    let before = sample::read(&path);
    sample::commit(&path, &Changes::new(sample::run(1_000)));
    assert_eq!(sample::read(&path), before);
    assert_eq!(names(home.path()), ["feedmill.db"]);
}

#[test]
fn what_another_program_wrote_is_damage() {
    let (_home, path) = home();
    for sql in [
        "UPDATE items SET title = 'Coffee' WHERE number = 5",
        "UPDATE blocks SET facts = x'00'",
        "UPDATE run SET at = 0",
        "DELETE FROM run",
        "DELETE FROM items WHERE number = 150",
        "DELETE FROM feeds",
        "UPDATE said SET findings = x'' WHERE file = 'articles/3.md'",
        "DELETE FROM pending",
        "UPDATE pending SET retry = 0 WHERE failing = 1",
        "UPDATE totals SET rows = 1",
        "DROP TABLE keys",
    ] {
        let _ = fs::remove_file(&path);
        sample::make(&path);
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        let opened = State::open(&path).unwrap();
        if opened.set_aside.is_none() {
            let error = sample::all(&opened.state).unwrap_err();
            assert!(Damage::caused(&error), "{sql}: {error}");
        }
    }
}
