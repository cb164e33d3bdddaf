//! What the gate says: for each file in `tests/schema/{atom,rss,profile,json}`, the `.txt` beside it holds
//! the findings. With `FEEDMILL_ACCEPT=1` the test writes what it got, to be read before it is
//! committed.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use feedmill::checks::schema;
use feedmill::diagnostic::{Place, Sink};
use feedmill::model::Format;

#[test]
fn atom() {
    compare("atom", |bytes, file, sink| {
        schema::check(Format::Atom, bytes, file, sink)
    });
}

#[test]
fn json() {
    compare("json", |bytes, file, sink| {
        schema::check(Format::Json, bytes, file, sink)
    });
}

#[test]
fn rss() {
    compare("rss", |bytes, file, sink| {
        schema::check(Format::Rss, bytes, file, sink)
    });
}

#[test]
fn rss_profile() {
    compare("profile", schema::check_rss_profile);
}

#[test]
fn sound_feeds_pass_in_silence() {
    for (name, format) in [
        ("entry.atom", Format::Atom),
        ("rich.atom", Format::Atom),
        ("small.atom", Format::Atom),
        ("rich.rss", Format::Rss),
        ("small.rss", Format::Rss),
        ("rich.json", Format::Json),
    ] {
        let file = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/schema/base")
            .join(name);
        let bytes = fs::read(file).unwrap();
        let mut sink = Sink::new();
        schema::check(format, &bytes, name, &mut sink);
        assert_eq!(sink.into_vec(), [], "{name}");
        assert_eq!(schema::detect(&bytes), Some(format), "{name}");
    }
}

#[test]
fn many_findings_are_counted() {
    let feed = format!(
        "<rss version=\"2.0\"><channel>{}</channel></rss>",
        "<a/>".repeat(150)
    );
    let mut sink = Sink::new();
    schema::check(Format::Rss, feed.as_bytes(), "feed.xml", &mut sink);
    let findings = sink.into_vec();
    assert_eq!(findings.len(), 101);
    assert_eq!(findings[100].message, "and 51 more findings");
}

fn compare(folder: &str, check: fn(&[u8], &str, &mut Sink)) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/schema")
        .join(folder);
    let mut compared = 0;
    let mut differ = String::new();
    for entry in fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "txt") {
            continue;
        }
        compared += 1;
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let mut sink = Sink::new();
        check(&fs::read(&path).unwrap(), &name, &mut sink);
        let got = rendered(sink);
        let expected = path.with_extension("txt");
        if std::env::var_os("FEEDMILL_ACCEPT").is_some() {
            fs::write(&expected, &got).unwrap();
        }
        if fs::read_to_string(&expected).unwrap_or_default() != got {
            write!(differ, "\n{}:\n{got}", expected.display()).unwrap();
        }
    }
    assert!(compared > 0, "no case in {}", folder.display());
    assert!(differ.is_empty(), "{differ}");
}

fn rendered(sink: Sink) -> String {
    let mut text = String::new();
    for finding in sink.into_vec() {
        writeln!(
            text,
            "{}: {} [{}]",
            finding.level.as_str(),
            finding.message,
            finding.rule
        )
        .unwrap();
        show(&mut text, finding.place.as_ref().unwrap());
        for (place, why) in &finding.related {
            show(&mut text, place);
            writeln!(text, "  {why}").unwrap();
        }
        if let Some(help) = finding.help {
            writeln!(text, "  help: {help}").unwrap();
        }
        text.push('\n');
    }
    text
}

fn show(text: &mut String, place: &Place) {
    let (line, column) = (place.line.unwrap(), place.column.unwrap());
    let excerpt = place.excerpt.as_ref().unwrap();
    let marked = &excerpt.text[excerpt.start..excerpt.end];
    writeln!(text, "  {}:{line}:{column}", place.file).unwrap();
    writeln!(text, "  | {}", excerpt.text.replace('\t', " ")).unwrap();
    let (before, width) = (
        excerpt.text[..excerpt.start].chars().count(),
        marked.chars().count(),
    );
    writeln!(
        text,
        "  | {}{}",
        " ".repeat(before),
        "^".repeat(width.max(1))
    )
    .unwrap();
}
