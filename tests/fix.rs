//! What `--fix` makes of a feed: each folder of `tests/cases/fix` has a feed before and after;
//! one with a `location.txt` is published there.

#[path = "support/fixing.rs"]
mod fixing;
#[path = "fix/mixed.rs"]
mod mixed;
mod support;

use std::path::{Path, PathBuf};
use std::{env, fs};

use feedmill::checks::{self, Options};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/fix");
    let entries = fs::read_dir(folder).expect("the cases are there");
    let mut cases: Vec<PathBuf> = entries
        .map(|entry| entry.expect("it can be listed").path())
        .collect();
    cases.sort();
    cases
}

/// A case's feed, and where it is published.
fn before(case: &Path) -> (Vec<u8>, Options, &'static str) {
    let extension = if case.join("before.json").exists() {
        "json"
    } else {
        "xml"
    };
    let bytes = fs::read(case.join(format!("before.{extension}"))).expect("a case has a feed");
    let mut options = Options::default();
    if let Ok(location) = fs::read_to_string(case.join("location.txt")) {
        options = options.at(location.trim());
    }
    (bytes, options, extension)
}

#[test]
fn every_case_becomes_what_it_should() {
    let mut wrong = Vec::new();
    let cases = cases();
    assert!(cases.len() >= 40, "only {} cases were found", cases.len());
    for case in cases {
        let (bytes, options, extension) = before(&case);
        let fixed = checks::fix(&bytes, "feed.xml", &options);
        let path = case.join(format!("after.{extension}"));
        if env::var_os("UPDATE").is_some() {
            fs::write(&path, &fixed.bytes).expect("the folder is ours");
        }
        if fs::read(&path).ok().as_ref() != Some(&fixed.bytes) {
            let text = String::from_utf8_lossy(&fixed.bytes).into_owned();
            wrong.push(format!("{} gives\n{text}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

#[test]
fn no_case_gets_worse() {
    for case in cases() {
        let (bytes, options, _) = before(&case);
        let faults = fixing::faults(&bytes, &options);
        assert!(faults.is_empty(), "{}: {faults:#?}", case.display());
    }
}

#[test]
fn no_case_of_a_rule_gets_worse() {
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/rules")];
    let (mut wrong, mut count) = (Vec::new(), 0);
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the cases are there") {
            let path = entry.expect("it can be listed").path();
            if path.is_dir() {
                folders.push(path);
            } else if path
                .extension()
                .is_some_and(|it| it == "json" || it == "xml")
            {
                count += 1;
                let bytes = fs::read(&path).expect("it was listed");
                for fault in fixing::faults(&bytes, &Options::default()) {
                    wrong.push(format!("{}: {fault}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(count > 100, "only {count} cases were found");
}

#[test]
fn no_feed_of_the_w3c_gets_worse() {
    let Some(shared) = support::shared() else {
        return;
    };
    let w3c = shared.join("w3c");
    let cases = fs::read_to_string(w3c.join("cases.jsonl")).expect("the cases are text");
    let (mut wrong, mut changed) = (Vec::new(), 0);
    for case in cases.lines() {
        let case: serde_json::Value = serde_json::from_str(case).expect("a case is JSON");
        let path = case["path"].as_str().expect("every case has a path");
        let bytes = fs::read(w3c.join(path)).expect("every case has a file");
        let mut options = Options::default();
        options.location = case["base_url"].as_str().map(str::to_owned);
        changed += usize::from(!checks::fix(&bytes, "feed.xml", &options).edits.is_empty());
        for fault in fixing::faults(&bytes, &options) {
            wrong.push(format!("{path}: {fault}"));
        }
    }
    println!("{changed} of the feeds were changed");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(changed > 50, "only {changed} feeds were changed");
}
