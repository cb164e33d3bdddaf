//! Wire text in, a readable dump of the article out: `tests/wire/NAME.txt` and
//! `tests/wire/NAME.expected.txt`.
//!
//! A name that ends with `.12h` or `.dmy` is read with that clock or order. Set the environment
//! variable `FEEDMILL_ACCEPT` to write what comes out as what is expected.

// A test is told by the environment what to accept and where shared material is.
#![allow(clippy::disallowed_macros, clippy::disallowed_methods)]

#[path = "wire/dump.rs"]
mod dump;

use std::fs;
use std::path::{Path, PathBuf};

use chrono_tz::Europe::Istanbul;
use proptest::prelude::*;

use feedmill::diagnostic::{Diagnostic, Sink};
use feedmill::model::{Article, Body, Found, Seed};
use feedmill::sources::{self, Clock, DateOrder, Kind, Reading};

#[test]
fn cases() {
    let folder = manifest_folder().join("tests/wire");
    let mut wrong = Vec::new();
    let mut count = 0;
    for path in texts(&folder) {
        count += 1;
        let name = path.file_name().unwrap().to_str().unwrap();
        let dump = dump(&fs::read(&path).unwrap(), name, &reading_of(name));
        let expected = path.with_extension("expected.txt");
        if std::env::var_os("FEEDMILL_ACCEPT").is_some() {
            fs::write(&expected, &dump).unwrap();
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        if dump != wanted {
            wrong.push(format!("== {name}\n-- wanted\n{wanted}-- got\n{dump}"));
        }
    }
    assert!(count >= 25, "only {count} cases were found");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_sample_seeds_have_no_findings() {
    let mut count = 0;
    for path in texts(&manifest_folder().join("seeds/wire")) {
        count += 1;
        let name = path.file_name().unwrap().to_str().unwrap();
        let (article, findings) = read(&fs::read(&path).unwrap(), name, &reading());
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

fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| {
            let name = path.to_str().unwrap();
            name.ends_with(".txt") && !name.ends_with(".expected.txt")
        })
        .collect();
    paths.sort();
    paths
}

fn manifest_folder() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The folder of material that is shared between projects; a test over it is skipped without.
fn shared() -> Option<PathBuf> {
    let folder = std::env::var_os("FEEDMILL_SHARED")
        .map_or_else(|| manifest_folder().join("../shared"), PathBuf::from);
    if folder.is_dir() {
        return Some(folder);
    }
    let in_ci = std::env::var_os("CI").is_some_and(|ci| ci == "true");
    assert!(!in_ci, "{} is missing", folder.display());
    eprintln!("skipped: {} is missing", folder.display());
    None
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
