//! Markdown seeds as cases: `tests/markdown/**/NAME.md` must be read as `NAME.expected.txt` says.
//!
//! With `FEEDMILL_BLESS=1` the expectations are written anew, for a person to read.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use feedmill::diagnostic::{Report, Sink};
use feedmill::model::{Article, Body, Found, Seed};
use feedmill::sources::{Kind, Reading, read};
use proptest::prelude::*;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn cases_are_read_as_expected() {
    let folder = Path::new(ROOT).join("tests/markdown");
    let seeds = seeds_in(&folder);
    assert!(seeds.len() >= 30, "only {} cases", seeds.len());
    let mut wrong = Vec::new();
    for seed in seeds {
        let dump = dump_file(&folder, &seed, true);
        let expected = folder.join(seed.with_extension("expected.txt"));
        if !agrees(&expected, &dump) {
            wrong.push(format!("== {}\n{dump}", seed.display()));
        }
    }
    assert!(wrong.is_empty(), "read differently:\n{}", wrong.join("\n"));
}

#[test]
fn sample_seeds_are_read_as_expected() {
    let folder = Path::new(ROOT).join("seeds/markdown");
    let dumps: Vec<String> = seeds_in(&folder)
        .iter()
        .map(|seed| format!("== {}\n{}", seed.display(), dump_file(&folder, seed, false)))
        .collect();
    let dump = dumps.join("\n");
    let expected = Path::new(ROOT).join("tests/markdown/sample-seeds.expected.txt");
    assert!(agrees(&expected, &dump), "read differently:\n{dump}");
}

#[test]
fn line_ends_make_no_difference() {
    let folder = Path::new(ROOT).join("tests/markdown");
    for seed in seeds_in(&folder) {
        let text = fs::read_to_string(folder.join(&seed)).expect("the seed is UTF-8");
        let windows = dump(&text.replace('\n', "\r\n"), "seed", true);
        assert_eq!(windows, dump(&text, "seed", true), "{}", seed.display());
    }
}

/// Each would take hours if any part of it were read again for each other part.
#[test]
fn hostile_seeds_are_read() {
    const SIZE: usize = 1 << 18;
    let fill = |unit: &str| unit.repeat(SIZE / unit.len());
    let matter = |unit: &str| format!("---\na: {}\n---\n", unit.repeat(100_000 / unit.len()));
    let mut seeds: Vec<String> = [
        "---\n",
        "+++\n",
        "{\n",
        "[",
        "{\"a\":",
        "{{",
        "{{ ",
        "{{ a",
        "{{<",
        "{{</*",
        "{%",
        "{% a",
        "{% raw %}",
        "{% comment %}",
        "{% raw %}\n# x\n{% endraw %}\n",
        "{% a\n\n",
        "<!--",
        "<!--more",
        "<!--more-->",
        "<!--more-->\n",
        "# x\n",
        "x\n===\n",
        "> ",
        "- ",
        "`",
        "*a ",
        "[a](",
        "![",
        "<a",
        "a|",
        "|",
        "\r",
        "\u{1F680}",
        "{{< highlight >}}`",
        "{{a}}{{",
    ]
    .iter()
    .map(|unit| fill(unit))
    .collect();
    seeds.push(fill("{{ ") + "}}");
    seeds.push(fill("{% comment %}") + &fill("endcomment "));
    seeds.push(fill("{% comment %}") + &fill(" ") + "endcomment");
    seeds.push(format!("{{% comment %}}{}", fill("endcomment ")));
    seeds.push("---\n".to_owned() + &fill("a: b\n"));
    seeds.extend(
        [
            "[", "{", "{a: ", "- ", "? ", "&a ", "*a ", "\"", "'", "!", "a: ", ",", ": ", "|\n ",
            "\n- ",
        ]
        .map(matter),
    );
    seeds.extend(
        ["{a=", "[", "a.", "\"", "[a]\n", "a=1\n"]
            .map(|unit| format!("+++\na = {}\n+++\n", unit.repeat(100_000 / unit.len()))),
    );
    for seed in seeds {
        run(&seed, "hostile", &mut Sink::new());
    }
}

