//! `feedmill convert`: the same items in every format.

#[path = "support/program.rs"]
mod program;

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use chrono_tz::Tz;

use feedmill::checks::schema;
use feedmill::diagnostic::Sink;
use feedmill::model::{Body, Format, Seed};
use feedmill::sources::Reading;
use feedmill::sources::feed;
use program::{feedmill, talk};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const FORMATS: [(&str, Format); 3] = [
    ("rss", Format::Rss),
    ("atom", Format::Atom),
    ("json", Format::Json),
];

fn convert(folder: &Path, arguments: &[&str]) -> Output {
    feedmill(folder, &[&["convert"], arguments].concat())
}

/// Converts `bytes` in an empty folder.
fn converted(bytes: &[u8], to: &str) -> Vec<u8> {
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("feed"), bytes).unwrap();
    let output = convert(home.path(), &["feed", "--to", to]);
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    output.stdout
}

fn feeds() -> Vec<PathBuf> {
    let files = fs::read_dir(Path::new(ROOT).join("tests/feeds")).unwrap();
    let files = files.map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = files
        .filter(|path| path.extension().is_some_and(|it| it != "txt"))
        .collect();
    files.sort();
    assert!(files.len() >= 12);
    files
}

/// What has to be equal, an item each: id, page, title, dates, text, language, summary.
fn items(bytes: &[u8]) -> Vec<Vec<String>> {
    let seed = Seed {
        file: "feed".into(),
        path: "feed".into(),
    };
    let mut sink = Sink::new();
    let whole = feed::read(bytes, seed, &Reading::new(Tz::UTC), &mut sink);
    assert!(sink.is_empty(), "{:?}", sink.into_vec());
    let parts = whole.unwrap().parts.into_iter();
    let text = |found: Option<feedmill::model::Found<String>>| {
        found.map(|it| it.value).unwrap_or_default()
    };
    let date = |found: Option<feedmill::model::Found<feedmill::model::Instant>>| {
        found.map(|it| it.value.rfc3339()).unwrap_or_default()
    };
    parts
        .map(|part| {
            let article = part.article.unwrap();
            let Body::Html(body) = article.body.value else {
                panic!("a feed has HTML");
            };
            vec![
                text(article.id),
                text(article.url),
                text(article.title),
                date(article.published),
                date(article.updated),
                body,
                text(article.language),
                text(article.summary),
                text(
                    article
                        .images
                        .into_iter()
                        .next()
                        .map(|found| found.map(|picture| picture.url)),
                ),
                article
                    .authors
                    .iter()
                    .map(|it| it.value.name.clone())
                    .collect::<Vec<_>>()
                    .join(", "),
                article
                    .categories
                    .iter()
                    .map(|it| it.value.clone())
                    .collect::<Vec<_>>()
                    .join(", "),
            ]
        })
        .collect()
}

/// The items with ids as Atom has them.
fn in_uris(mut items: Vec<Vec<String>>, atom: &[Vec<String>]) -> Vec<Vec<String>> {
    for (item, atom) in items.iter_mut().zip(atom) {
        if feedmill::model::ItemId::parse(&item[0]).is_none() {
            assert!(
                atom[0].starts_with("tag:"),
                "{} has become {}",
                item[0],
                atom[0]
            );
            item[0].clone_from(&atom[0]);
        }
    }
    items
}

#[test]
fn every_format_holds_the_same_items() {
    for path in feeds() {
        let shown = path.display();
        let bytes = fs::read(&path).unwrap();
        let made: HashMap<&str, Vec<u8>> =
            FORMATS.map(|(to, _)| (to, converted(&bytes, to))).into();
        for (to, format) in FORMATS {
            let mut sink = Sink::new();
            schema::check(format, &made[to], to, &mut sink);
            assert!(sink.is_empty(), "{shown} as {to}: {:?}", sink.into_vec());
        }
        let (rss, atom, json) = (
            items(&made["rss"]),
            items(&made["atom"]),
            items(&made["json"]),
        );
        assert_eq!(rss, json, "{shown}");
        assert_eq!(in_uris(rss, &atom), atom, "{shown}");
        // Ids, pages, titles and dates are those of the feed itself.
        let facts =
            |items: &[Vec<String>]| items.iter().map(|it| it[0].clone()).collect::<Vec<_>>();
        let mut before = facts(&items(&bytes));
        let mut after = facts(&json);
        before.sort();
        after.sort();
        assert_eq!(before, after, "{shown}");
    }
}

