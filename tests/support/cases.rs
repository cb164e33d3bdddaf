//! Cases as files: what is made of `NAME.ENDING` must be what `NAME.expected.txt` says.
//!
//! With `FEEDMILL_ACCEPT=1` the expectations are written anew, for a person to read.

use std::path::{Path, PathBuf};
use std::{env, fs};

/// Compares what `dump` makes of each file with one of these `endings` in `folder`, which it is
/// given relative to that; there are at least so many.
///
/// # Panics
/// If there are fewer, or one is not as expected.
pub fn check(folder: &Path, endings: &[&str], at_least: usize, dump: impl Fn(&Path) -> String) {
    let cases = files(folder, endings);
    assert!(cases.len() >= at_least, "only {} cases", cases.len());
    let mut wrong = Vec::new();
    for case in cases {
        let dump = dump(&case);
        if !agrees(&folder.join(case.with_extension("expected.txt")), &dump) {
            wrong.push(format!("== {}\n{dump}", case.display()));
        }
    }
    assert!(wrong.is_empty(), "read differently:\n{}", wrong.join("\n"));
}

/// Whether the file holds `dump`; when accepting, it does afterwards.
pub fn agrees(expected: &Path, dump: &str) -> bool {
    if env::var_os("FEEDMILL_ACCEPT").is_some() {
        fs::write(expected, dump).expect("the expectation can be written");
    }
    fs::read_to_string(expected).is_ok_and(|expected| expected == dump)
}

/// The paths of all files with one of these `endings` in `folder` and below, relative to it,
/// sorted, without the expectations.
pub fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let mut open = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            let name = path.to_str().expect("the name is UTF-8");
            let ending = name.rsplit_once('.').map(|(_, ending)| ending);
            if path.is_dir() {
                open.push(path);
            } else if ending.is_some_and(|it| endings.contains(&it))
                && !name.ends_with(".expected.txt")
            {
                let path = path.strip_prefix(folder).expect("it was found there");
                files.push(path.to_owned());
            }
        }
    }
    files.sort();
    files
}
