//! Articles that are JSON as cases: each `tests/json/**/NAME.json`, `.jsonl` or `.ndjson` must be
//! read as `NAME.expected.txt` says.
//!
//! With `FEEDMILL_ACCEPT=1` the expectations are written anew, for a person to read.

// A test is told by the environment what to accept.

#[path = "json/dump.rs"]
mod dump;
#[path = "support/fields.rs"]
mod fields;
#[path = "json/properties.rs"]
mod properties;
#[path = "json/schema.rs"]
mod schema;

use std::fs;
use std::path::{Path, PathBuf};

use dump::dump;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn cases_are_read_as_expected() {
    let folder = Path::new(ROOT).join("tests/json");
    let seeds = seeds_in(&folder);
    assert!(seeds.len() >= 30, "only {} cases", seeds.len());
    let mut wrong = Vec::new();
    for seed in seeds {
        let bytes = fs::read(folder.join(&seed)).expect("the case can be read");
        let dump = dump(&bytes, &shown(&seed));
        let expected = folder.join(seed.with_extension("expected.txt"));
        if std::env::var_os("FEEDMILL_ACCEPT").is_some() {
            fs::write(&expected, &dump).expect("the expectation can be written");
        }
        if fs::read_to_string(&expected).ok().as_ref() != Some(&dump) {
            wrong.push(format!("== {}\n{dump}", seed.display()));
        }
    }
    assert!(wrong.is_empty(), "read differently:\n{}", wrong.join("\n"));
}

#[test]
fn line_ends_and_a_mark_make_no_difference() {
    let folder = Path::new(ROOT).join("tests/json");
    for seed in seeds_in(&folder) {
        let Ok(text) = fs::read_to_string(folder.join(&seed)) else {
            continue;
        };
        let plain = dump(text.as_bytes(), &shown(&seed));
        let text = text.trim_start_matches('\u{FEFF}');
        let windows = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
        assert_eq!(
            dump(windows.as_bytes(), &shown(&seed)),
            plain,
            "{}",
            seed.display()
        );
    }
}

fn shown(seed: &Path) -> String {
    seed.to_str().expect("the name is UTF-8").replace('\\', "/")
}

/// The paths of all cases in `folder`, relative to it, sorted.
fn seeds_in(folder: &Path) -> Vec<PathBuf> {
    let mut open = vec![folder.to_owned()];
    let mut seeds = Vec::new();
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            let ending = path.extension().and_then(|ending| ending.to_str());
            if path.is_dir() {
                open.push(path);
            } else if matches!(ending, Some("json" | "jsonl" | "ndjson")) {
                let path = path.strip_prefix(folder).expect("it was found there");
                seeds.push(path.to_owned());
            }
        }
    }
    seeds.sort();
    seeds
}
