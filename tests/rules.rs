//! A rule is its static, its page and its cases: these tests keep them from drifting apart.

#[path = "rules/blocks.rs"]
mod blocks;
#[path = "rules/elsewhere.rs"]
mod elsewhere;
#[path = "support/fixing.rs"]
mod fixing;
#[path = "rules/history.rs"]
mod history;
#[path = "rules/raised.rs"]
mod raised;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{env, fs};

use feedmill::checks::{self, Check, Options, Rule};

use blocks::{blocks, document, encoded};

const ADJECTIVES: &[&str] = &[
    // Right in two ways, of which only its author knows which.
    "ambiguous",
    "changed",
    // The machine's: neither right nor wrong in the feed.
    "clock",
    "conflicting",
    "damaged",
    "deprecated",
    "duplicate",
    "empty",
    // Beyond a limit of ours.
    "excessive",
    // Made by somebody else.
    "foreign",
    "future",
    // Asked for, and not done.
    "ignored",
    "invalid",
    // Over a limit that the settings give.
    "large",
    // Was there, and nobody has taken it out.
    // More than somebody wants.
    "long",
    "lost",
    // Right in itself, and in the wrong place.
    "misplaced",
    "missing",
    // Right in itself, and another time than readers know.
    "moved",
    "old",
    "older",
    "relative",
    // Less than somebody wants.
    "short",
    "small",
    // Not for good.
    "temporary",
    "unknown",
    // Right in itself, and met by nothing.
    "unmatched",
    // What readers take out to protect themselves.
    "unsafe",
    // Right by the specification, and read wrongly by many.
    "unusual",
];

const SCOPES: &[&str] = &[
    "article", "atom", "feed", "history", "http", "itunes", "json", "media", "podcast", "profile",
    "rss", "schema", "settings", "xml",
];

const HEADINGS: &[&str] = &[
    "## Why it matters",
    "## Bad",
    "## Good",
    "## How to fix",
    "## When to allow it",
];

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn files(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            files(&path, extension, found);
        } else if path.extension().is_some_and(|it| it == extension) {
            found.push(path);
        }
    }
}

#[test]
fn rules_are_sorted_and_named_by_the_vocabulary() {
    let names: Vec<&str> = checks::rules().iter().map(|rule| rule.name).collect();
    assert!(
        names.windows(2).all(|pair| pair[0] < pair[1]),
        "sort RULES in src/checks/registry.rs by name"
    );
    for name in names {
        let (scope, pattern) = name.split_once('/').expect("scope/bad-pattern");
        // A grammar has one rule, which is called as the format is.
        if scope == "schema" {
            assert!(["atom", "json", "rss"].contains(&pattern), "{name}");
            continue;
        }
        let (adjective, noun) = pattern.split_once('-').expect("adjective-noun");
        assert!(SCOPES.contains(&scope), "{name}: no such scope");
        assert!(
            ADJECTIVES.contains(&adjective),
            "{name}: not in the vocabulary"
        );
        assert!(!noun.is_empty() && name.is_ascii() && !name.contains(char::is_uppercase));
    }
}

#[test]
fn every_static_is_registered() {
    let mut sources = Vec::new();
    files(&project().join("src/checks"), "rs", &mut sources);
    for source in sources {
        let text = fs::read_to_string(&source).expect("source is text");
        for (at, _) in text.match_indices("rule!(") {
            let name = text[at + 6..].trim_start();
            let Some(name) = name.strip_prefix('"').and_then(|it| it.split('"').next()) else {
                continue;
            };
            assert!(
                name.contains('…') || checks::explain(name).is_some(),
                "{}: add `{name}` to src/checks/registry.rs",
                source.display()
            );
        }
    }
}

#[test]
fn no_page_is_without_its_rule() {
    let folder = project().join("docs/rules");
    let mut pages = Vec::new();
    files(&folder, "md", &mut pages);
    for page in pages {
        let name = page
            .strip_prefix(&folder)
            .expect("it is below")
            .with_extension("");
        let name = name.to_str().expect("names are ASCII").replace('\\', "/");
        assert!(
            checks::explain(&name).is_some(),
            "{} has no rule",
            page.display()
        );
    }
}

