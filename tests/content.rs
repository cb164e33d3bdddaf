//! Bodies in, safe and absolute HTML out: a case is a file beside the file that it becomes.
//!
//! `FEEDMILL_BLESS=1 cargo test --test content` writes what comes out into the expected files,
//! to be read before they are committed.

use std::fs;
use std::path::{Path, PathBuf};

use feedmill::content;
use feedmill::model::{AbsoluteUrl, Body};

#[path = "content/items.rs"]
mod items;
#[path = "content/outlaws.rs"]
mod outlaws;
#[path = "content/soup.rs"]
mod soup;
#[path = "content/withdrawal.rs"]
mod withdrawal;

/// The page that every case stands on.
const PAGE: &str = "https://example.org/tea/first";

fn page() -> AbsoluteUrl {
    AbsoluteUrl::parse(PAGE).unwrap()
}

/// The cases in a folder, and how many there must be at least: an empty folder proves nothing.
fn cases(folder: &str, least: usize) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/content")
        .join(folder);
    let mut cases: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| !path.to_string_lossy().contains(".expected."))
        .collect();
    cases.sort();
    assert!(cases.len() >= least, "{} cases", cases.len());
    cases
}

fn body(case: &Path) -> Body {
    let text = fs::read_to_string(case).unwrap();
    match case.extension().and_then(|ending| ending.to_str()) {
        Some("html") => Body::Html(text),
        Some("md") => Body::Markdown(text),
        _ => Body::Paragraphs(text.split("\n\n").map(str::to_owned).collect()),
    }
}

/// Compares what came out of a case with the file beside it.
fn expect(case: &Path, ending: &str, found: &str) {
    let expected = case.with_extension(format!("expected.{ending}"));
    if std::env::var_os("FEEDMILL_BLESS").is_some() {
        fs::write(&expected, found).unwrap();
    }
    let wanted = fs::read_to_string(&expected).unwrap_or_default();
    assert_eq!(found, wanted, "{}", expected.display());
}

#[test]
fn bodies_become_clean_html() {
    for case in cases("html", 40) {
        let html = content::html(&body(&case), &page());
        outlaws::assert_none(html.as_str());
        expect(&case, "html", &format!("{}\n", html.as_str()));
    }
}

#[test]
fn texts_are_cut_where_people_would() {
    for case in cases("excerpt", 15) {
        let html = content::html(&body(&case), &page());
        let headline = content::headline(&html);
        let excerpt = content::excerpt(&html);
        let found = format!(
            "{}\n\n{}\n",
            headline.as_ref().map_or("-", |line| line.as_str()),
            excerpt.as_ref().map_or("-", |text| text.as_str())
        );
        expect(&case, "txt", &found);
    }
}

#[test]
fn readers_rule_7_one_fragment_of_absolute_html() {
    for case in cases("html", 40) {
        let html = content::html(&body(&case), &page());
        for (element, attribute, value) in outlaws::attributes(html.as_str()) {
            if matches!(attribute.as_str(), "cite" | "href" | "poster" | "src") {
                let scheme = value.split(':').next().unwrap_or_default();
                let is_known = ["http", "https", "mailto", "tel"].contains(&scheme);
                assert!(
                    is_known,
                    "{}: {element} {attribute} {value}",
                    case.display()
                );
            }
        }
    }
}

/// Soup that makes a naive parser work for hours or run out of stack. What matters is that this
/// ends; the numbers keep it short in a build that is not optimized.
#[test]
fn nothing_blows_up() {
    let many = |text: &str, count: usize| text.repeat(count);
    let numbered = |count: usize, tags: &str| -> String {
        (0..count)
            .map(|n| tags.replace('#', &n.to_string()))
            .collect()
    };
    for soup in [
        many("<div>", 100_000),
        many("<b>", 20_000) + &many("<p>", 20_000),
        numbered(2_000, "<a title=#><i title=#>") + &many("<p>x", 2_000),
        numbered(20_000, "<i title=#>") + &many("<p>x", 1_000),
        many("<table>", 20_000) + &many("<br>", 5_000),
        String::from("<table>") + &many("<br>x", 5_000),
        many("<table><tr><td>", 2_000) + &many("</i>", 100_000),
        many("<svg><template>", 50_000) + &many("</p>", 50_000),
        many("<svg><select></svg>", 20_000),
        many("<ul><li>", 10_000) + &many("</ul>", 10_000),
        many("<ruby><rt>", 10_000),
        many("<!--", 100_000),
        many("</", 100_000),
        many("<", 50_000),
        many("&", 20_000),
        many("<iframe>", 100_000),
        format!("<p {}>x", numbered(50_000, "a#=x ")),
        many("A sentence in a text of ten million characters. ", 210_000),
    ] {
        cut(&Body::Html(soup));
    }
    for text in [
        many("> ", 100_000),
        many("- ", 100_000),
        many("*a ", 50_000),
        many("[", 50_000),
        many("![a](", 20_000),
        (0..1_000)
            .map(|depth| many("  ", depth) + "- x\n")
            .collect(),
        numbered(2_000, "x[^#]\n\n[^#]: note\n\n"),
        many("`", 100_000),
        many("<b>", 20_000),
    ] {
        cut(&Body::Markdown(text));
    }
}

/// Cleans a body and cuts its short forms.
fn cut(body: &Body) {
    let html = content::html(body, &page());
    assert!(html.as_str().len() < 20_000_000);
    for text in [
        content::excerpt(&html).map(|text| text.to_string()),
        content::headline(&html).map(|line| line.to_string()),
    ] {
        assert!(text.unwrap_or_default().len() < 10_000);
    }
}
