//! Whatever a file is: reading it never panics, and a feed is no change of itself.

#[path = "../support/mod.rs"]
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use feedmill::checks::Options;
use feedmill::checks::history::{Facts, diff, guard, held};

#[test]
fn no_feed_differs_from_itself() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    for folder in ["feeds", "tests/cases", "tests/fix", "tests/history/held"] {
        below(&project.join(folder), &mut files);
    }
    if let Some(shared) = support::shared() {
        below(&shared.join("w3c"), &mut files);
    }
    let mut feeds = 0;
    for path in files {
        let name = path.display().to_string();
        let bytes = fs::read(&path).expect("it can be read");
        let Some(found) = held(&bytes, &name) else {
            continue;
        };
        feeds += 1;
        assert!(diff(&found, &found).is_empty(), "{name}");
        let refused = guard(&found, Some(&found), &Facts::default(), &Options::default());
        assert_eq!(refused, [], "{name}");
        for damaged in damaged(&bytes) {
            if let Some(damaged) = held(&damaged, &name) {
                let _ = guard(
                    &found,
                    Some(&damaged),
                    &Facts::default(),
                    &Options::default(),
                );
            }
        }
    }
    assert!(feeds > 50, "only {feeds} feeds");
}

/// `bytes` with one of them changed, and without a piece, in some places.
fn damaged(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (1..8).map(|part| {
        let at = bytes.len() * part / 8;
        let mut damaged = bytes.to_vec();
        match part % 2 {
            0 => damaged[at] ^= 0x24,
            _ => drop(damaged.drain(at..(at + 9).min(bytes.len()))),
        }
        damaged
    })
}

fn below(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be listed").path();
        if path.is_dir() {
            below(&path, files);
        } else if path.extension().is_some_and(|it| {
            ["xml", "json", "rss", "atom", "rdf"]
                .iter()
                .any(|known| it == *known)
        }) {
            files.push(path);
        }
    }
}