/// Pieces that mean something to one part of the reader or another.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "---\n",
            "+++\n",
            "{",
            "}",
            "[",
            "]",
            "{{",
            "}}",
            "{{<",
            ">}}",
            "{%",
            "%}",
            "raw",
            "end",
            "comment",
            "highlight",
            "<!--",
            "more",
            "-->",
            "# ",
            "=\n",
            "\n",
            "\r",
            "\r\n",
            "\n\n",
            "  ",
            "\t",
            ": ",
            "- ",
            "? ",
            "&a ",
            "*a ",
            "|\n",
            ">-\n",
            "!",
            "%",
            "@",
            "`",
            "```\n",
            "\"",
            "'",
            "\\",
            "\\u",
            ",",
            "=",
            ".",
            "a",
            "title",
            "date",
            "tags",
            "author",
            "params",
            "true",
            "2026-03-15",
            "é",
            "\u{1F680}",
            "\u{85}",
            "\u{FEFF}",
            "\0",
            "...\n",
            "|",
            "$",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Reads `text` and holds what must be true of whatever comes of it.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let mut sink = Sink::new();
    let article = run(text, "2026-03-15-any", &mut sink);
    prop_assert_eq!(
        article.is_none(),
        sink.has_errors() && {
            let refused = "article/invalid-front-matter";
            let found = sink.into_vec();
            let last = text.split(['\n', '\r']).count() as u32;
            for finding in &found {
                let line = finding.place.as_ref().and_then(|place| place.line);
                prop_assert!(line.is_some_and(|line| (1..=last).contains(&line)));
            }
            found.iter().any(|finding| finding.rule == refused)
        }
    );
    if let Some(article) = article {
        prop_assert!(markdown(&article).trim_end() == markdown(&article));
        prop_assert!(
            article
                .title
                .is_none_or(|title| !title.value.trim().is_empty())
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn any_pieces_are_read(text in pieces()) {
        holds(&text)?;
    }

    #[test]
    fn any_front_matter_is_read(
        (open, close) in prop::sample::select(vec![
            ("---\n", "\n---\n"), ("+++\n", "\n+++\n"), ("{\n", "\n}\n"),
            ("---json\n", "\n---\n"), ("---\ntitle: ", "\n---\n"), ("{\"a\": \"", "\"}\n"),
        ]),
        inner in pieces(),
        after in pieces(),
    ) {
        holds(&format!("{open}{inner}{close}{after}"))?;
    }

    #[test]
    fn plain_paragraphs_are_left_alone(text in "[a-z][a-zé .,\n*_-]{0,80}") {
        let seed = format!("---\ntitle: T\n---\n{text}");
        let article = run(&seed, "plain", &mut Sink::new()).expect("the front matter is right");
        prop_assert_eq!(markdown(&article), text.trim_end());
    }
}

/// Whether the file holds `dump`; when blessing, it does afterwards.
fn agrees(expected: &Path, dump: &str) -> bool {
    if std::env::var_os("FEEDMILL_BLESS").is_some() {
        fs::write(expected, dump).expect("the expectation can be written");
    }
    fs::read_to_string(expected).is_ok_and(|expected| expected == dump)
}

/// The paths of all `.md` files in `folder`, relative to it, sorted.
fn seeds_in(folder: &Path) -> Vec<PathBuf> {
    let mut open = vec![folder.to_owned()];
    let mut seeds = Vec::new();
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "md") {
                let path = path.strip_prefix(folder).expect("it was found there");
                seeds.push(path.to_owned());
            }
        }
    }
    seeds.sort();
    seeds
}

