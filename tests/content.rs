//! Bodies in, safe and absolute HTML out: a case is a file beside the file that it becomes.
//!
//! `FEEDMILL_BLESS=1 cargo test --test content` writes what comes out into the expected files,
//! to be read before they are committed.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Instant;

use feedmill::content;
use feedmill::model::{AbsoluteUrl, Body, Html};

#[path = "content/outlaws.rs"]
mod outlaws;
#[path = "content/soup.rs"]
mod soup;

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

/// Soup that makes a naive parser work for hours or run out of stack.
#[test]
fn nothing_blows_up() {
    let many = |text: &str, count: usize| text.repeat(count);
    let soups = [
        many("<div>", 100_000),
        many("<b>", 100_000) + &many("<p>", 100_000),
        (0..50_000)
            .map(|n| format!("<a title={n}><i title={n}>"))
            .collect::<String>()
            + &many("<p>x", 20_000),
        many("<table>", 50_000) + &many("<br>", 50_000),
        String::from("<table>") + &many("<br>x", 100_000),
        many("<table><tr><td>", 30_000) + &many("</i>", 100_000),
        many("<svg><template>", 50_000) + &many("</p>", 50_000),
        many("<svg><select></svg>", 30_000),
        many("<ul><li>", 50_000) + &many("</ul>", 50_000),
        many("<!--", 100_000),
        many("</", 100_000),
        many("<", 300_000),
        many("<iframe>", 100_000),
        String::from("<p ") + &(0..100_000).map(|n| format!("a{n}=x ")).collect::<String>() + ">x",
        many("&", 300_000),
        many("<ruby><rt>", 50_000),
        many(
            "<p>a paragraph of text, with <b>bold</b> words.</p>\n",
            40_000,
        ),
    ];
    for soup in soups {
        let html = check(&Body::Html(soup));
        assert!(html.as_str().len() < 20_000_000);
    }
    for text in [
        many("> ", 100_000),
        many("- ", 100_000),
        many("*a ", 50_000),
        many("[", 50_000),
        many("![a](", 20_000),
        (0..3_000)
            .map(|depth| format!("{}- x\n", many("  ", depth)))
            .collect(),
        (0..20_000)
            .map(|n| format!("x[^{n}]\n\n[^{n}]: note\n\n"))
            .collect(),
        many("`", 100_000),
        many("<b>", 50_000),
        many("a | ", 20_000) + "\n" + &many("-|", 20_000) + "\n" + &many("x\n", 20_000),
    ] {
        check(&Body::Markdown(text));
    }
}

/// Cleans a body, cuts its short forms, and says so if it took long.
fn check(body: &Body) -> Html {
    let started = Instant::now();
    let html = content::html(body, &page());
    content::excerpt(&html);
    content::headline(&html);
    if started.elapsed().as_millis() >= 300 {
        let (Body::Html(text) | Body::Markdown(text)) = body else {
            return html;
        };
        let start: String = text.chars().take(30).collect();
        eprintln!("{:?} for {start}", started.elapsed());
    }
    html
}
