//! How findings look, for people and for machines: whole outputs, in `tests/diagnostic/`.

// The environment says whether expected outputs are written anew.

use std::{env, fs};

use proptest::prelude::*;

use feedmill::diagnostic::render::{self, About, TextOptions};
use feedmill::diagnostic::{Diagnostic, Excerpt, Level, Lines, Place, Report, Sink};

const PLAIN: TextOptions = TextOptions {
    color: false,
    repeats: 3,
};

/// One of everything: places with and without excerpts, two places, long lines, wide characters,
/// tabs, more repeats than are shown, and a hostile file.
fn report() -> Report {
    let feed = "<rss>\n<channel>\n    <item>\n\t<title>çay 🍵 茶</title>\n";
    let lines = Lines::new(feed);
    let seed = Lines::new("---\ntitle: Tea\n");
    let long = format!("{}<bad/>{}", "é ".repeat(400), "x".repeat(900));
    let hostile = "# \x1B]0;owned\x07\x1B[2J \u{9B}31m\u{202E}txt";
    let mut sink = Sink::new();
    sink.push(
        Diagnostic::error("rss/missing-guid", "item has no `guid`")
            .help("give the article an `id`")
            .at(lines.place("feeds/rss.xml", 20..26))
            .see(
                seed.place("seeds/markdown/tea.md", 0..3),
                "this article became the item",
            ),
    );
    let title = feed.find('茶').unwrap();
    sink.push(
        Diagnostic::warning("rss/invalid-title", "the title is in two languages")
            .at(lines.place("feeds/rss.xml", title..title + 3)),
    );
    sink.push(
        Diagnostic::error("schema/rss", "`bad` is not allowed here")
            .at(Lines::new(&long).place("feeds/long.xml", 1200..1206)),
    );
    sink.push(
        Diagnostic::warning("article/invalid-text", "control characters: \x1B[31m")
            .help("remove\nthem")
            .at(Lines::new(hostile).place("seeds/\x1B[1mevil.md", 2..12)),
    );
    sink.push(
        Diagnostic::note("feed/missing-icon", "the feed has no icon")
            .at(Place::file("feedmill.toml"))
            .see(Place::line("feeds/rss.xml", 2), "here"),
    );
    sink.push(Diagnostic::note(
        "feed/missing-logo",
        "the feed has no logo",
    ));
    for line in 1..=6 {
        sink.push(
            Diagnostic::warning("article/missing-title", "the article has no title")
                .at(Place::line(format!("seeds/{line}.md"), line).quoting("text")),
        );
    }
    Report::new(sink)
}

fn expect(name: &str, found: &str) {
    let path = format!("{}/tests/diagnostic/{name}", env!("CARGO_MANIFEST_DIR"));
    if env::var_os("BLESS").is_some() {
        fs::write(&path, found).unwrap();
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        found == expected,
        "{path} differs from:\n{found}\nif this is right: BLESS=1 cargo test --test diagnostic"
    );
}

#[test]
fn text_is_as_expected() {
    expect("report.txt", &render::text(&report(), &PLAIN));
}

#[test]
fn json_is_as_expected() {
    expect("report.jsonl", &render::json(&report()));
}

#[test]
fn github_is_as_expected() {
    expect("report.github", &render::github(&report()));
}

#[test]
fn junit_is_as_expected() {
    let files = ["feeds/good.xml".to_owned(), "feeds/rss.xml".to_owned()];
    let found = render::junit(&report(), &files);
    roxmltree::Document::parse(&found).expect("it is XML");
    expect("report.junit.xml", &found);
}

#[test]
fn sarif_is_as_expected() {
    let found = render::sarif(&report(), about);
    let log: serde_json::Value = serde_json::from_str(&found).expect("it is JSON");
    if let Some(schema) = sarif_schema() {
        let validator = jsonschema::validator_for(&schema).expect("the schema is one");
        let errors: Vec<String> = validator
            .iter_errors(&log)
            .map(|it| it.to_string())
            .collect();
        assert!(errors.is_empty(), "{errors:#?}");
    }
    expect("report.sarif", &found);
}

