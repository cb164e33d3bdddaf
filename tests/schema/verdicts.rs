//! Our verdicts are those of the reference grammar and of another engine: on all cases of the
//! W3C feed validator's suite, and on documents broken at random.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use feedmill::checks::schema;
use feedmill::diagnostic::Sink;
use feedmill::model::Format;

use crate::mutator::{Dice, Element, Material, mutate};
use crate::support;

/// How many documents are broken, for each format.
const MUTANTS: usize = 5_000;

/// What elements are renamed to or inserted as. None is in XML's own namespace: our parser takes
/// no such element for well-formed, and there is no use for one.
const ATOM_NAMES: [&str; 25] = [
    "author",
    "category",
    "content",
    "contributor",
    "email",
    "entry",
    "feed",
    "generator",
    "icon",
    "id",
    "link",
    "logo",
    "name",
    "published",
    "rights",
    "source",
    "subtitle",
    "summary",
    "title",
    "updated",
    "uri",
    "unknown",
    "x:thing",
    "x:title",
    "div",
];
const RSS_NAMES: [&str; 34] = [
    "author",
    "category",
    "channel",
    "cloud",
    "comments",
    "copyright",
    "day",
    "description",
    "docs",
    "enclosure",
    "generator",
    "guid",
    "hour",
    "image",
    "item",
    "language",
    "lastBuildDate",
    "link",
    "managingEditor",
    "name",
    "pubDate",
    "rating",
    "rss",
    "skipDays",
    "skipHours",
    "source",
    "textInput",
    "title",
    "ttl",
    "url",
    "width",
    "unknown",
    "x:thing",
    "atom:link",
];

const ATTRIBUTES: [(&str, &str); 20] = [
    ("type", "html"),
    ("type", "xhtml"),
    ("type", "image/png"),
    ("type", "nonsense"),
    ("src", "https://example.org/"),
    ("href", "https://example.org/"),
    ("rel", "self"),
    ("hreflang", "en"),
    ("term", "bread"),
    ("scheme", ""),
    ("xml:lang", "en"),
    ("xml:lang", ""),
    ("xml:base", "%%%"),
    ("xml:space", "preserve"),
    ("x:more", "1"),
    ("isPermaLink", "false"),
    ("isPermaLink", "FALSE"),
    ("version", "2.0"),
    ("url", "https://example.org/"),
    ("unknown", "1"),
];

const TEXTS: [&str; 34] = [
    "",
    " ",
    "\n\t",
    "\u{a0}",
    "&#xA0;",
    "\u{2028}",
    "&#13;",
    "&#10;a@b",
    "a/",
    "a/&#10;b",
    " a/b ",
    "a/b",
    "/",
    "text",
    " html ",
    "HTML",
    "xhtml",
    "text/plain",
    "image/svg+xml",
    "true",
    "self",
    "2.0",
    "ada@example.org",
    "@@@",
    " @ ",
    "en",
    " en",
    "en_GB",
    "sr-Latn-RS",
    "&amp;&lt;p&gt;",
    "2026-11-01T12:00:00Z",
    "2026-06-31T12:00:00Z",
    " 2026-02-29T12:00:00Z",
    "&#9;2024-02-29T23:59:60-12:00&#10;",
];

#[test]
fn atom_cases_have_the_verdict_of_the_reference_grammar() {
    let (Some(shared), true) = (support::shared(), support::has("jing")) else {
        return;
    };
    let files = cases(&shared, "\"format\": \"atom");
    assert!(files.len() > 550, "{} cases", files.len());
    let reference = shared.join("schemas/reference/atom-rfc4287.rnc");
    let (compared, differ) = compare(&reference, Format::Atom, &files);
    println!("{compared} Atom cases compared");
    assert_eq!(differ, [""; 0]);
}

#[test]
fn rss_cases_have_the_verdict_of_the_other_engine() {
    let (Some(shared), true) = (support::shared(), support::has("jing")) else {
        return;
    };
    let mut files = cases(&shared, "\"format\": \"rss");
    // jing fetches what a document type names, and there is no network in a test.
    files.retain(|file| !read(file).windows(9).any(|part| part == b"<!DOCTYPE"));
    assert!(files.len() > 380, "{} cases", files.len());
    let (compared, differ) = compare(&ours("rss-2.0.rnc"), Format::Rss, &files);
    println!("{compared} RSS cases compared");
    assert_eq!(differ, [""; 0]);
}

