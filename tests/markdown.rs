//! Markdown seeds as cases: `tests/markdown/**/NAME.md` must be read as `NAME.expected.txt` says.

#[path = "markdown/dump.rs"]
mod dump;
#[path = "support/fields.rs"]
mod fields;
#[path = "markdown/properties.rs"]
mod properties;
mod support;

use std::fs;
use std::path::Path;

use dump::dump;
use support::cases;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn cases_are_read_as_expected() {
    let folder = Path::new(ROOT).join("tests/markdown");
    cases::check(&folder, &["md"], 30, |seed| dump_file(&folder, seed, true));
}

#[test]
fn sample_seeds_are_read_as_expected() {
    let folder = Path::new(ROOT).join("seeds/markdown");
    let dumps: Vec<String> = cases::files(&folder, &["md"])
        .iter()
        .map(|seed| format!("== {}\n{}", seed.display(), dump_file(&folder, seed, false)))
        .collect();
    let dump = dumps.join("\n");
    let expected = Path::new(ROOT).join("tests/markdown/sample-seeds.expected.txt");
    assert!(cases::agrees(&expected, &dump), "read differently:\n{dump}");
}

#[test]
fn line_ends_make_no_difference() {
    let folder = Path::new(ROOT).join("tests/markdown");
    for seed in cases::files(&folder, &["md"]) {
        let text = fs::read_to_string(folder.join(&seed)).expect("the seed is UTF-8");
        let windows = dump(&text.replace('\n', "\r\n"), "seed", true);
        assert_eq!(windows, dump(&text, "seed", true), "{}", seed.display());
    }
}

fn dump_file(folder: &Path, seed: &Path, whole: bool) -> String {
    let text = fs::read_to_string(folder.join(seed)).expect("the seed is UTF-8");
    let name = seed.to_str().expect("the name is UTF-8").replace('\\', "/");
    dump(&text, name.strip_suffix(".md").expect("it ends so"), whole)
}
