//! The repository's own seeds and feeds: the largest golden test.

use std::fs;
use std::path::{Path, PathBuf};

use feedmill::pipeline::Fate;

use crate::site::{build, load, rules};

/// Any hour after the newest seed gives the same bytes.
const HOURS: [&str; 2] = ["2026-11-22T00:00:00Z", "2031-01-01T00:00:00Z"];

#[test]
fn the_sample_feeds_are_what_the_sample_seeds_make() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for hour in HOURS {
        let home = tempfile::tempdir().unwrap();
        let mut config = load(&root.join("feedmill.toml"));
        config.output.folder = home.path().join("feeds");
        config.state = Some(home.path().join("feedmill.db"));
        let outcome = build(&config, hour);
        assert_eq!(
            rules(&outcome.report),
            [""; 0],
            "the sample seeds have no fault"
        );
        let (made, committed) = (files(&config.output.folder), files(&root.join("feeds")));
        assert!(made.len() > 20, "{made:?}");
        assert_eq!(made, committed, "feeds/ has other files than seeds/ make");
        for name in &made {
            assert!(
                fs::read(config.output.folder.join(name)).unwrap()
                    == fs::read(root.join("feeds").join(name)).unwrap(),
                "feeds/{} is not what seeds/ make: run `cargo run --release -- build`, read the \
                 difference, and commit it",
                name.display()
            );
        }
        let again = build(&config, hour);
        assert!(
            again
                .outputs
                .iter()
                .all(|output| output.fate == Fate::Unchanged)
        );
    }
}

/// The files below `folder` that are handed out, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(within) = open.pop() {
        for entry in fs::read_dir(&within).unwrap() {
            let path = entry.unwrap().path();
            let is_hidden = path.file_name().unwrap().to_string_lossy().starts_with('.');
            match path.is_dir() {
                true => open.push(path),
                false if is_hidden => {}
                false => found.push(path.strip_prefix(folder).unwrap().to_owned()),
            }
        }
    }
    found.sort();
    found
}
