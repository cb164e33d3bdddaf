//! The repository's own seeds and feeds: the largest golden test.

use std::fs;
use std::path::Path;

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
        for output in &outcome.outputs {
            let name = output.path.file_name().unwrap();
            let made = fs::read(&output.path).unwrap();
            let committed = fs::read(root.join("feeds").join(name)).unwrap();
            assert!(
                made == committed,
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
