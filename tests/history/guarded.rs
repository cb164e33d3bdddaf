//! `guard`: what a next feed must not do.

use feedmill::checks::history::{Facts, guard};
use feedmill::checks::{Options, Override};
use feedmill::diagnostic::{Diagnostic, Level};

use super::changes::feed;

/// `prefix1 T1 01`, … of the days `from..=to`.
fn days(prefix: &str, from: u8, to: u8) -> Vec<String> {
    let day = |day: u8| format!("{prefix}{day} T{day} {day:02}");
    (from..=to).rev().map(day).collect()
}

fn guarded(old: &[String], new: &[String], facts: &Facts<'_>) -> Vec<Diagnostic> {
    let words = |items: &[String]| -> Vec<String> { items.to_vec() };
    let (old, new) = (words(old), words(new));
    let old = feed(&old.iter().map(String::as_str).collect::<Vec<_>>());
    let new = feed(&new.iter().map(String::as_str).collect::<Vec<_>>());
    guard(&old, Some(&new), facts, &Options::default())
}

fn names(found: &[Diagnostic]) -> Vec<&str> {
    found.iter().map(|it| it.rule).collect()
}

#[test]
fn what_is_refused_and_what_passes() {
    let ten = days("a", 1, 10);
    let with = |items: &[&[String]]| items.concat();
    let renamed = |item: &str| vec![item.to_owned()];
    type Case<'a> = (&'a str, Vec<String>, Vec<String>, &'a [&'a str]);
    let cases: &[Case<'_>] = &[
        ("the same", ten.clone(), ten.clone(), &[]),
        ("one more", ten.clone(), days("a", 1, 11), &[]),
        ("all gone", ten.clone(), vec![], &["history/empty-feed"]),
        ("nothing was there", vec![], vec![], &[]),
        ("the first feed", vec![], ten.clone(), &[]),
        ("30 percent lost", ten.clone(), days("a", 4, 10), &[]),
        (
            "40 percent lost",
            ten.clone(),
            days("a", 5, 10),
            &["history/lost-items"],
        ),
        (
            "the newest lost",
            ten.clone(),
            days("a", 1, 5),
            &["history/lost-items"],
        ),
        ("one of two lost", days("a", 1, 2), days("a", 2, 2), &[]),
        ("the window moves", ten.clone(), days("a", 4, 13), &[]),
        ("a whole window is new", ten.clone(), days("a", 11, 20), &[]),
        (
            "half of a window is lost",
            ten.clone(),
            days("a", 9, 11),
            &["history/lost-items"],
        ),
        (
            "one id changed",
            ten.clone(),
            with(&[&renamed("b10 T10 10"), &days("a", 1, 9)]),
            &["history/changed-ids"],
        ),
        (
            "all ids changed",
            ten.clone(),
            days("b", 1, 10),
            &["history/changed-ids"],
        ),
        (
            "nine old ones",
            days("a", 20, 20),
            with(&[&days("a", 20, 20), &days("a", 1, 9)]),
            &[],
        ),
        (
            "ten old ones",
            days("a", 20, 20),
            with(&[&days("a", 20, 20), &days("a", 1, 10)]),
            &["history/old-items-as-new"],
        ),
        ("ten new ones", days("a", 1, 1), days("a", 1, 11), &[]),
        (
            "ten of many",
            days("a", 11, 31),
            with(&[&days("a", 1, 31)]),
            &["history/old-items-as-new"],
        ),
        (
            "moved",
            renamed("a T 01"),
            renamed("a T 02"),
            &["history/moved-publication"],
        ),
        ("updated", renamed("a T 01 01"), renamed("a T 01 02"), &[]),
        (
            "updated backwards",
            renamed("a T 01 02"),
            renamed("a T 01 01"),
            &["history/older-update"],
        ),
    ];
    for (name, old, new, expected) in cases {
        let found = guarded(old, new, &Facts::default());
        assert_eq!(names(&found), *expected, "{name}: {found:#?}");
        for finding in &found {
            assert_eq!(finding.level, Level::Error, "{name}");
            let allow = format!("`feedmill build --allow {}`", finding.rule);
            let help = finding.help.as_deref().unwrap_or_default();
            assert!(help.contains(&allow), "{name}: {help}");
            let place = finding.place.as_ref().expect("it is somewhere");
            assert_eq!(&*place.file, "feed.json", "{name}");
        }
    }
}

