//! Titles, ids, pages, dates, authors and labels: to the letter, and the same in all formats.

use crate::corpus::{Corpus, FEEDS};
use crate::shown::{self, Shown};

const TITLES: [&str; 8] = [
    "Leaves & “buds” <b>now</b> > \"later\" & ' ’ 🎉",
    "Cups: two in the same second, one",
    "Saucers ]]> two in the same second, two",
    "A kettle with nothing odd",
    "Sugar & “spice” <b>rise</b> > all ' ’ 🎉",
    "Lemons & <b>limes</b> > \"all\" ' ’ 🎉",
    "Honey & <b>wax</b> > \"all\" ' ’ 🎉",
    "Salt & <b>pepper</b> > \"all\" ' ’ 🎉",
];

fn built() -> Corpus {
    let corpus = Corpus::new();
    corpus.build();
    corpus
}

/// The item whose title begins so, of each feed.
fn each(corpus: &Corpus, title: &str) -> Vec<Shown> {
    let all = shown::all(corpus).into_iter().map(|(_, item)| item);
    let found: Vec<_> = all.filter(|item| item.title.starts_with(title)).collect();
    assert_eq!(found.len(), FEEDS.len(), "{title}");
    found
}

#[test]
fn titles_are_what_was_written_and_in_order() {
    let corpus = built();
    for name in FEEDS {
        let items = shown::items(&corpus, name);
        let titles: Vec<_> = items.iter().map(|item| item.title.as_str()).collect();
        assert_eq!(titles, TITLES, "{name}");
    }
}

/// An id that is no address becomes a URI that Atom can hold; an item without one is known by its
/// file.
#[test]
fn ids_are_of_the_article_or_its_file() {
    let corpus = built();
    for (title, id) in [
        ("Leaves", "tag:tea.example,2026-01-01:leaf-0001"),
        ("Cups", "tag:tea.example,2026-01-01:cup"),
        ("Honey", "tag:tea.example,2026-01-01:honey-0001"),
        ("Salt", "https://salt.example/?id=1"),
    ] {
        for item in each(&corpus, title) {
            assert_eq!(item.id, id);
        }
    }
    let rss = corpus.text("rss.xml");
    assert!(!rss.contains("<guid>"), "an id that is no page must say so");
    assert_eq!(rss.matches("<guid isPermaLink=\"false\">").count(), 8);
}

/// 18:30 at +05:30 is 13:00 UTC, in every source.
#[test]
fn offsets_are_the_right_instant() {
    let corpus = built();
    let at = |text: &str| {
        let instant = feedmill::model::Instant::from_rfc3339(text).expect("it is one");
        instant.unix()
    };
    for (title, published, updated) in [
        ("Leaves", "2026-11-19T13:00:00Z", "2026-11-20T03:30:00Z"),
        ("Sugar", "2026-11-15T08:30:00Z", "2026-11-15T08:30:00Z"),
        ("Lemons", "2026-11-14T04:30:00Z", "2026-11-14T04:30:00Z"),
        ("Honey", "2026-11-13T04:30:00Z", "2026-11-13T04:30:00Z"),
    ] {
        for item in each(&corpus, title) {
            assert_eq!(item.published, at(published), "{title}");
            // RSS and JSON Feed name an update only if there was one.
            let updated = at(updated);
            assert_eq!(item.updated.unwrap_or(item.published), updated, "{title}");
        }
    }
}

/// Equal to the second, so the id decides, in every feed alike.
#[test]
fn two_of_one_second_keep_an_order() {
    let corpus = built();
    for (cup, saucer) in each(&corpus, "Cups").iter().zip(each(&corpus, "Saucers")) {
        assert_eq!(cup.published, saucer.published);
        assert!(cup.id < saucer.id);
    }
}

#[test]
fn every_author_is_named_without_an_email_address() {
    let corpus = built();
    for (title, authors) in [
        ("Leaves", ["Ada Çelik", "Bo O’Neill & Sons"].as_slice()),
        ("Cups", &["Ada Çelik"]),
        ("Sugar", &["Ada Çelik", "Bo O’Neill"]),
        ("Lemons", &["Ada Çelik", "Bo O’Neill"]),
        ("Honey", &["Ada Çelik", "Bo O’Neill"]),
    ] {
        for item in each(&corpus, title) {
            assert_eq!(item.authors, authors, "{title}");
        }
    }
    assert!(!corpus.text("rss.xml").contains("<author>"));
}

#[test]
fn labels_are_what_was_written() {
    let corpus = built();
    for item in each(&corpus, "Leaves") {
        assert_eq!(item.labels, ["Tea & Toast", "R<D"]);
    }
}

#[test]
fn all_formats_hold_the_same() {
    let corpus = built();
    let [rss, atom, json] = FEEDS.map(|name| {
        let mut items = shown::items(&corpus, name);
        for item in &mut items {
            item.updated = item.updated.or(Some(item.published));
        }
        items
    });
    assert_eq!(rss, atom);
    assert_eq!(atom, json);
}
