//! The cases of JSON Feed: for each file in `tests/cases/rules/json`, the `.txt` beside it holds
//! everything that is found, and the `.served` beside it, if there is one, where and as what the
//! feed is served. With `UPDATE=1` the test writes what it got, to be read before it is committed.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use feedmill::checks::{self, Options};
use feedmill::diagnostic::{Diagnostic, Level, Place};

/// How many cases there are at least.
const CASES: usize = 120;

#[test]
fn cases_have_their_findings() {
    let mut differ = String::new();
    for path in cases() {
        let got: String = findings(&path).iter().map(line).collect();
        let got = match got.is_empty() {
            true => "nothing\n".to_owned(),
            false => got,
        };
        let expected = path.with_extension("txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&expected, &got).expect("the folder is ours");
        }
        if fs::read_to_string(&expected).unwrap_or_default() != got {
            write!(differ, "\n{}:\n{got}", expected.display()).expect("a String takes it");
        }
    }
    assert!(differ.is_empty(), "{differ}");
}

#[test]
fn every_rule_has_a_case_in_its_folder() {
    let mut fired: BTreeSet<(String, &str)> = BTreeSet::new();
    let paths = cases();
    assert!(paths.len() >= CASES, "{} cases", paths.len());
    for path in &paths {
        let folder = path.parent().and_then(Path::file_name);
        let folder = folder.expect("cases are in folders").to_string_lossy();
        fired.extend(
            findings(path)
                .iter()
                .map(|it| (folder.clone().into_owned(), it.rule)),
        );
    }
    for rule in checks::rules() {
        // A large file is made by a test of its own.
        if let Some(name) = rule
            .name
            .strip_prefix("json/")
            .filter(|it| *it != "excessive-size")
        {
            let wanted = (name.to_owned(), rule.name);
            assert!(fired.contains(&wanted), "{} has no case", rule.name);
        }
    }
}

#[test]
fn a_megabyte_is_enough() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"));
    let path = path.join("tests/cases/rules/json/sound/minimal.json");
    let text = fs::read_to_string(path).expect("the case can be read");
    for (size, expected) in [
        (1_000_000, &[][..]),
        (1_000_001, &["json/excessive-size"][..]),
    ] {
        let long = "a".repeat(size - text.len() + "Flour".len());
        let text = text.replacen("Flour", &long, 1);
        assert_eq!(text.len(), size);
        let report = checks::check(text.as_bytes(), "feed.json", &Options::default());
        let rules: Vec<&str> = report.diagnostics().iter().map(|it| it.rule).collect();
        assert_eq!(rules, expected, "{size} bytes");
    }
}

#[test]
fn feeds_of_our_writers_are_clean() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    for folder in ["tests/writers", "feeds"] {
        let mut count = 0;
        for entry in fs::read_dir(project.join(folder)).expect("the folder is there") {
            let path = entry.expect("it can be listed").path();
            if path.extension().is_some_and(|it| it == "json") {
                count += 1;
                let found = findings(&path);
                let bad: Vec<_> = found.iter().filter(|it| it.level > Level::Note).collect();
                assert!(bad.is_empty(), "{}: {bad:#?}", path.display());
            }
        }
        assert!(count > 0, "no feed in {folder}");
    }
}

/// Every case, sorted.
fn cases() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/rules/json");
    let mut found = Vec::new();
    for folder in fs::read_dir(root).expect("the folder is there") {
        let folder = folder.expect("it can be listed").path();
        if !folder.is_dir() {
            continue;
        }
        for file in fs::read_dir(folder).expect("cases are in folders") {
            found.push(file.expect("it can be listed").path());
        }
    }
    found.retain(|path| path.extension().is_some_and(|it| it == "json"));
    found.sort();
    found
}

fn findings(path: &Path) -> Vec<Diagnostic> {
    let bytes = fs::read(path).expect("the case can be read");
    let served = fs::read_to_string(path.with_extension("served")).unwrap_or_default();
    let mut options = Options::default();
    for line in served.lines() {
        let (name, value) = line.split_once(": ").expect("name: value");
        match name {
            "Location" => options.location = Some(value.to_owned()),
            "Content-Type" => options.content_type = Some(value.to_owned()),
            _ => panic!("{}: {name}?", path.display()),
        }
    }
    let name = path
        .file_name()
        .expect("a case has a name")
        .to_string_lossy();
    checks::check(&bytes, &name, &options)
        .diagnostics()
        .to_vec()
}

/// A finding as the expectations have it.
fn line(found: &Diagnostic) -> String {
    let place = found.place.as_ref().map(place).unwrap_or_default();
    let mut text = format!(
        "{} {} {place} {}\n",
        found.level.as_str(),
        found.rule,
        found.message
    );
    for (other, why) in &found.related {
        writeln!(text, "  see {} {why}", self::place(other)).expect("a String takes it");
    }
    if let Some(help) = &found.help {
        writeln!(text, "  help: {help}").expect("a String takes it");
    }
    text
}

fn place(place: &Place) -> String {
    let number = |it: Option<u32>| it.map_or("-".to_owned(), |it| it.to_string());
    format!("{}:{}", number(place.line), number(place.column))
}
