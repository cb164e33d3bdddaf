//! The measure: what the W3C's own cases expect, against what this checker says.
//!
//! The cases lie outside of this repository; without them the test says so and passes, except
//! in CI, where they have to be there.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use feedmill::checks::{self, Options};
use feedmill::diagnostic::{Diagnostic, Level};
use quick_xml::events::Event;
use serde_json::{Value, json};

/// Where the cases are.
fn shared() -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let shared = env::var_os("FEEDMILL_SHARED").map_or(beside, PathBuf::from);
    let w3c = shared.join("w3c");
    if w3c.join("cases.jsonl").exists() {
        return Some(w3c);
    }
    assert!(env::var_os("CI").is_none(), "no cases at {}", w3c.display());
    println!("skipped: no cases at {}", w3c.display());
    None
}

/// The findings of one case, sorted into levels.
fn verdict(w3c: &Path, case: &Value) -> Value {
    let path = case["path"].as_str().expect("every case has a path");
    let bytes = fs::read(w3c.join(path)).expect("every case has a file");
    let mut options = Options::default();
    options.location = case["base_url"].as_str().map(str::to_owned);
    let report = checks::check(&bytes, path, &options);
    let text = String::from_utf8_lossy(&bytes);
    let of = |level| -> Vec<Value> {
        report
            .diagnostics()
            .iter()
            .filter(|diagnostic| diagnostic.level == level)
            .map(|diagnostic| {
                let (element, parent) = subject(&text, diagnostic);
                json!({
                    "class": diagnostic.rule,
                    "message": diagnostic.message,
                    "element": element,
                    "parent": parent,
                })
            })
            .collect()
    };
    json!({
        "path": path,
        "errors": of(Level::Error),
        "warnings": of(Level::Warning),
        "infos": of(Level::Note),
    })
}

/// The element that a finding is about, and its parent. What is missing is named by the message:
/// `parent` has no `element`.
fn subject(text: &str, diagnostic: &Diagnostic) -> (Option<String>, Option<String>) {
    if let Some((parent, element)) = diagnostic.message.split_once(" has no ") {
        let name = |part: &str| part.split('`').nth(1).map(str::to_owned);
        return (name(element), name(parent));
    }
    let place = diagnostic.place.as_ref();
    let Some((line, column)) = place.and_then(|it| Some((it.line?, it.column?))) else {
        return (None, None);
    };
    let offset: usize = text
        .split_inclusive('\n')
        .take(line as usize - 1)
        .map(str::len)
        .sum::<usize>()
        + text
            .split_inclusive('\n')
            .nth(line as usize - 1)
            .map_or(0, |it| {
                it.chars()
                    .take(column as usize - 1)
                    .map(char::len_utf8)
                    .sum()
            });
    let mut reader = quick_xml::Reader::from_str(text);
    let mut open: Vec<String> = Vec::new();
    while let Ok(event) = reader.read_event() {
        let after = reader.buffer_position() as usize;
        let name =
            |name: quick_xml::name::QName<'_>| String::from_utf8_lossy(name.as_ref()).into_owned();
        match event {
            Event::Start(start) => open.push(name(start.name())),
            Event::Empty(start) if after > offset => open.push(name(start.name())),
            Event::End(_) if after > offset => break,
            Event::End(_) => {
                open.pop();
            }
            Event::Eof => break,
            _ => {}
        }
        if after > offset {
            break;
        }
    }
    let element = open.pop();
    (element, open.pop())
}

#[test]
fn expectations_are_met() {
    let Some(w3c) = shared() else {
        return;
    };
    let out = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let cases = fs::read_to_string(w3c.join("cases.jsonl")).expect("the cases are text");
    let verdicts: Vec<String> = cases
        .lines()
        .map(|line| serde_json::from_str(line).expect("a case is JSON"))
        .map(|case| verdict(&w3c, &case).to_string())
        .collect();
    let map: serde_json::Map<String, Value> = checks::rules()
        .iter()
        .map(|rule| (rule.name.to_owned(), json!(rule.w3c().collect::<Vec<_>>())))
        .collect();
    fs::write(out.join("verdicts.jsonl"), verdicts.join("\n")).expect("the folder is ours");
    fs::write(out.join("map.json"), json!(map).to_string()).expect("the folder is ours");
    let output = Command::new("python3")
        .arg(w3c.join("score.py"))
        .arg(out.join("verdicts.jsonl"))
        .arg("--map")
        .arg(out.join("map.json"))
        .args(["--show", "2000"])
        .output()
        .expect("python3 is there");
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{said}");
    let listed = fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/docs/w3c-differences.md"
    ))
    .expect("the differences are listed");
    let missed: BTreeSet<&str> = said
        .lines()
        .filter(|line| line.starts_with("  miss "))
        .filter_map(|line| line.rsplit(' ').next())
        .collect();
    let differences: BTreeSet<&str> = listed
        .split('`')
        .filter(|code| code.starts_with("testcases/"))
        .collect();
    let new: Vec<_> = missed.difference(&differences).collect();
    assert!(new.is_empty(), "not met and not listed: {new:#?}");
    let stale: Vec<_> = differences.difference(&missed).collect();
    assert!(
        stale.is_empty(),
        "listed as a difference and met: {stale:#?}"
    );
    let most = cases.lines().count() * 2 / 100;
    assert!(
        differences.len() <= most,
        "{} differences, {most} at most",
        differences.len()
    );
}
