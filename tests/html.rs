//! Pages as cases: `tests/html/NAME.html` must be read as `NAME.expected.txt` says.
//!
//! With `FEEDMILL_ACCEPT=1` the expectations are written anew, for a person to read.

#[path = "markdown/dump.rs"]
#[allow(dead_code)]
mod dump;
#[path = "support/fields.rs"]
mod fields;
#[path = "html/site.rs"]
mod folder;
#[path = "html/properties.rs"]
mod properties;
#[path = "build/site.rs"]
#[allow(dead_code)]
mod site;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use feedmill::diagnostic::Sink;
use feedmill::model::{Article, Seed};
use feedmill::sources::{self, Kind, Reading};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

fn seed() -> Seed {
    Seed {
        file: "posts/page.html".into(),
        path: "posts/page".to_owned(),
    }
}

/// Reads a page as the seed `posts/page`.
fn run(bytes: &[u8], sink: &mut Sink) -> Option<Article> {
    let reading = Reading::new(chrono_tz::Europe::Istanbul);
    sources::read(Kind::Html, bytes, seed(), &reading, sink)
}

/// Why it is no article.
fn left_out(bytes: &[u8]) -> Option<&'static str> {
    sources::left_out(Kind::Html, bytes, &seed())
}

/// All that is read of a page, or why it is left out.
fn dump(bytes: &[u8]) -> String {
    let mut sink = Sink::new();
    let article = run(bytes, &mut sink);
    match left_out(bytes) {
        Some(why) => {
            assert!(article.is_none() && !sink.has_errors());
            format!("left out: {why}\n")
        }
        None => dump::show(article.as_ref(), sink, true),
    }
}

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(ROOT).join("tests/html");
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the folder can be read")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "html"))
        .collect();
    cases.sort();
    assert!(cases.len() >= 40, "only {} cases", cases.len());
    cases
}

#[test]
fn cases_are_read_as_expected() {
    let mut wrong = Vec::new();
    for case in cases() {
        let dump = dump(&fs::read(&case).expect("the case can be read"));
        let expected = case.with_extension("expected.txt");
        // A test is told by the environment what to accept.
        if std::env::var_os("FEEDMILL_ACCEPT").is_some() {
            fs::write(&expected, &dump).expect("the expectation can be written");
        }
        let wanted = fs::read_to_string(&expected).unwrap_or_default();
        if dump != wanted {
            wrong.push(format!("== {}\n{dump}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "read differently:\n{}", wrong.join("\n"));
}

#[test]
fn line_ends_make_no_difference() {
    for case in cases() {
        let Ok(text) = fs::read_to_string(&case) else {
            continue;
        };
        let windows = dump(text.replace('\n', "\r\n").as_bytes());
        assert_eq!(windows, dump(text.as_bytes()), "{}", case.display());
    }
}
