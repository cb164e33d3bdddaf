//! The pages of the rules that other rooms find: their blocks are seeds, settings and feeds.

use std::collections::BTreeSet;
use std::fs;

use feedmill::checks::{self, Check, Rule, schema};
use feedmill::config::{self, Config, Trial};
use feedmill::diagnostic::{Diagnostic, Sink};
use feedmill::model::{AbsoluteUrl, Entry, Moments, Seed};
use feedmill::sources::{self, Kind};

use super::blocks::{Block, blocks, document};
use super::project;

/// The rules whose fault no block can show, the file whose test raises it, and why.
const SHOWN_IN_TESTS: &[(&str, &str, &str)] = &[
    (
        "article/changed-file",
        "src/pipeline/items.rs",
        "takes two readings",
    ),
    ("article/duplicate-id", "tests/build.rs", "takes two seeds"),
    (
        "article/duplicate-page",
        "tests/pages/articles.rs",
        "takes two seeds",
    ),
    (
        "article/invalid-character",
        "src/sources/door/mod.rs",
        "a control character",
    ),
    (
        "article/invalid-encoding",
        "src/sources/door/mod.rs",
        "bytes that are no text",
    ),
    (
        "article/invalid-file",
        "src/pipeline/seed/bytes.rs",
        "a file that can't be read",
    ),
    (
        "article/invalid-page",
        "tests/pages/articles.rs",
        "takes other settings",
    ),
    (
        "article/invalid-path",
        "src/sources/walk/tests.rs",
        "a name of a file",
    ),
    (
        "article/invalid-size",
        "src/sources/door/mod.rs",
        "16 MiB of text",
    ),
    (
        "article/moved-date",
        "tests/runs/dates.rs",
        "takes two runs",
    ),
    (
        "article/unknown-encoding",
        "src/sources/door/mod.rs",
        "legacy bytes",
    ),
    ("feed/empty-feed", "tests/build.rs", "takes a whole run"),
    (
        "feed/foreign-file",
        "tests/build.rs",
        "a file that is published already",
    ),
    ("feed/large-feed", "tests/build.rs", "takes a whole run"),
    (
        "history/clock-set-back",
        "src/checks/history/clock.rs",
        "takes two runs",
    ),
    (
        "history/damaged-state",
        "tests/runs/damage.rs",
        "takes a damaged database",
    ),
    (
        "settings/ignored-level",
        "src/checks/levels.rs",
        "levels are no part of the settings file",
    ),
    (
        "settings/unknown-rule",
        "src/checks/options.rs",
        "levels are no part of the settings file",
    ),
    (
        "settings/unmatched-rule",
        "src/checks/options.rs",
        "levels are no part of the settings file",
    ),
];

#[test]
fn bad_seeds_settings_and_feeds_are_bad_and_good_ones_good() {
    let mut faults = Vec::new();
    for rule in elsewhere() {
        for (heading, block) in blocks(rule) {
            if block.language == "text" {
                continue;
            }
            let said = findings(rule, &block);
            let found: BTreeSet<&str> = said.iter().map(|it| it.rule).collect();
            let mut expected: BTreeSet<&str> = BTreeSet::new();
            if heading == "## Bad" {
                expected.insert(rule.name);
                expected.extend(block.with.as_deref());
            }
            if found != expected {
                let said: Vec<String> = said
                    .iter()
                    .map(|it| format!("{}: {}", it.rule, it.message))
                    .collect();
                faults.push(format!(
                    "{} {heading} gives {said:#?}\n{}",
                    rule.name, block.text
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

#[test]
fn what_no_block_shows_a_test_shows() {
    let unshown: Vec<&str> = elsewhere()
        .filter(|rule| {
            blocks(rule)
                .iter()
                .any(|(_, block)| block.language == "text")
        })
        .map(|rule| rule.name)
        .collect();
    let listed: Vec<&str> = SHOWN_IN_TESTS.iter().map(|(name, ..)| *name).collect();
    assert_eq!(unshown, listed, "the pages with ```text blocks");
    for (name, file, _) in SHOWN_IN_TESTS {
        let text = fs::read_to_string(project().join(file)).expect("source is text");
        let tests = match text.split_once("#[cfg(test)]") {
            Some((_, tests)) => tests,
            None => &text,
        };
        assert!(tests.contains(name), "{file}: no test raises {name}");
    }
}

fn elsewhere() -> impl Iterator<Item = &'static Rule> {
    let rules = checks::rules().iter().copied();
    rules.filter(|rule| matches!(rule.check, Check::Elsewhere))
}

/// What the room that knows the rule says about a block.
fn findings(rule: &Rule, block: &Block) -> Vec<Diagnostic> {
    let mut sink = Sink::new();
    match block.language.as_str() {
        "md" => read(Kind::Markdown, &block.text, &mut sink),
        "txt" => read(Kind::Wire, &longer(block), &mut sink),
        "toml" => {
            config::parse(&block.text, "feedmill.toml", &mut sink);
        }
        "xml" | "json" => {
            let document = document(block);
            let format = schema::detect(document.as_bytes()).expect("the block is a feed");
            schema::check(format, document.as_bytes(), "page", &mut sink);
        }
        other => panic!("{}: no block is in {other}", rule.name),
    }
    sink.into_vec()
}

/// `nested N` names the first tag N times.
fn longer(block: &Block) -> String {
    let tags = "tea, ".repeat(block.nested.max(1));
    block.text.replace("tea, ", &tags)
}

/// As a build does it, on a trial's site.
fn read(kind: Kind, text: &str, sink: &mut Sink) {
    let config = Config::trial(Trial {
        folder: "posts".into(),
        link: AbsoluteUrl::parse("https://example.org/").expect("it is an address"),
        title: None,
    });
    let source = &config.sources[0];
    let seed = Seed {
        file: "posts/tea".into(),
        path: "tea".to_owned(),
    };
    let article = sources::read(kind, text.as_bytes(), seed, &source.reading, sink);
    if let Some(article) = article.filter(|_| !sink.has_errors()) {
        Entry::new(
            &article,
            &config.site,
            &source.defaults,
            Moments::default(),
            sink,
        );
    }
}
