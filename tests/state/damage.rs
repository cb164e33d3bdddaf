//! Whatever happens to the file: the right answer, or it is set aside. Never a wrong one.

use std::fs;
use std::path::Path;

use feedmill::state::{Changes, Damage, Peeked, State};

use crate::sample::{self, All};

pub const PAGE: usize = 4096;

/// How often what came of it.
#[derive(Debug, Default)]
pub struct Counts {
    pub right: usize,
    pub aside_at_once: usize,
    pub aside_later: usize,
}

/// Opens the damaged file as a run would and asks everything; then goes on as the run would, with
/// the next commit. Panics at a wrong answer.
pub fn outcome(path: &Path, wanted: &[&All], counts: &mut Counts, what: &str) {
    // Looking at it changes nothing and says nothing wrong.
    let before = fs::read(path).unwrap();
    match State::peek(path).unwrap_or_else(|error| panic!("{what}: {error}")) {
        Peeked::State(state) => match state.run() {
            Ok(run) => assert!(wanted.iter().any(|all| all.run == run), "{what}: {run:?}"),
            Err(error) => assert!(Damage::caused(&error), "{what}: {error}"),
        },
        Peeked::Unusable(why) => assert!(!why.is_empty()),
        Peeked::Missing => panic!("{what}: it is there"),
    }
    assert!(
        fs::read(path).unwrap() == before,
        "{what}: changed by looking"
    );

    let opened = State::open(path).unwrap_or_else(|error| panic!("{what}: {error}"));
    let mut state = opened.state;
    if opened.set_aside.is_some() {
        assert!(opened.is_new, "{what}");
        assert_eq!(sample::all(&state).unwrap(), All::default(), "{what}");
        counts.aside_at_once += 1;
    } else {
        // Each question by itself: one that fails must not be the reason why no other is wrong.
        for n in (0..150).step_by(7) {
            let item = sample::item(n);
            if let Ok(found) = state.item(&item.id) {
                assert!(
                    wanted
                        .iter()
                        .any(|all| all.items.get(n as usize) == found.as_ref()),
                    "{what}: {found:?}"
                );
            }
        }
        match sample::all(&state) {
            Ok(all) => {
                check(Ok(all), wanted, what);
                counts.right += 1;
            }
            Err(error) => {
                assert!(Damage::caused(&error), "{what}: {error}");
                drop(state);
                State::set_aside(path, error).unwrap();
                let again = State::open(path).unwrap();
                assert!(again.is_new && again.set_aside.is_none(), "{what}");
                state = again.state;
                counts.aside_later += 1;
            }
        }
    }
    let next = Changes {
        items: vec![sample::item(777)],
        ..sample::changes()
    };
    match state.commit(&next) {
        Ok(()) => {}
        // What nothing asked for, as the list of free pages, is found out by writing.
        Err(error) => {
            assert!(Damage::caused(&error), "{what}: {error}");
            State::set_aside(path, error).unwrap();
            State::open(path).unwrap().state.commit(&next).unwrap();
        }
    }
    let state = State::open(path).unwrap().state;
    assert_eq!(
        state.item(&sample::item(777).id).unwrap(),
        Some(sample::item(777)),
        "{what}"
    );
}

fn check(all: Result<All, feedmill::Error>, wanted: &[&All], what: &str) {
    match all {
        Ok(all) => assert!(wanted.contains(&&all), "{what}: a wrong answer"),
        Err(error) => assert!(Damage::caused(&error), "{what}: {error}"),
    }
}

/// A database with a past, so that it has free pages, and what it says.
pub fn aged(path: &Path) -> All {
    sample::make(path);
    sample::commit(
        path,
        &Changes {
            blocks: (2..5)
                .map(|n| sample::block(n, n + 9))
                .chain([gone(0), gone(1)])
                .collect(),
            items: (100..160).map(sample::item).collect(),
            ..Changes::new(sample::run(2_000))
        },
    );
    sample::read(path)
}

fn gone(n: usize) -> feedmill::state::Block {
    feedmill::state::Block {
        facts: None,
        ..sample::block(n, n)
    }
}

