//! The block of links, the list of feeds and the sitemap, each alone.

use feedmill::config::{Config, Trial};
use feedmill::model::{AbsoluteUrl, Instant, Language, Line, Site};
use feedmill::pages::{self, News};

use crate::feed;

fn site(title: &str) -> Site {
    let link = AbsoluteUrl::parse("https://tea.example/").unwrap();
    let title = Line::new(title);
    Config::trial(Trial {
        folder: "seeds".into(),
        link,
        title,
    })
    .site
}

#[test]
fn the_own_feed_is_first_and_its_language_before_others() {
    let feeds = [
        feed("", "Tea", "en"),
        feed("a", "Çay", "tr"),
        feed("b", "Tea & Toast", "en-GB"),
    ];
    assert_eq!(
        pages::links(&feeds, 0),
        "<link rel=\"alternate\" type=\"application/rss+xml\" hreflang=\"en\" title=\"Tea (RSS 2.0)\" href=\"https://tea.example/feeds/rss.xml\">\n\
         <link rel=\"alternate\" type=\"application/atom+xml\" hreflang=\"en\" title=\"Tea (Atom 1.0)\" href=\"https://tea.example/feeds/atom.xml\">\n\
         <link rel=\"alternate\" type=\"application/rss+xml\" hreflang=\"en-GB\" title=\"Tea &amp; Toast\" href=\"https://tea.example/feeds/b/rss.xml\">\n\
         <link rel=\"alternate\" type=\"application/rss+xml\" hreflang=\"tr\" title=\"Çay\" href=\"https://tea.example/feeds/a/rss.xml\">\n"
    );
    assert_eq!(
        pages::links(&feeds, 1),
        "<link rel=\"alternate\" type=\"application/rss+xml\" hreflang=\"tr\" title=\"Çay (RSS 2.0)\" href=\"https://tea.example/feeds/a/rss.xml\">\n\
         <link rel=\"alternate\" type=\"application/atom+xml\" hreflang=\"tr\" title=\"Çay (Atom 1.0)\" href=\"https://tea.example/feeds/a/atom.xml\">\n\
         <link rel=\"alternate\" type=\"application/rss+xml\" hreflang=\"en\" title=\"Tea\" href=\"https://tea.example/feeds/rss.xml\">\n"
    );
}

#[test]
fn the_list_has_every_feed_once() {
    let hostile = "Tea <&\"'> ]]> \u{1f375}";
    let feeds = [feed("", hostile, "en"), feed("a", "Çay", "tr")];
    let bytes = pages::opml(&site(hostile), &feeds).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    let opml = document.root_element();
    assert_eq!(
        (opml.tag_name().name(), opml.attribute("version")),
        ("opml", Some("2.0"))
    );
    let title = opml
        .descendants()
        .find(|node| node.has_tag_name("title"))
        .unwrap();
    assert_eq!(title.text(), Some(hostile));
    let outlines: Vec<_> = (opml.descendants())
        .filter(|node| node.has_tag_name("outline"))
        .map(|node| ["type", "text", "xmlUrl", "language"].map(|it| node.attribute(it).unwrap()))
        .collect();
    assert_eq!(
        outlines,
        [
            ["rss", hostile, "https://tea.example/feeds/rss.xml", "en"],
            ["rss", "Çay", "https://tea.example/feeds/a/rss.xml", "tr"],
        ]
    );
}

fn news(hours: i64, now: Instant, url: &str) -> News {
    News {
        url: AbsoluteUrl::parse(url).unwrap(),
        title: Line::new("Hot <tea> & more").unwrap(),
        published: Instant::from_unix(now.unix() - hours * 3600).unwrap(),
        language: Language::parse("zh-TW").unwrap(),
    }
}

#[test]
fn the_sitemap_holds_two_days_of_the_own_host() {
    let now = Instant::from_rfc3339("2026-11-22T12:00:00Z").unwrap();
    let all = [
        news(-1, now, "https://tea.example/future"),
        news(1, now, "https://tea.example/new?a=1&b=2"),
        news(2, now, "https://other.example/elsewhere"),
        news(48, now, "https://tea.example/just"),
        news(49, now, "https://tea.example/old"),
    ];
    let bytes = pages::sitemap(&site("Tea Times (UK)"), &all, now).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let document = roxmltree::Document::parse(&text).unwrap();
    const SITEMAP: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
    const NEWS: &str = "http://www.google.com/schemas/sitemap-news/0.9";
    assert!(document.root_element().has_tag_name((SITEMAP, "urlset")));
    let all = |namespace: &'static str, name: &'static str| {
        (document.descendants())
            .filter(|node| node.has_tag_name((namespace, name)))
            .map(|node| node.text().unwrap_or_default().to_owned())
            .collect::<Vec<_>>()
    };
    assert_eq!(
        all(SITEMAP, "loc"),
        [
            "https://tea.example/new?a=1&b=2",
            "https://tea.example/just"
        ]
    );
    assert_eq!(all(NEWS, "name"), ["Tea Times", "Tea Times"]);
    assert_eq!(all(NEWS, "language"), ["zh-tw", "zh-tw"]);
    assert_eq!(all(NEWS, "title")[0], "Hot <tea> & more");
    assert_eq!(
        all(NEWS, "publication_date"),
        ["2026-11-22T11:00:00Z", "2026-11-20T12:00:00Z"]
    );
}

#[test]
fn the_sitemap_has_a_thousand_addresses_at_most() {
    let now = Instant::from_rfc3339("2026-11-22T12:00:00Z").unwrap();
    let all = vec![news(1, now, "https://tea.example/a"); 1_001];
    let bytes = pages::sitemap(&site("Tea"), &all, now).unwrap();
    assert_eq!(
        String::from_utf8(bytes).unwrap().matches("<loc>").count(),
        1_000
    );
}