#[test]
fn pages_have_their_parts() {
    for rule in checks::rules() {
        let lines: Vec<&str> = rule.page.lines().collect();
        let name = rule.name;
        assert_eq!(lines[0], format!("# {name}"), "the title of {name}");
        let group = rule.group.as_str();
        let facts = lines[2].to_lowercase();
        let start = format!("{group} · since {}", rule.since);
        assert!(
            facts.starts_with(&start),
            "{name}: line 3 begins with “{start}”"
        );
        assert!(
            rule.specification().is_some(),
            "{name}: line 3 names the specification"
        );
        let headings: Vec<&str> = lines
            .iter()
            .copied()
            .filter(|it| it.starts_with("## "))
            .collect();
        assert_eq!(headings, HEADINGS, "the headings of {name}");
        for heading in HEADINGS {
            let at = lines
                .iter()
                .position(|it| it == heading)
                .expect("it is there");
            let next = lines.get(at + 1).unwrap_or(&"");
            assert!(!next.trim().is_empty(), "{name}: nothing below {heading}");
        }
        assert!(!lines[4].is_empty(), "{name}: line 5 says what is wrong");
    }
}

#[test]
fn names_change_only_on_purpose() {
    let path = project().join("tests/rules/names.txt");
    let now: String = checks::rules()
        .iter()
        .map(|rule| format!("{} {}\n", rule.name, rule.group.as_str()))
        .collect();
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &now).expect("the folder is ours");
    }
    let before = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(before, now, "run the test with UPDATE=1 if that is meant");
}

#[test]
fn bad_blocks_are_bad_and_good_blocks_are_good() {
    let mut faults = Vec::new();
    for rule in of_documents() {
        for (heading, block) in blocks(rule) {
            let document = document(&block);
            let mut options = Options::default();
            options.location = block.location.clone();
            options.content_type = block.media_type.clone();
            options.profile = block.profile;
            let bytes = encoded(&document, block.encoding.as_deref());
            let findings = match block.language.as_str() {
                "http" => checks::http::examine(&block.text, &answered(), ADDRESS, &options),
                _ => checks::examine(&bytes, "page.xml", &options),
            }
            .findings;
            let found: BTreeSet<&str> = findings.iter().map(|it| it.rule).collect();
            let mut expected: BTreeSet<&str> = BTreeSet::new();
            if heading == "## Bad" {
                expected.insert(rule.name);
                expected.extend(block.with.as_deref());
            }
            if found != expected {
                let said: Vec<String> = findings
                    .iter()
                    .map(|it| format!("{}: {}", it.rule, it.message))
                    .collect();
                faults.push(format!(
                    "{} {heading} gives {said:#?}\n{document}",
                    rule.name
                ));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
}

const ADDRESS: &str = "https://example.org/feed.xml";

/// What the answers of `http` blocks carry: an RSS feed that is worth compressing.
fn answered() -> Vec<u8> {
    let item = "<item><title>Tea</title></item>\n".repeat(50);
    format!("<?xml version='1.0' encoding='utf-8'?>\n<rss version='2.0'>\n{item}</rss>")
        .into_bytes()
}

#[test]
fn fixing_makes_no_block_worse() {
    let mut fixable = BTreeSet::new();
    for rule in of_documents() {
        for (heading, block) in blocks(rule) {
            if block.language == "http" {
                continue;
            }
            let document = document(&block);
            let location = block.location.clone();
            let location = location.unwrap_or_else(|| "https://example.org/feed.xml".into());
            let options = Options::default().at(location);
            let name = rule.name;
            let faults = fixing::faults(document.as_bytes(), &options);
            assert!(
                faults.is_empty(),
                "{name} {heading}: {faults:#?}\n{document}"
            );
            let fixed = checks::fix(document.as_bytes(), "feed.xml", &options);
            fixable.extend(fixed.edits.iter().map(|edit| edit.rule));
        }
    }
    for name in fixable {
        let rule = checks::explain(name).expect("edits name their rules");
        assert!(
            rule.page.contains("`feedmill check --fix`"),
            "{name}: say below “How to fix” that `feedmill check --fix` does it"
        );
    }
}

/// The rules whose blocks are documents; those of the others are shown in `elsewhere` and
/// `history`.
fn of_documents() -> impl Iterator<Item = &'static Rule> {
    let rules = checks::rules().iter().copied();
    rules.filter(|rule| !matches!(rule.check, Check::Elsewhere | Check::History(_)))
}