fn dump_file(folder: &Path, seed: &Path, whole: bool) -> String {
    let text = fs::read_to_string(folder.join(seed)).expect("the seed is UTF-8");
    let name = seed.to_str().expect("the name is UTF-8").replace('\\', "/");
    dump(&text, name.strip_suffix(".md").expect("it ends so"), whole)
}

/// All that is read of `text`, for people: each field with its line, then the body (its first
/// words, if not `whole`), then the findings.
fn dump(text: &str, path: &str, whole: bool) -> String {
    let mut sink = Sink::new();
    let article = run(text, path, &mut sink);
    let mut out = String::new();
    match &article {
        Some(article) => fields(article, &mut out),
        None => out.push_str("refused\n"),
    }
    if let Some(article) = &article {
        let markdown = markdown(article);
        let _ = writeln!(out, "body @{}", article.body.line);
        let lines = if whole { usize::MAX } else { 2 };
        for line in markdown.lines().take(lines) {
            let _ = writeln!(out, "{}", format!("  | {line}").trim_end());
        }
    }
    for finding in Report::new(sink).diagnostics() {
        let place = finding.place.as_ref().expect("each finding has a place");
        let (line, column) = (place.line.unwrap_or(0), place.column.unwrap_or(0));
        let _ = writeln!(
            out,
            "{} {line}:{column} {}",
            finding.level.as_str(),
            finding.rule
        );
        let _ = writeln!(out, "  {}", finding.message);
        if let Some(excerpt) = &place.excerpt {
            let (start, end) = (excerpt.start, excerpt.end);
            let (before, rest) = excerpt.text.split_at(start);
            let (meant, after) = rest.split_at(end - start);
            let _ = writeln!(out, "  > {before}⟦{meant}⟧{after}");
        }
        for (place, why) in &finding.related {
            let _ = writeln!(out, "  see {}: {why}", place.line.unwrap_or(0));
        }
        if let Some(help) = &finding.help {
            let _ = writeln!(out, "  = {help}");
        }
    }
    out
}

fn fields(article: &Article, out: &mut String) {
    let mut text = |name: &str, found: &Option<Found<String>>| {
        if let Some(found) = found {
            let _ = writeln!(
                out,
                "{name} @{}: {}",
                found.line,
                found.value.replace('\n', "\\n")
            );
        }
    };
    text("id", &article.id);
    text("title", &article.title);
    text("summary", &article.summary);
    text("url", &article.url);
    text("slug", &article.slug);
    text("section", &article.section);
    text("language", &article.language);
    text("image", &article.image);
    text("location", &article.location);
    text("source", &article.source);
    for (name, found) in [
        ("published", article.published),
        ("updated", article.updated),
    ] {
        if let Some(found) = found {
            let _ = writeln!(out, "{name} @{}: {}", found.line, found.value);
        }
    }
    for found in &article.authors {
        let _ = write!(out, "author @{}: {}", found.line, found.value.name);
        for part in [&found.value.email, &found.value.url].into_iter().flatten() {
            let _ = write!(out, " <{part}>");
        }
        out.push('\n');
    }
    for (name, labels) in [("category", &article.categories), ("tag", &article.tags)] {
        for found in labels {
            let _ = writeln!(out, "{name} @{}: {}", found.line, found.value);
        }
    }
    for found in &article.attachments {
        let _ = writeln!(out, "attachment @{}: {:?}", found.line, found.value);
    }
    if article.draft {
        out.push_str("draft\n");
    }
}

fn run(text: &str, path: &str, sink: &mut Sink) -> Option<Article> {
    let seed = Seed {
        file: format!("{path}.md").into(),
        path: path.to_owned(),
    };
    let reading = Reading::new(chrono_tz::Europe::Istanbul);
    read(Kind::Markdown, text.as_bytes(), seed, &reading, sink)
}

fn markdown(article: &Article) -> &str {
    match &article.body.value {
        Body::Markdown(text) => text,
        other => panic!("not Markdown: {other:?}"),
    }
}
