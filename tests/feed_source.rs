//! Feeds in, a readable dump of their articles out: `tests/feeds/NAME` and
//! `tests/feeds/NAME.expected.txt`.

mod support;

use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use chrono_tz::Tz;

use feedmill::diagnostic::{Diagnostic, Sink};
use feedmill::model::{Article, Body, Found, Instant, Seed};
use feedmill::sources::feed::{self, Whole};
use feedmill::sources::{Part, Reading};
use support::cases;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/feeds")
}

fn seed(name: &str) -> Seed {
    Seed {
        file: name.into(),
        path: name.into(),
    }
}

fn read(bytes: &[u8]) -> (Option<Whole>, Vec<Diagnostic>) {
    let mut sink = Sink::new();
    let whole = feed::read(bytes, seed("feed"), &Reading::new(Tz::UTC), &mut sink);
    (whole, sink.into_vec())
}

fn parts(text: &str) -> Vec<Part> {
    let mut sink = Sink::new();
    let parts = feed::parts(
        text.as_bytes(),
        seed("feed"),
        &Reading::new(Tz::UTC),
        &mut sink,
    );
    assert!(sink.is_empty(), "{:?}", sink.into_vec());
    parts
}

fn rss(items: &str) -> String {
    format!(
        "<rss version='2.0'><channel><title>T</title><link>https://t.example/</link>{items}</channel></rss>"
    )
}

fn only(items: &str) -> Article {
    let mut parts = parts(&rss(items));
    assert_eq!(parts.len(), 1);
    parts.remove(0).article.expect("it can be used")
}

#[test]
fn cases() {
    cases::check(&folder(), &["atom", "json", "rss", "xml"], 12, |case| {
        let (whole, findings) = read(&fs::read(folder().join(case)).unwrap());
        dump(&whole.expect("it is a feed"), &findings)
    });
}

fn dump(whole: &Whole, findings: &[Diagnostic]) -> String {
    let mut out = format!("{:#?}\nleft: {}\n", whole.head, whole.left.join(" "));
    for finding in findings {
        writeln!(out, "! {}: {}", finding.rule, finding.message).unwrap();
    }
    for part in &whole.parts {
        let article = part.article.as_ref().expect("it can be used");
        writeln!(out, "\n== {} of {}", part.name, article.seed.path).unwrap();
        let mut line = |name: &str, found: &Option<Found<String>>| {
            if let Some(found) = found {
                writeln!(out, "{name} ({}): {}", found.line, found.value).unwrap();
            }
        };
        line("id", &article.id);
        line("url", &article.url);
        line("title", &article.title);
        line("summary", &article.summary);
        line("language", &article.language);
        let image = article.images.first();
        line(
            "image",
            &image.map(|found| found.clone().map(|picture| picture.url)),
        );
        line("source", &article.source);
        let mut date = |name: &str, found: Option<Found<Instant>>| {
            if let Some(found) = found {
                writeln!(out, "{name} ({}): {}", found.line, found.value).unwrap();
            }
        };
        date("published", article.published);
        date("updated", article.updated);
        for author in &article.authors {
            writeln!(out, "author ({}): {:?}", author.line, author.value).unwrap();
        }
        for category in &article.categories {
            writeln!(out, "category ({}): {}", category.line, category.value).unwrap();
        }
        for file in &article.attachments {
            writeln!(out, "file ({}): {:?}", file.line, file.value).unwrap();
        }
        for finding in &part.findings {
            writeln!(out, "! {}: {}", finding.rule, finding.message).unwrap();
        }
        let Body::Html(body) = &article.body.value else {
            panic!("a feed has HTML");
        };
        writeln!(out, "body ({}):\n{}", article.body.line, body.trim()).unwrap();
    }
    out
}

#[test]
fn an_article_is_from_the_publication_of_its_feed_if_it_names_none() {
    let article = only("<item><guid>1</guid><title>A</title></item>");
    assert_eq!(article.source.unwrap().value, "T");
    let article =
        only("<item><title>A</title><source url='https://o.example/feed'>Other</source></item>");
    assert_eq!(article.source.unwrap().value, "Other");
}

