//! The folder of a built site, as a source.

use feedmill::pipeline;

use crate::site::{SETTINGS, Site};

const LIST: &str = "<title>Posts</title><main><h1>Posts</h1>\
    <article><h2><a href=/a/>A</a></h2><time datetime=2026-01-01>x</time></article>\
    <article><h2><a href=/b/>B</a></h2><time datetime=2026-01-02>x</time></article></main>";

fn post(title: &str, date: &str, address: &str) -> String {
    format!(
        "<title>{title} | Tea Times</title><meta property=og:type content=article>\
         <meta property=og:site_name content='Tea Times'><link rel=canonical href='{address}'>\
         <meta property=article:published_time content={date}>\
         <nav><a href=/>Home</a></nav><article><h1>{title}</h1><p>The text of {title}.</p></article>"
    )
}

#[test]
fn only_its_articles_become_items() {
    let site = Site::new(
        SETTINGS,
        &[
            ("index.html", LIST),
            (
                "404.html",
                "<meta name=robots content=noindex><h1>Not here</h1>",
            ),
            (
                "about/index.html",
                "<title>About</title><meta property=og:type content=website><p>Us.",
            ),
            ("tags/tea/index.html", LIST),
            (
                "old/index.html",
                "<meta http-equiv=refresh content='0; url=/a/'>",
            ),
            (
                "a/index.html",
                &post("Assam", "2026-01-01T10:00:00Z", "https://tea.example/a/"),
            ),
            (
                "b/index.html",
                &post(
                    "Breakfast",
                    "2026-01-02T10:00:00Z",
                    "http://localhost:1313/b/",
                ),
            ),
            ("style.css", "p{}"),
        ],
    );
    let outcome = site.build("2026-02-01T00:00:00Z");
    assert!(outcome.report.diagnostics().is_empty());
    assert_eq!((outcome.items, outcome.seeds, outcome.left_out), (2, 7, 5));
    let feed = site.feed("rss.xml");
    for expected in [
        "<title>Assam</title>",
        "<link>https://tea.example/a/</link>",
        "<title>Breakfast</title>",
        "<link>https://tea.example/b/</link>",
        "The text of Breakfast.",
    ] {
        assert!(feed.contains(expected), "{expected} is not in {feed}");
    }
    assert!(!feed.contains("Home"));
    let again = site.build("2026-02-01T00:00:00Z");
    assert!(!again.has_errors());
    assert_eq!(site.feed("rss.xml"), feed);
}

#[test]
fn what_is_left_out_says_why() {
    let site = Site::new(SETTINGS, &[("index.html", LIST)]);
    let inspection = pipeline::inspect(&site.config(), &site.path("seeds/index.html")).unwrap();
    assert!(inspection.article.is_none() && inspection.findings.is_empty());
    assert_eq!(
        inspection.left_out,
        Some("it lists articles, and none of them is its own")
    );
}