#[test]
fn a_way_through_all_formats_ends_where_it_began() {
    for path in feeds() {
        let atom = converted(&fs::read(&path).unwrap(), "atom");
        for way in [["rss", "json", "atom"], ["json", "rss", "atom"]] {
            let mut bytes = atom.clone();
            for to in way {
                bytes = converted(&bytes, to);
            }
            assert_eq!(items(&bytes), items(&atom), "{} by {way:?}", path.display());
        }
    }
}

/// A parser that is not ours sees in each format what it sees in the feed itself.
#[test]
fn another_parser_finds_the_same() {
    type Facts = Vec<(String, String, Option<String>, Option<i64>)>;
    fn facts(bytes: &[u8], with_ids: bool) -> Facts {
        let feed = feed_rs::parser::Builder::new()
            .sanitize_content(false)
            .build()
            .parse(bytes)
            .unwrap();
        let entries = feed.entries.into_iter();
        let mut facts: Facts = entries
            .map(|entry| {
                let page = entry
                    .links
                    .iter()
                    .find(|it| matches!(it.rel.as_deref(), None | Some("alternate")));
                let id = if with_ids { entry.id } else { String::new() };
                let page = page.map(|it| it.href.clone());
                let date = entry.published.or(entry.updated).map(|it| it.timestamp());
                (
                    id,
                    entry.title.map(|it| it.content).unwrap_or_default(),
                    page,
                    date,
                )
            })
            .collect();
        facts.sort();
        facts
    }
    for name in [
        "wordpress.xml",
        "blogger.xml",
        "medium.xml",
        "substack.xml",
        "hugo.xml",
    ] {
        let bytes = fs::read(Path::new(ROOT).join("tests/feeds").join(name)).unwrap();
        for (to, _) in FORMATS {
            let with_ids = !(to == "atom" && name == "substack.xml");
            assert_eq!(
                facts(&converted(&bytes, to), with_ids),
                facts(&bytes, with_ids),
                "{name} as {to}"
            );
        }
    }
}

#[test]
fn what_is_lost_is_said() {
    let home = tempfile::tempdir().unwrap();
    let podcast = Path::new(ROOT).join("tests/feeds/podcast.xml");
    let podcast = podcast.to_str().unwrap();
    let output = convert(
        home.path(),
        &[
            podcast,
            "--to",
            "json",
            "--url",
            "https://gil.example/f.json",
            "-o",
            "f.json",
        ],
    );
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stdout.is_empty());
    assert_eq!(
        talk(&output),
        "left out, as JSON Feed has no place for it: the copyright line\n\
         left out, as JSON Feed has no place for it: how long readers may wait (`ttl`)\n\
         left out, as feedmill does not read it: itunes:category, itunes:episode, itunes:explicit, podcast:transcript\n"
    );
    let feed = fs::read_to_string(home.path().join("f.json")).unwrap();
    assert!(feed.contains("\"feed_url\": \"https://gil.example/f.json\""));
    assert!(feed.contains("\"duration_in_seconds\": 1537"));
}

