//! The feeds are right by the grammars and by every rule, but for what the articles themselves say.

use std::collections::BTreeMap;

use feedmill::checks::{self, Options};
use feedmill::diagnostic::Level;

use crate::corpus::{Corpus, FEEDS};
use crate::support::{has, run};

/// The findings of a feed at the level of a warning or above, and how often.
fn findings(corpus: &Corpus, name: &str) -> BTreeMap<&'static str, usize> {
    let report = checks::check(corpus.text(name).as_bytes(), name, &Options::default());
    let mut found = BTreeMap::new();
    for finding in report.diagnostics() {
        if finding.level > Level::Note {
            *found.entry(finding.rule).or_default() += 1;
        }
    }
    found
}

/// Five headlines have `<b>` in them and the summary of one wire text a tag; they are meant to be
/// read as they are written, and the checker can't know that.
#[test]
fn nothing_is_found_but_tags_that_are_text() {
    let corpus = Corpus::new();
    corpus.build();
    for (name, rule, count) in [
        ("rss.xml", "feed/misplaced-markup", 5),
        ("atom.xml", "atom/misplaced-markup", 6),
        ("feed.json", "feed/misplaced-markup", 6),
    ] {
        assert_eq!(findings(&corpus, name), [(rule, count)].into(), "{name}");
    }
}

#[test]
fn without_such_headlines_nothing_is_found() {
    let corpus = Corpus::new();
    corpus.take_tags_out();
    corpus.build();
    for name in FEEDS {
        assert_eq!(findings(&corpus, name), BTreeMap::new(), "{name}");
    }
}

/// Somebody else's program agrees that they are well-formed.
#[test]
fn another_parser_reads_them() {
    let corpus = Corpus::new();
    corpus.add_controls();
    corpus.build();
    for name in ["rss.xml", "atom.xml"] {
        let text = corpus.text(name);
        roxmltree::Document::parse(&text).expect("it is well-formed");
        if has("xmllint") {
            let folder = corpus.path("feeds");
            assert_eq!(
                run(
                    "xmllint",
                    &[
                        "--nonet",
                        "--xpath",
                        "count(//*[local-name()='item' or local-name()='entry'])",
                        name
                    ],
                    &folder
                )
                .trim(),
                "13"
            );
        }
    }
    let json: serde_json::Value =
        serde_json::from_str(&corpus.text("feed.json")).expect("it is JSON");
    assert_eq!(json["items"].as_array().map(Vec::len), Some(13));
}
