//! Markdown seeds as cases: `tests/markdown/**/NAME.md` must be read as `NAME.expected.txt` says.
//!
//! With `FEEDMILL_ACCEPT=1` the expectations are written anew, for a person to read.

// A test is told by the environment what to accept.

#[path = "markdown/dump.rs"]
mod dump;
#[path = "support/fields.rs"]
mod fields;
#[path = "markdown/properties.rs"]
mod properties;

use std::fs;
use std::path::{Path, PathBuf};

use dump::dump;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn cases_are_read_as_expected() {
    let folder = Path::new(ROOT).join("tests/markdown");
    let seeds = seeds_in(&folder);
    assert!(seeds.len() >= 30, "only {} cases", seeds.len());
    let mut wrong = Vec::new();
    for seed in seeds {
        let dump = dump_file(&folder, &seed, true);
        let expected = folder.join(seed.with_extension("expected.txt"));
        if !agrees(&expected, &dump) {
            wrong.push(format!("== {}\n{dump}", seed.display()));
        }
    }
    assert!(wrong.is_empty(), "read differently:\n{}", wrong.join("\n"));
}

#[test]
fn sample_seeds_are_read_as_expected() {
    let folder = Path::new(ROOT).join("seeds/markdown");
    let dumps: Vec<String> = seeds_in(&folder)
        .iter()
        .map(|seed| format!("== {}\n{}", seed.display(), dump_file(&folder, seed, false)))
        .collect();
    let dump = dumps.join("\n");
    let expected = Path::new(ROOT).join("tests/markdown/sample-seeds.expected.txt");
    assert!(agrees(&expected, &dump), "read differently:\n{dump}");
}

#[test]
fn line_ends_make_no_difference() {
    let folder = Path::new(ROOT).join("tests/markdown");
    for seed in seeds_in(&folder) {
        let text = fs::read_to_string(folder.join(&seed)).expect("the seed is UTF-8");
        let windows = dump(&text.replace('\n', "\r\n"), "seed", true);
        assert_eq!(windows, dump(&text, "seed", true), "{}", seed.display());
    }
}

/// Whether the file holds `dump`; when accepting, it does afterwards.
fn agrees(expected: &Path, dump: &str) -> bool {
    if std::env::var_os("FEEDMILL_ACCEPT").is_some() {
        fs::write(expected, dump).expect("the expectation can be written");
    }
    fs::read_to_string(expected).is_ok_and(|expected| expected == dump)
}

/// The paths of all `.md` files in `folder`, relative to it, sorted.
fn seeds_in(folder: &Path) -> Vec<PathBuf> {
    let mut open = vec![folder.to_owned()];
    let mut seeds = Vec::new();
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                let path = path.strip_prefix(folder).expect("it was found there");
                seeds.push(path.to_owned());
            }
        }
    }
    seeds.sort();
    seeds
}

fn dump_file(folder: &Path, seed: &Path, whole: bool) -> String {
    let text = fs::read_to_string(folder.join(seed)).expect("the seed is UTF-8");
    let name = seed.to_str().expect("the name is UTF-8").replace('\\', "/");
    dump(&text, name.strip_suffix(".md").expect("it ends so"), whole)
}