/// Numbers that look random and are the same each time.
pub fn noise(seed: u64) -> impl Iterator<Item = u8> {
    let mut state = seed.wrapping_mul(2) + 1;
    std::iter::repeat_with(move || {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (state >> 33) as u8
    })
}

#[test]
fn every_page_and_every_kind_of_damage() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("feedmill.db");
    let wanted = aged(&path);
    let whole = fs::read(&path).unwrap();
    let pages = whole.len() / PAGE;
    assert!((25..60).contains(&pages), "{pages} pages");
    let mut table = Vec::new();
    for kind in [
        "zeros",
        "ones",
        "noise",
        "the first page",
        "the page before",
        "the page after",
        "half of it",
        "one byte",
    ] {
        let mut counts = Counts::default();
        for page in 0..pages {
            let mut bytes = whole.clone();
            let at = page * PAGE..(page + 1) * PAGE;
            let copy = |page: usize| whole[page * PAGE..(page + 1) * PAGE].to_vec();
            let new = match kind {
                "zeros" => vec![0; PAGE],
                "ones" => vec![0xFF; PAGE],
                "noise" => noise(page as u64).take(PAGE).collect(),
                "the first page" => copy(0),
                "the page before" => copy((page + pages - 1) % pages),
                "the page after" => copy((page + 1) % pages),
                "half of it" => [&whole[at.start..at.start + PAGE / 2], &[0; PAGE / 2]].concat(),
                _ => {
                    let mut new = copy(page);
                    new[100 + page * 97 % (PAGE - 100)] ^= 0x10;
                    new
                }
            };
            bytes[at].copy_from_slice(&new);
            let home = tempfile::tempdir().unwrap();
            let path = home.path().join("feedmill.db");
            fs::write(&path, &bytes).unwrap();
            outcome(
                &path,
                &[&wanted],
                &mut counts,
                &format!("page {} of {pages}: {kind}", page + 1),
            );
        }
        assert_eq!(
            counts.right + counts.aside_at_once + counts.aside_later,
            pages
        );
        table.push(format!("{kind:16} {counts:?}"));
    }
    println!("{pages} pages\n{}", table.join("\n"));
}

#[test]
fn cut_off_at_any_page() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("feedmill.db");
    let wanted = aged(&path);
    let whole = fs::read(&path).unwrap();
    let mut counts = Counts::default();
    for length in (0..whole.len())
        .step_by(PAGE)
        .chain([100, 5000, whole.len() - 1])
    {
        let home = tempfile::tempdir().unwrap();
        let path = home.path().join("feedmill.db");
        fs::write(&path, &whole[..length]).unwrap();
        outcome(&path, &[&wanted], &mut counts, &format!("cut to {length}"));
    }
    println!("{counts:?}");
    assert_eq!(counts.right, 0);
}

/// A page that is as it was before the last run: no checksum of a page finds that, the sums of the
/// tables do.
#[test]
fn every_page_as_it_was() {
    let home = tempfile::tempdir().unwrap();
    let path = home.path().join("feedmill.db");
    sample::make(&path);
    let before = fs::read(&path).unwrap();
    let wanted = aged(&path);
    let whole = fs::read(&path).unwrap();
    let mut found = 0;
    for page in 0..before.len().min(whole.len()) / PAGE {
        let at = page * PAGE..(page + 1) * PAGE;
        let mut bytes = whole.clone();
        bytes[at.clone()].copy_from_slice(&before[at]);
        let path = home.path().join(format!("{page}.db"));
        fs::write(&path, &bytes).unwrap();
        let opened = State::open(&path).unwrap();
        if opened.set_aside.is_some() {
            found += 1;
            continue;
        }
        match sample::whole(&opened.state) {
            Ok(mut all) => {
                all.found.clone_from(&wanted.found);
                assert_eq!(all, wanted, "page {}", page + 1);
            }
            Err(error) => {
                assert!(Damage::caused(&error), "{error}");
                found += 1;
            }
        }
    }
    println!("{found} found");
    assert!(found > 5);
}