#[test]
fn who_is_accounted_for_is_not_missed() {
    let ten = days("a", 1, 10);
    let accounted = |id: &str| id != "a7" && id != "a8";
    let facts = Facts {
        accounted: &accounted,
        ..Facts::default()
    };
    assert_eq!(names(&guarded(&ten, &days("a", 9, 10), &facts)), [""; 0]);
    assert_eq!(names(&guarded(&ten, &[], &facts)), ["history/empty-feed"]);
    let strict = Facts { limit: 10, ..facts };
    assert_eq!(
        names(&guarded(&ten, &days("a", 9, 10), &strict)),
        ["history/lost-items"]
    );
    let all = Facts {
        accounted: &|_| true,
        ..Facts::default()
    };
    assert_eq!(names(&guarded(&ten, &[], &all)), [""; 0]);
    let wide = Facts {
        limit: 100,
        ..Facts::default()
    };
    assert_eq!(names(&guarded(&ten, &days("a", 10, 10), &wide)), [""; 0]);
}

#[test]
fn what_was_published_before_may_come_back() {
    let (old, new) = (days("a", 11, 20), days("a", 1, 20));
    assert_eq!(
        names(&guarded(&old, &new, &Facts::default())),
        ["history/old-items-as-new"]
    );
    let facts = Facts {
        known: &|_| true,
        ..Facts::default()
    };
    assert_eq!(names(&guarded(&old, &new, &facts)), [""; 0]);
}

#[test]
fn a_feed_that_is_not_there_is_an_empty_one() {
    let old = feed(&["a Tea 01"]);
    let found = guard(&old, None, &Facts::default(), &Options::default());
    assert_eq!(names(&found), ["history/empty-feed"]);
}

#[test]
fn what_an_atom_feed_takes_back_itself_is_not_lost() {
    let feed = |inside: &str| {
        let text = format!(
            "<feed xmlns='http://www.w3.org/2005/Atom' \
             xmlns:at='http://purl.org/atompub/tombstones/1.0'>{inside}</feed>"
        );
        feedmill::checks::history::held(text.as_bytes(), "atom.xml").expect("it is a feed")
    };
    let entry = |id: &str| format!("<entry><id>{id}</id></entry>");
    let gone = |id: &str| format!("<at:deleted-entry ref='{id}' when='2026-03-01T08:00:00Z'/>");
    let old = feed(&(entry("a") + &entry("b") + &entry("c")));
    let options = Options::default();
    let lost = guard(&old, Some(&feed(&entry("c"))), &Facts::default(), &options);
    assert_eq!(names(&lost), ["history/lost-items"]);
    let new = feed(&(entry("c") + &gone("a") + &gone("b")));
    assert_eq!(guard(&old, Some(&new), &Facts::default(), &options), []);
}

#[test]
fn levels_hold_for_the_guard() {
    let old = feed(&["a Tea 01 02", "b Pot 02"]);
    let new = feed(&["a Tea 02 01"]);
    let mut options = Options::default();
    let found = |options: &Options| -> Vec<(&str, Level)> {
        let found = guard(&old, Some(&new), &Facts::default(), options);
        found.iter().map(|it| (it.rule, it.level)).collect()
    };
    options.levels = vec![Override::new("history/older-update", None)];
    assert_eq!(
        found(&options),
        [("history/moved-publication", Level::Error)]
    );
    options.levels = vec![Override::new("history", Some(Level::Warning))];
    assert_eq!(
        found(&options),
        [
            ("history/moved-publication", Level::Warning),
            ("history/older-update", Level::Warning)
        ]
    );
    options.levels = vec![Override::new("history", None)];
    assert_eq!(found(&options), []);
}

#[test]
fn a_finding_names_the_first_few() {
    let found = guarded(&days("a", 1, 10), &days("a", 9, 10), &Facts::default());
    assert_eq!(
        found[0].message,
        "8 of 10 published items would be gone, and nothing says why: \
         a8 “T8”, a7 “T7”, a6 “T6” and 5 more"
    );
    let found = guarded(&days("a", 1, 2), &days("b", 1, 2), &Facts::default());
    assert_eq!(
        found[0].message,
        "2 items have other ids than published: a2 “T2” is now b2, a1 “T1” is now b1"
    );
    let (old, new) = (["a T 01".to_owned()], ["a T 02".to_owned()]);
    let found = guarded(&old, &new, &Facts::default());
    assert_eq!(
        found[0].message,
        "1 item has another publication than published: \
         a “T” from 2026-03-01T08:00:00Z to 2026-03-02T08:00:00Z"
    );
    assert_eq!(found[0].related[0].1, "as published");
}