#[test]
fn the_page_is_the_link_else_the_guid_else_the_file_else_the_home_page() {
    let page = |item: &str| {
        only(&format!("<item><title>A</title>{item}</item>"))
            .url
            .unwrap()
            .value
    };
    let guid = "<guid>https://t.example/guid</guid>";
    let file = "<enclosure url='https://t.example/a.mp3' length='1' type='audio/mpeg'/>";
    assert_eq!(
        page(&format!("<link>/link</link>{guid}{file}")),
        "https://t.example/link"
    );
    assert_eq!(page(&format!("{guid}{file}")), "https://t.example/guid");
    assert_eq!(
        page(&format!("<guid>17</guid>{file}")),
        "https://t.example/a.mp3"
    );
    assert_eq!(
        page("<guid isPermaLink='false'>https://t.example/guid</guid>"),
        "https://t.example/"
    );
}

#[test]
fn an_item_without_an_id_is_known_by_its_page() {
    let article = only("<item><title>A</title><link>https://t.example/a</link></item>");
    assert_eq!(article.id.unwrap().value, "https://t.example/a");
}

#[test]
fn what_changes_by_itself_is_no_edit() {
    let item = |more: &str| {
        let feed = rss(&format!(
            "<item><guid>1</guid><title>A</title>{more}</item>"
        ));
        let part = parts(&feed).remove(0);
        (part.name, part.content)
    };
    assert_eq!(
        item("<comments>3</comments>"),
        item("\n\n<comments>4</comments>")
    );
    assert_eq!(item("").0, item("<description>new</description>").0);
    assert_ne!(item("").1, item("<description>new</description>").1);
}

#[test]
fn a_date_that_cannot_be_read_is_told_with_its_line() {
    let feed = rss("\n<item><guid>1</guid><title>A</title>\n<pubDate>soon</pubDate></item>");
    let part = parts(&feed).remove(0);
    let place = part.findings[0].place.as_ref().unwrap();
    assert_eq!(
        (part.findings[0].rule, place.line),
        ("article/invalid-date", Some(3))
    );
    assert!(part.article.unwrap().published.is_none());
}

#[test]
fn an_item_of_nothing_is_refused() {
    let part = parts(&rss("<item><guid>1</guid></item>")).remove(0);
    assert!(part.article.is_none());
    assert_eq!(part.findings[0].rule, "article/empty-article");
}

#[test]
fn what_is_no_feed_is_told() {
    for (text, line, message) in [
        ("<html/>", None, "the file is no RSS, Atom or JSON Feed"),
        ("", Some(1), "the feed can't be read"),
        ("{\n\"a\": }", Some(2), "the feed can't be read"),
        ("{}", None, "the file is no RSS, Atom or JSON Feed"),
        (
            "<rss>\n<channel>&nbsp;</channel></rss>",
            Some(2),
            "the feed can't be read",
        ),
        (
            "<!DOCTYPE rss [\n<!ENTITY a 'b'>]><rss/>",
            Some(2),
            "the feed can't be read: it declares entities of its own",
        ),
    ] {
        let (whole, findings) = read(text.as_bytes());
        assert!(whole.is_none(), "{text}");
        let [finding] = &findings[..] else {
            panic!("{text}: {findings:?}");
        };
        assert_eq!(finding.rule, "article/invalid-file");
        assert!(
            finding.message.starts_with(message),
            "{text}: {}",
            finding.message
        );
        assert_eq!(finding.place.as_ref().unwrap().line, line, "{text}");
    }
}

#[test]
fn deep_trees_come_to_an_end() {
    let deep = "<p>".repeat(50_000) + &"</p>".repeat(50_000);
    let entry = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>a:b</id><title>A</title>\
         <content type='xhtml'>{deep}</content></entry></feed>"
    );
    let (whole, _) = read(entry.as_bytes());
    assert_eq!(whole.unwrap().parts.len(), 1);
}
