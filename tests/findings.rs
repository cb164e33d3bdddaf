//! Whole feeds, each with all that the checker says of it in the file beside
//! it. `UPDATE=1` writes those files.

use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

use feedmill::checks::{self, Options};

#[test]
fn each_feed_gets_its_findings() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/findings");
    let mut paths: Vec<_> = fs::read_dir(&folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.extension().is_some_and(|it| it != "txt"))
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    let mut faults = Vec::new();
    for path in paths {
        let bytes = fs::read(&path).expect("it can be read");
        let name = path.file_name().expect("a file has a name");
        let said = findings(&bytes, &name.to_string_lossy());
        let beside = path.with_extension("txt");
        if env::var_os("UPDATE").is_some() {
            fs::write(&beside, &said).expect("the folder is ours");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        if said != expected {
            faults.push(format!("{}:\n{said}", path.display()));
        }
    }
    assert!(
        faults.is_empty(),
        "run the test with UPDATE=1 if that is meant\n{}",
        faults.join("\n")
    );
}

/// One line a finding: where, how bad, which rule, what.
fn findings(bytes: &[u8], name: &str) -> String {
    let mut options = Options::default();
    options.repeats = 100;
    let report = checks::check(bytes, name, &options);
    let mut lines = String::new();
    for finding in report.diagnostics() {
        let (line, column) = finding
            .place
            .as_ref()
            .map_or((0, 0), |it| (it.line.unwrap_or(0), it.column.unwrap_or(0)));
        let help = finding.help.as_deref().unwrap_or_default();
        writeln!(
            lines,
            "{line}:{column} {:?} {}: {} ({help})",
            finding.level, finding.rule, finding.message
        )
        .expect("a string can be written to");
    }
    lines
}