#[test]
fn what_cannot_be_done_is_said() {
    let home = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(home.path().join(name), text).unwrap();
    write("page.html", "<html></html>");
    write(
        "empty.xml",
        "<rss version='2.0'><channel><link>https://t.example/</link></channel></rss>",
    );
    write(
        "homeless.xml",
        "<rss version='2.0'><channel><title>T</title><item><title>A</title><guid>a</guid>\
         <pubDate>Mon, 02 Nov 2026 09:30:00 +0000</pubDate></item></channel></rss>",
    );
    for (name, message) in [
        ("page.html", "feedmill: page.html can't be converted\n"),
        ("none.xml", "feedmill: cannot read none.xml"),
        (
            "homeless.xml",
            "feedmill: the feed names no home page: give it with `--site`\n",
        ),
        ("empty.xml", "has no items to write\n"),
    ] {
        let output = convert(home.path(), &[name, "--to", "atom", "-o", "out.xml"]);
        assert_eq!(output.status.code(), Some(2), "{name}");
        assert!(talk(&output).contains(message), "{name}: {}", talk(&output));
        assert!(!home.path().join("out.xml").exists());
    }
    let output = convert(
        home.path(),
        &[
            "homeless.xml",
            "--to",
            "atom",
            "--site",
            "https://t.example/",
        ],
    );
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
}

#[test]
fn items_that_cannot_be_used_are_left_out() {
    let home = tempfile::tempdir().unwrap();
    let item = |id: &str, date: &str| {
        format!("<item><title>{id}</title><guid isPermaLink='false'>urn:x:{id}</guid>{date}</item>")
    };
    let date = "<pubDate>Mon, 02 Nov 2026 09:30:00 +0000</pubDate>";
    let feed = format!(
        "<rss version='2.0'><channel><title>T</title><link>https://t.example/</link>{}{}{}</channel></rss>",
        item("a", date),
        item("b", ""),
        item("a", date)
    );
    fs::write(home.path().join("feed.xml"), feed).unwrap();
    let output = convert(home.path(), &["feed.xml", "--to", "rss"]);
    assert_eq!(output.status.code(), Some(1));
    let said = talk(&output);
    assert!(
        said.contains("article/missing-date") && said.contains("article/duplicate-id"),
        "{said}"
    );
    assert_eq!(items(&output.stdout).len(), 1);
}

#[test]
fn a_broken_feed_is_put_right_first() {
    let home = tempfile::tempdir().unwrap();
    let feed = "<rss version='2.0'><channel><title>Tea & Pots</title><link>https://t.example/</link>\
                <item><title>A&nbsp;B</title><guid>https://t.example/a</guid>\
                <pubDate>Mon, 02 Nov 2026 09:30:00 +0000</pubDate></item></channel></rss>";
    fs::write(home.path().join("feed.xml"), feed).unwrap();
    let output = convert(home.path(), &["feed.xml", "--to", "json"]);
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    assert!(talk(&output).contains("feed.xml is broken and was put right first"));
    assert!(String::from_utf8_lossy(&output.stdout).contains("Tea & Pots"));
}

#[test]
fn a_feed_of_which_nothing_is_left_says_why() {
    let home = tempfile::tempdir().unwrap();
    let feed = "<rss version='2.0'><channel><title>T</title><link>https://t.example/</link>\
        <item><title>A</title><pubDate>yesterday</pubDate></item></channel></rss>";
    fs::write(home.path().join("feed"), feed).unwrap();
    let output = convert(home.path(), &["feed", "--to", "json"]);
    assert_eq!(output.status.code(), Some(2));
    let talk = talk(&output);
    for said in ["yesterday", "article/missing-date", "no items to write"] {
        assert!(talk.contains(said), "{talk}");
    }
}

#[test]
fn a_folder_that_is_not_there_is_told_without_names_of_ours() {
    let home = tempfile::tempdir().unwrap();
    fs::copy(
        Path::new(ROOT).join("tests/feeds/hugo.xml"),
        home.path().join("feed"),
    )
    .unwrap();
    let output = convert(
        home.path(),
        &["feed", "--to", "json", "-o", "none/feed.json"],
    );
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        talk(&output),
        "feedmill: cannot write none/feed.json: its folder is not there\n"
    );
}