#[test]
fn broken_atom_has_the_verdict_of_the_reference_grammar() {
    let (Some(shared), true) = (support::shared(), support::has("jing")) else {
        return;
    };
    let material = Material {
        names: &ATOM_NAMES,
        attributes: &ATTRIBUTES,
        texts: &TEXTS,
    };
    let reference = shared.join("schemas/reference/atom-rfc4287.rnc");
    compare_mutants(
        &reference,
        Format::Atom,
        &material,
        ["entry.atom", "rich.atom", "small.atom"],
    );
}

#[test]
fn broken_rss_has_the_verdict_of_the_other_engine() {
    if !support::has("jing") {
        return;
    }
    let material = Material {
        names: &RSS_NAMES,
        attributes: &ATTRIBUTES,
        texts: &TEXTS,
    };
    compare_mutants(
        &ours("rss-2.0.rnc"),
        Format::Rss,
        &material,
        ["rich.rss", "small.rss"],
    );
}

/// Breaks the feeds of `names` and compares the verdicts.
fn compare_mutants<const N: usize>(
    grammar: &Path,
    format: Format,
    material: &Material<'_>,
    names: [&str; N],
) {
    let originals = names.map(|name| {
        let file = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("tests/schema/base")
            .join(name);
        Element::read(&fs::read_to_string(file).unwrap())
    });
    let folder = tempfile::tempdir().unwrap();
    let mut dice = Dice::new(format as u64 + 1);
    let files: Vec<_> = (0..MUTANTS)
        .map(|number| {
            let original = &originals[number % N];
            let file = folder.path().join(format!("{number:05}.xml"));
            fs::write(&file, mutate(original, material, &mut dice)).unwrap();
            file
        })
        .collect();
    let (compared, differ) = compare(grammar, format, &files);
    println!("{compared} broken feeds compared");
    assert!(
        compared > MUTANTS * 9 / 10,
        "too many mutants are not well-formed"
    );
    if compared < MUTANTS || !differ.is_empty() {
        let kept = folder.keep();
        panic!("{} differ in {}: {differ:#?}", differ.len(), kept.display());
    }
}

/// How many of `files` were compared, and those on which our verdict is not jing's.
fn compare(grammar: &Path, format: Format, files: &[PathBuf]) -> (usize, Vec<String>) {
    let mut valid = BTreeSet::new();
    let mut differ = Vec::new();
    // jing stops at the first file that is not well-formed: those go to it one by one.
    let (well_formed, broken): (Vec<_>, Vec<_>) = files.iter().partition(|file| {
        let mut sink = Sink::new();
        schema::check(format, &read(file), "feed.xml", &mut sink);
        if sink.is_empty() {
            valid.insert(*file);
        }
        !sink
            .into_vec()
            .iter()
            .any(|finding| finding.rule.starts_with("xml/"))
    });
    assert!(
        broken.len() < 20,
        "too many are not well-formed: {broken:?}"
    );
    for file in &broken {
        if !jing(grammar, &[file]).contains("fatal:") {
            differ.push(format!("{}: jing can read it", file.display()));
        }
    }
    let said = jing(grammar, &well_formed);
    assert!(
        !said.contains("fatal:"),
        "jing can't read what we can: {said}"
    );
    let invalid: BTreeSet<_> = said
        .lines()
        .filter_map(|line| line.split(".xml:").next())
        .collect();
    for file in &well_formed {
        let name = file.display().to_string();
        let theirs = !invalid.contains(name.trim_end_matches(".xml"));
        if theirs != valid.contains(*file) {
            differ.push(format!(
                "{name}: jing says {}",
                if theirs { "valid" } else { "invalid" }
            ));
        }
    }
    (well_formed.len(), differ)
}

fn jing(grammar: &Path, files: &[&PathBuf]) -> String {
    let mut arguments = vec!["-c".to_owned(), grammar.display().to_string()];
    arguments.extend(files.iter().map(|file| file.display().to_string()));
    let arguments: Vec<_> = arguments.iter().map(String::as_str).collect();
    support::run("jing", &arguments, Path::new(env!("CARGO_MANIFEST_DIR")))
}

/// The cases of the W3C suite whose line in its list has `mark`.
fn cases(shared: &Path, mark: &str) -> Vec<PathBuf> {
    let folder = shared.join("w3c");
    let list = fs::read_to_string(folder.join("cases.jsonl")).unwrap();
    let lines = list.lines().filter(|line| line.contains(mark));
    let path = |line: &str| line.split('"').nth(3).map(|path| folder.join(path));
    lines.filter_map(path).collect()
}

fn ours(grammar: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("schemas")
        .join(grammar)
}

fn read(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap()
}
