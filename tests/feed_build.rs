//! Feeds as a source: what readers know of an item goes through unchanged.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use feedmill::config;
use feedmill::diagnostic::Sink;
use feedmill::model::Instant;
use feedmill::pipeline::{self, Fate, Options, Outcome};
use tempfile::TempDir;

const SETTINGS: &str = r#"
[site]
title = "All of it"
link = "https://all.example/"
tag = "all.example,2026"

[[sources]]
folder = "in"
kind = "feed"

[output]
url = "https://all.example/feeds/"
items = 2
"#;

fn site() -> TempDir {
    let home = tempfile::tempdir().unwrap();
    fs::create_dir(home.path().join("in")).unwrap();
    fs::write(home.path().join("feedmill.toml"), SETTINGS).unwrap();
    home
}

fn item(id: &str, day: u32) -> String {
    format!(
        "<item><title>Day {day}</title><link>https://pod.example/{day}</link>\
         <guid isPermaLink='false'>{id}</guid><description>Text {day}</description>\
         <pubDate>{day:02} Nov 2026 08:00:00 +0000</pubDate></item>"
    )
}

fn feed(items: &[String]) -> String {
    format!(
        "<rss version='2.0'><channel><title>Pod</title><link>https://pod.example/</link>\
         <language>de</language>{}</channel></rss>",
        items.concat()
    )
}

fn build(home: &Path, hour: &str) -> Outcome {
    let mut sink = Sink::new();
    let config = config::load(&home.join("feedmill.toml"), &mut sink).unwrap();
    let config = config.unwrap_or_else(|| panic!("{:?}", sink.into_vec()));
    let now = Instant::from_rfc3339(&format!("2026-11-22T{hour}:00:00Z")).unwrap();
    pipeline::build(&config, &Options::at(now))
        .unwrap()
        .done()
        .unwrap()
}

fn published(home: &Path, name: &str) -> String {
    fs::read_to_string(home.join("feeds").join(name)).unwrap()
}

#[test]
fn items_of_a_feed_keep_what_readers_know_of_them() {
    let home = site();
    let write = |items: &[String]| fs::write(home.path().join("in/pod.xml"), feed(items)).unwrap();
    write(&[item("Buzz 2", 2), item("urn:x:1", 1)]);
    let outcome = build(home.path(), "10");
    assert!(
        outcome.report.diagnostics().is_empty(),
        "{:?}",
        outcome.report
    );
    let rss = published(home.path(), "rss.xml");
    for known in [
        "<guid isPermaLink=\"false\">Buzz 2</guid>",
        "<guid isPermaLink=\"false\">urn:x:1</guid>",
        "<link>https://pod.example/2</link>",
        "<dc:publisher>Pod</dc:publisher>",
        "<dc:language>de</dc:language>",
    ] {
        assert!(rss.contains(known), "{known}\n{rss}");
    }
    assert!(published(home.path(), "atom.xml").contains("<id>tag:all.example,2026:Buzz%202</id>"));
    assert!(published(home.path(), "feed.json").contains("\"id\": \"Buzz 2\""));

    // Nothing has changed, wherever the items stand.
    write(&["\n\n".to_owned(), item("urn:x:1", 1), item("Buzz 2", 2)]);
    let outcome = build(home.path(), "11");
    assert!(
        outcome
            .outputs
            .iter()
            .all(|output| output.fate != Fate::Written)
    );

    // An item leaves the feed because there are newer ones; it is no loss, in Atom neither.
    write(&[
        item("Buzz 4", 4),
        item("Buzz 3", 3),
        item("Buzz 2", 2),
        item("urn:x:1", 1),
    ]);
    let outcome = build(home.path(), "12");
    assert!(
        outcome.report.diagnostics().is_empty(),
        "{:?}",
        outcome.report
    );
    assert!(
        outcome
            .outputs
            .iter()
            .all(|output| output.fate == Fate::Written)
    );

    // Without the state, the same ids again.
    let before: BTreeMap<_, _> = ["rss.xml", "atom.xml", "feed.json"]
        .map(|name| (name, published(home.path(), name)))
        .into();
    fs::remove_file(home.path().join("feedmill.db")).unwrap();
    let outcome = build(home.path(), "13");
    assert!(!outcome.report.has_errors(), "{:?}", outcome.report);
    for (name, text) in before {
        assert_eq!(published(home.path(), name), text);
    }
}

#[test]
fn what_is_no_feed_keeps_out() {
    let home = site();
    fs::write(home.path().join("in/pod.xml"), feed(&[item("urn:x:1", 1)])).unwrap();
    fs::write(home.path().join("in/page.xml"), "<html>\n<br/></html>").unwrap();
    let outcome = build(home.path(), "10");
    let [finding] = outcome.report.diagnostics() else {
        panic!("{:?}", outcome.report);
    };
    assert_eq!(finding.rule, "article/invalid-file");
    assert_eq!(finding.place.as_ref().unwrap().line, None);
    assert!(published(home.path(), "rss.xml").contains("urn:x:1"));
}

/// Whichever of the two sources reads it: the ids of a JSON Feed are what its readers know.
#[test]
fn items_of_a_json_feed_keep_their_ids_in_a_folder_of_json_too() {
    for kind in ["feed", "json"] {
        let home = site();
        let settings = SETTINGS.replace("kind = \"feed\"", &format!("kind = \"{kind}\""));
        fs::write(home.path().join("feedmill.toml"), settings).unwrap();
        let feed = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Pod", "items": [
            {"id": "4711", "url": "https://pod.example/1", "title": "One", "content_text": "Text",
             "date_published": "2026-11-01T08:00:00Z", "authors": [{"name": "Ann"}]}]}"#;
        fs::write(home.path().join("in/pod.json"), feed).unwrap();
        let outcome = build(home.path(), "10");
        assert_eq!(outcome.items, 1, "{kind}: {:?}", outcome.report);
        assert!(
            published(home.path(), "feed.json").contains(r#""id": "4711""#),
            "{kind}"
        );
        assert!(
            published(home.path(), "rss.xml").contains(">4711</guid>"),
            "{kind}"
        );
    }
}
