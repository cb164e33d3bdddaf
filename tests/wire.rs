//! Wire text in, a readable dump of the article out: `tests/wire/NAME.txt` and
//! `tests/wire/NAME.expected.txt`.
//!
//! A name that ends with `.12h` or `.dmy` is read with that clock or order.

#[path = "wire/dump.rs"]
mod dump;
mod support;

use std::fs;
use std::path::Path;

use chrono_tz::Europe::Istanbul;
use proptest::prelude::*;

use feedmill::diagnostic::{Diagnostic, Sink};
use feedmill::model::{Article, Body, Found, Seed};
use feedmill::sources::{self, Clock, DateOrder, Kind, Reading};
use support::{cases, shared};

#[test]
fn cases() {
    let folder = manifest_folder().join("tests/wire");
    cases::check(&folder, &["txt"], 25, |case| {
        let name = case.to_str().unwrap();
        dump(
            &fs::read(folder.join(case)).unwrap(),
            name,
            &reading_of(name),
        )
    });
}

#[test]
fn the_sample_seeds_have_no_findings() {
    let mut count = 0;
    let folder = manifest_folder().join("seeds/wire");
    for path in cases::files(&folder, &["txt"]) {
        count += 1;
        let name = path.to_str().unwrap();
        let (article, findings) = read(&fs::read(folder.join(&path)).unwrap(), name, &reading());
        let article = article.unwrap();
        assert!(findings.is_empty(), "{name}: {findings:?}");
        assert!(
            article.title.is_some() && article.published.is_some(),
            "{name}"
        );
        assert!(
            matches!(&article.body.value, Body::Paragraphs(all) if all.len() > 3),
            "{name}"
        );
    }
    assert!(count >= 6, "only {count} seeds were found");
}

#[test]
fn a_real_article_with_both_clocks() {
    let Some(shared) = shared() else { return };
    let bytes = fs::read(shared.join("seeds/000_a8840f32ef4f913a.txt")).unwrap();
    let lines: Vec<&str> = std::str::from_utf8(&bytes).unwrap().lines().collect();
    for (clock, published, updated) in [
        (
            Clock::Hours24,
            "2020-10-17T09:50:00Z",
            "2020-10-16T22:31:00Z",
        ),
        (
            Clock::Hours12,
            "2020-10-16T21:50:00Z",
            "2020-10-16T22:31:00Z",
        ),
    ] {
        let (article, findings) = read(&bytes, "a.txt", &Reading { clock, ..reading() });
        let article = article.unwrap();
        assert!(findings.is_empty(), "{findings:?}");
        assert_eq!(article.title, Some(Found::new(lines[0].to_owned(), 1)));
        assert_eq!(article.summary, Some(Found::new(lines[1].to_owned(), 2)));
        assert_eq!(article.section, Some(Found::new("World".to_owned(), 3)));
        let authors: Vec<_> = article
            .authors
            .iter()
            .map(|a| (a.value.name.as_str(), a.line))
            .collect();
        assert_eq!(authors, [("Agencies", 4), ("A News", 4)]);
        let moment = |found: Option<Found<feedmill::model::Instant>>| {
            let found = found.unwrap();
            (found.value.rfc3339(), found.line)
        };
        assert_eq!(moment(article.published), (published.to_owned(), 5));
        assert_eq!(moment(article.updated), (updated.to_owned(), 6));
        assert_eq!(article.body.line, 7);
        assert_eq!(lines.len(), 17);
        let wanted: Vec<String> = lines[6..].iter().map(|&line| line.to_owned()).collect();
        assert_eq!(article.body.value, Body::Paragraphs(wanted));
    }
}

#[test]
fn huge_texts_come_to_an_end() {
    for piece in [
        "- foo: bar\n",
        "a\n",
        "-\n\n",
        "By A,B and ",
        "Author: x,\n",
        "- - -\n",
        "word ",
        "(",
        "LONDON ",
        "- Tags: ",
    ] {
        let text = piece.repeat(400_000 / piece.len());
        let _ = read(text.as_bytes(), "huge.txt", &reading());
    }
}

proptest! {
    #[test]
    fn nothing_makes_it_panic(bytes: Vec<u8>) {
        let _ = read(&bytes, "a.txt", &reading());
    }

    #[test]
    fn no_mix_of_lines_makes_it_panic_or_lose_text(
        lines in prop::collection::vec(prop::sample::select(LINES.to_vec()), 0..14)
    ) {
        let text = lines.join("\n");
        let (article, findings) = read(text.as_bytes(), "a.txt", &reading());
        if article.is_none() {
            prop_assert!(!findings.is_empty());
        }
        let dump = dump(text.as_bytes(), "a.txt", &reading());
        for line in lines {
            let kept = line.trim_start_matches(['-', ' ']);
            if line.starts_with("Text") || line.starts_with("- Wether") && article.is_some() {
                prop_assert!(dump.contains(kept), "{}\n--\n{}", text, dump);
            }
        }
    }
}

const LINES: [&str; 16] = [
    "",
    "Text of a headline",
    "Text that is a sentence and ends like one.",
    "Text, broken at a width of about sixty characters, that goes on",
    "- World",
    "- Jane Doe and John Roe",
    "- Published Date: 12:50 | 17 October 2020",
    "- Updated: nonsense",
    "- Wether: fine",
    "Published: 17 October 2020",
    "By Jane Doe",
    "ANKARA (AA) – Text",
    "  Text with an indent",
    "(END)",
    "- - -",
    "Tags:",
];

fn manifest_folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn reading() -> Reading {
    Reading::new(Istanbul)
}

fn reading_of(name: &str) -> Reading {
    Reading {
        clock: if name.ends_with(".12h.txt") {
            Clock::Hours12
        } else {
            Clock::Hours24
        },
        order: name
            .ends_with(".dmy.txt")
            .then_some(DateOrder::DayMonthYear),
        ..reading()
    }
}

fn read(bytes: &[u8], name: &str, reading: &Reading) -> (Option<Article>, Vec<Diagnostic>) {
    let seed = Seed {
        file: name.into(),
        path: name.trim_end_matches(".txt").to_owned(),
    };
    let mut sink = Sink::new();
    let article = sources::read(Kind::Wire, bytes, seed, reading, &mut sink);
    (article, sink.into_vec())
}

fn dump(bytes: &[u8], name: &str, reading: &Reading) -> String {
    let (article, findings) = read(bytes, name, reading);
    dump::dump(article.as_ref(), findings)
}
