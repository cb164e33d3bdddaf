//! A run that was killed in the middle of its commit, and journals that belong to nothing.
//!
//! The journals are built here, after <https://www.sqlite.org/fileformat2.html#the_rollback_journal>:
//! so every moment of a commit can be played, not only those at which a process happened to die.

use std::fs;

use feedmill::state::{Changes, Peeked, State};

use crate::damage::{self, Counts, PAGE};
use crate::sample;

/// The journal of the transaction that makes `after` of `before`.
fn journal(before: &[u8], after: &[u8]) -> Vec<u8> {
    const NONCE: u32 = 0x1234_5678;
    let changed: Vec<usize> = (0..before.len() / PAGE)
        .filter(|page| differs(before, after, *page))
        .collect();
    let mut journal = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7".to_vec();
    for number in [
        changed.len(),
        NONCE as usize,
        before.len() / PAGE,
        512,
        PAGE,
    ] {
        journal.extend((number as u32).to_be_bytes());
    }
    journal.resize(512, 0);
    for page in changed {
        let bytes = &before[page * PAGE..(page + 1) * PAGE];
        let sum = (1..)
            .map(|n| PAGE as i64 - 200 * n)
            .take_while(|at| *at > 0)
            .fold(NONCE, |sum, at| sum.wrapping_add(bytes[at as usize].into()));
        journal.extend((page as u32 + 1).to_be_bytes());
        journal.extend(bytes);
        journal.extend(sum.to_be_bytes());
    }
    journal
}

fn differs(before: &[u8], after: &[u8], page: usize) -> bool {
    let at = page * PAGE..(page + 1) * PAGE;
    before.get(at.clone()) != after.get(at)
}

/// Three states of one database: bytes, and what they say.
fn states() -> [(Vec<u8>, sample::All); 3] {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("feedmill.db");
    let state = || (fs::read(&path).unwrap(), sample::read(&path));
    damage::aged(&path);
    let one = state();
    let change = |at: i64| Changes {
        blocks: vec![sample::block(2, at as usize), sample::block(6, at as usize)],
        items: vec![
            sample::item(at),
            feedmill::state::Item {
                gone: Some(at),
                ..sample::item(3)
            },
        ],
        ..Changes::new(sample::run(at))
    };
    sample::commit(&path, &change(3_000));
    let two = state();
    sample::commit(&path, &change(4_000));
    [one, two, state()]
}

#[test]
fn killed_at_any_page_of_a_commit() {
    let [(before, wanted), (after, _), _] = states();
    let journal = journal(&before, &after);
    let pages = after.len() / PAGE;
    let mut moments = 0;
    for written in 0..=pages {
        if written < pages && !differs(&before, &after, written) {
            continue;
        }
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("feedmill.db");
        let mut bytes = after[..written * PAGE].to_vec();
        bytes.extend(before.get(written * PAGE..).unwrap_or_default());
        fs::write(&path, &bytes).unwrap();
        fs::write(home.path().join("feedmill.db-journal"), &journal).unwrap();
        let Peeked::State(state) = State::peek(&path).unwrap() else {
            panic!("{written} pages written: can't be looked at");
        };
        assert_eq!(
            sample::all(&state).unwrap(),
            wanted,
            "{written} pages written"
        );
        drop(state);
        assert!(fs::read(&path).unwrap() == bytes, "changed by looking");
        assert!(home.path().join("feedmill.db-journal").exists());

        let opened = State::open(&path).unwrap();
        assert!(opened.set_aside.is_none(), "{written} pages written");
        assert_eq!(
            sample::all(&opened.state).unwrap(),
            wanted,
            "{written} pages written"
        );
        assert!(!home.path().join("feedmill.db-journal").exists());
        moments += 1;
    }
    println!("{moments} moments");
    assert!(moments > 8);
}

#[test]
fn a_journal_that_is_damaged_or_not_its_own() {
    let [(one, first), (two, second), (three, third)] = states();
    let whole = journal(&one, &two);
    let mut counts = Counts::default();
    let wanted = [&first, &second, &third];
    let try_with = |db: &[u8], journal: &[u8], counts: &mut Counts, what: &str| {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("feedmill.db");
        fs::write(&path, db).unwrap();
        fs::write(home.path().join("feedmill.db-journal"), journal).unwrap();
        damage::outcome(&path, &wanted, counts, what);
    };
    // Killed while the journal was written: the database is as it was.
    for length in (0..whole.len()).step_by(3700) {
        try_with(
            &one,
            &whole[..length],
            &mut counts,
            &format!("{length} bytes of a journal"),
        );
    }
    assert_eq!(counts.aside_at_once + counts.aside_later, 0, "{counts:?}");
    // Half of it lost after the database was written.
    for length in (0..whole.len()).step_by(3700) {
        try_with(
            &two,
            &whole[..length],
            &mut counts,
            &format!("{length} bytes after all"),
        );
    }
    // Left there by somebody who copied it back, or nonsense.
    try_with(&three, &whole, &mut counts, "a journal of the run before");
    try_with(
        &three,
        &damage::noise(1).take(9000).collect::<Vec<_>>(),
        &mut counts,
        "noise",
    );
    try_with(&three, &[0; 9000], &mut counts, "zeros");
    try_with(&three, b"", &mut counts, "nothing");
    println!("{counts:?}");
}