fn about(name: &str) -> Option<About<'static>> {
    (name == "rss/missing-guid").then_some(About {
        summary: "An item has no `guid`.",
        page: "# rss/missing-guid\n",
        level: Level::Warning,
    })
}

/// The schema of SARIF 2.1.0, in the file that `FEEDMILL_SARIF_SCHEMA` names.
///
/// # Panics
/// On a continuous integration machine without it, where no test may be skipped.
fn sarif_schema() -> Option<serde_json::Value> {
    let Some(path) = env::var_os("FEEDMILL_SARIF_SCHEMA") else {
        assert!(
            env::var_os("CI").is_none_or(|ci| ci != "true"),
            "there is no schema of SARIF"
        );
        println!("skipped: FEEDMILL_SARIF_SCHEMA names no schema");
        return None;
    };
    let text = fs::read_to_string(path).expect("the schema can be read");
    // As of 2026-11 a pattern of the published schema is no regular expression.
    let text = text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    Some(serde_json::from_str(&text).expect("the schema is JSON"))
}

#[test]
fn json_is_one_object_a_line() {
    let json = render::json(&report());
    for (line, diagnostic) in json.lines().zip(report().diagnostics()) {
        let object: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(object["code"], diagnostic.rule);
        assert_eq!(object["message"], diagnostic.message);
    }
    assert_eq!(json.lines().count(), report().diagnostics().len());
}

#[test]
fn no_control_character_reaches_a_terminal() {
    let plain = render::text(&report(), &PLAIN);
    let json = render::json(&report());
    let github = render::github(&report());
    let sarif = render::sarif(&report(), about);
    let junit = render::junit(&report(), &[]);
    for c in [plain, json, github, sarif, junit]
        .concat()
        .chars()
        .filter(|&c| c != '\n')
    {
        assert!(!c.is_control() && c != '\u{202E}', "{:?}", c);
    }
}

#[test]
fn colours_are_the_only_escapes() {
    let options = TextOptions {
        color: true,
        ..PLAIN
    };
    let coloured = render::text(&report(), &options);
    let mut stripped = String::new();
    for (at, part) in coloured.split('\x1B').enumerate() {
        let rest = match at {
            0 => part,
            _ => {
                let end = part.find('m').expect("a colour ends with `m`");
                let codes = part[..end]
                    .strip_prefix('[')
                    .expect("a colour begins with `[`");
                assert!(codes.chars().all(|c| c.is_ascii_digit() || c == ';'));
                &part[end + 1..]
            }
        };
        stripped.push_str(rest);
    }
    assert_eq!(stripped, render::text(&report(), &PLAIN));
}

#[test]
fn nothing_found_is_nothing_said() {
    let report = Report::new(Sink::new());
    assert_eq!(render::text(&report, &PLAIN), "");
    assert_eq!(render::json(&report), "");
    assert_eq!(render::github(&report), "");
}

proptest! {
    #[test]
    fn any_place_can_be_shown(
        text in "\\PC{0,8}[\x00-\x1F\u{80}-\u{9F}\u{202E}çä茶🍵]{0,4}\\PC{0,8}",
        start in 0usize..40,
        end in 0usize..40,
        line in proptest::option::of(any::<u32>()),
        column in proptest::option::of(0u32..300),
        related in any::<bool>(),
    ) {
        let mut place = Place::file(text.as_str());
        (place.line, place.column) = (line, column);
        place.excerpt = Some(Excerpt { text: text.clone(), start, end });
        let diagnostic = Diagnostic::note("article/invalid-text", &text).help(&text);
        let mut sink = Sink::new();
        sink.push(match related {
            true => diagnostic.see(place, &text),
            false => diagnostic.at(place),
        });
        let report = Report::new(sink);
        roxmltree::Document::parse(&render::junit(&report, &[])).expect("any text makes XML");
        render::sarif(&report, about);
        prop_assert_eq!(render::github(&report).lines().count(), 1);
        let shown = render::text(&report, &PLAIN) + &render::json(&report);
        let harmless = |c: char| c == '\n' || c == '\t' || !c.is_control() && c != '\u{202E}';
        prop_assert!(shown.chars().all(harmless));
    }
}
