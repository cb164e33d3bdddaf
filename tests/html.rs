//! Pages as cases: `tests/html/NAME.html` must be read as `NAME.expected.txt` says.

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
use support::cases;

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

fn pages() -> PathBuf {
    Path::new(ROOT).join("tests/html")
}

#[test]
fn cases_are_read_as_expected() {
    cases::check(&pages(), &["html"], 40, |case| {
        dump(&fs::read(pages().join(case)).expect("the case can be read"))
    });
}

#[test]
fn line_ends_make_no_difference() {
    for case in cases::files(&pages(), &["html"]) {
        let Ok(text) = fs::read_to_string(pages().join(&case)) else {
            continue;
        };
        let windows = dump(text.replace('\n', "\r\n").as_bytes());
        assert_eq!(windows, dump(text.as_bytes()), "{}", case.display());
    }
}
