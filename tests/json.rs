//! Articles that are JSON as cases: each `tests/json/**/NAME.json`, `.jsonl` or `.ndjson` must be
//! read as `NAME.expected.txt` says.

#[path = "json/dump.rs"]
mod dump;
#[path = "support/fields.rs"]
mod fields;
#[path = "json/properties.rs"]
mod properties;
#[path = "json/schema.rs"]
mod schema;
mod support;

use std::fs;
use std::path::{Path, PathBuf};

use dump::dump;
use support::cases;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const ENDINGS: [&str; 3] = ["json", "jsonl", "ndjson"];

#[test]
fn cases_are_read_as_expected() {
    cases::check(&folder(), &ENDINGS, 30, |seed| {
        let bytes = fs::read(folder().join(seed)).expect("the case can be read");
        dump(&bytes, &shown(seed))
    });
}

#[test]
fn line_ends_and_a_mark_make_no_difference() {
    for seed in cases::files(&folder(), &ENDINGS) {
        let Ok(text) = fs::read_to_string(folder().join(&seed)) else {
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

fn folder() -> PathBuf {
    Path::new(ROOT).join("tests/json")
}

fn shown(seed: &Path) -> String {
    seed.to_str().expect("the name is UTF-8").replace('\\', "/")
}
