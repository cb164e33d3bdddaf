//! The fourteen rules that real readers teach a publisher, each as far as a writer can keep it.
//! Files, servers and selection keep the rest of rules 12 and 13.

use super::{atom, dc, encoded, json, media, read, sample, written};
use crate::model::{Feed, Format, Instant, ItemId, Line, Text};

fn ids(feed: &Feed, format: Format) -> Vec<String> {
    let texts = |items: &mut dyn Iterator<Item = String>| items.collect();
    match format {
        Format::Rss => {
            let root = read(format, feed);
            let items = root.one("channel").all("item");
            texts(&mut items.map(|item| item.one("guid").text.clone()))
        }
        Format::Atom => {
            let root = read(format, feed);
            let entries = root.all(&atom("entry"));
            texts(&mut entries.map(|entry| entry.one(&atom("id")).text.clone()))
        }
        Format::Json => {
            let value = json(feed);
            let items = value["items"].as_array().unwrap().iter();
            texts(&mut items.map(|item| item["id"].as_str().unwrap().to_owned()))
        }
    }
}

/// The sample feed after its newest item was edited.
fn edited() -> Feed {
    let mut feed = sample::full();
    let item = &mut feed.items[0];
    item.title = Line::new("Another title").unwrap();
    item.summary = Text::new("Another summary");
    item.url = sample::url("https://example.org/another");
    item.updated = Instant::from_rfc3339("2026-12-01T00:00:00Z").unwrap();
    feed
}

#[test]
fn rule_01_every_feed_can_be_had_as_rss_and_atom_and_json() {
    assert_eq!(Format::ALL, [Format::Rss, Format::Atom, Format::Json]);
    for format in Format::ALL {
        assert_eq!(ids(&sample::full(), format).len(), 3);
    }
}

#[test]
fn rule_02_an_id_is_written_once_and_no_edit_changes_it() {
    for format in Format::ALL {
        let before = ids(&sample::full(), format);
        assert_eq!(before, ids(&edited(), format));
        assert!(before.iter().all(|id| !id.contains(char::is_whitespace)));
    }
    let mut feed = sample::full();
    feed.items[1].id = ItemId::parse("https://example.org/kettle").unwrap();
    let root = read(Format::Rss, &feed);
    let permalink: Vec<_> = root
        .one("channel")
        .all("item")
        .map(|item| item.one("guid").attribute("isPermaLink"))
        .collect();
    // Neither a URN nor an address that differs from the page's by a slash, but the page itself.
    assert_eq!(permalink, [Some("false"), Some("false"), None]);
}

#[test]
fn rule_03_an_article_has_one_id_in_all_formats() {
    let feed = sample::full();
    let expected: Vec<String> = feed.items.iter().map(|item| item.id.to_string()).collect();
    for format in Format::ALL {
        assert_eq!(ids(&feed, format), expected);
    }
}

#[test]
fn rule_04_an_edit_moves_the_update_and_never_the_publication() {
    let feed = edited();
    let rss = read(Format::Rss, &feed);
    let item = rss.one("channel").all("item").next().unwrap();
    assert_eq!(item.one("pubDate").text, "Mon, 02 Nov 2026 03:04:05 +0000");
    assert_eq!(item.one(&atom("updated")).text, "2026-12-01T00:00:00Z");
    let root = read(Format::Atom, &feed);
    for entry in root.all(&atom("entry")) {
        assert_eq!(entry.texts(&atom("published")).len(), 1);
        assert_eq!(entry.texts(&atom("updated")).len(), 1);
    }
    let entry = root.all(&atom("entry")).next().unwrap();
    assert_eq!(entry.one(&atom("published")).text, "2026-11-02T03:04:05Z");
    assert_eq!(entry.one(&atom("updated")).text, "2026-12-01T00:00:00Z");
    let json = json(&feed);
    assert_eq!(json["items"][0]["date_published"], "2026-11-02T03:04:05Z");
    assert_eq!(json["items"][0]["date_modified"], "2026-12-01T00:00:00Z");
    assert!(json["items"][1]["date_modified"].is_null());
}

#[test]
fn rule_05_dates_are_utc_in_whole_seconds_and_upper_case() {
    let feed = sample::full();
    let rss = read(Format::Rss, &feed);
    let channel = rss.one("channel");
    let mut dates = vec![channel.one("lastBuildDate").text.as_str()];
    dates.extend(channel.all("item").flat_map(|item| item.texts("pubDate")));
    assert_eq!(dates[3], "Fri, 31 Dec 1999 23:59:59 +0000");
    for date in dates {
        let parsed = chrono::DateTime::parse_from_rfc2822(date).unwrap();
        assert_eq!(
            parsed.format("%a, %d %b %Y %H:%M:%S +0000").to_string(),
            date
        );
    }
    for format in [Format::Atom, Format::Json] {
        let document = written(format, &feed);
        for zone in ["+00:00", "z<", "z\""] {
            assert!(!document.contains(zone), "{zone} in {document}");
        }
        assert!(document.contains("2026-11-03T23:59:59Z"));
    }
    assert!(Instant::from_rfc3339("1969-12-31T23:59:59Z").is_none());
}

#[test]
fn rule_06_titles_are_plain_and_escaped_once() {
    let title = "Çay &amp; “pasta”: Vec&lt;T&gt;, ]]&gt; and 🫖";
    let rss = written(Format::Rss, &sample::full());
    assert!(rss.contains(&format!("<title>{title}</title>")));
    let atom_document = written(Format::Atom, &sample::full());
    assert!(atom_document.contains(&format!("<title xml:lang=\"tr\">{title}</title>")));
    let json = written(Format::Json, &sample::full());
    assert!(json.contains("\"title\": \"Çay & “pasta”: Vec<T>, ]]> and 🫖\""));
    let root = read(Format::Atom, &sample::full());
    for entry in root.all(&atom("entry")) {
        assert_eq!(entry.one(&atom("title")).attribute("type"), None);
    }
}

#[test]
fn rule_07_a_body_is_one_fragment_of_html() {
    for full_text in [true, false] {
        let mut feed = sample::full();
        feed.full_text = full_text;
        let rss = read(Format::Rss, &feed);
        for item in rss.one("channel").all("item") {
            let names: Vec<&str> = item
                .children
                .iter()
                .map(|child| child.name.as_str())
                .collect();
            let description = names.iter().position(|name| *name == "description");
            let content = names.iter().position(|name| *name == encoded());
            assert!(description.is_some() && content.is_none_or(|at| at > description.unwrap()));
        }
        let root = read(Format::Atom, &feed);
        for content in root
            .all(&atom("entry"))
            .flat_map(|entry| entry.all(&atom("content")))
        {
            assert_eq!(content.attribute("type"), Some("html"));
        }
        for item in json(&feed)["items"].as_array().unwrap() {
            assert!(item["content_html"].as_str().unwrap().starts_with("<p>"));
            assert!(item["content_text"].is_null());
        }
        for format in [Format::Rss, Format::Atom] {
            assert!(!written(format, &feed).contains("xml:base"));
        }
    }
}

#[test]
fn rule_08_the_page_is_the_first_link_of_every_item() {
    let feed = sample::full();
    let rss = read(Format::Rss, &feed);
    let root = read(Format::Atom, &feed);
    let json = json(&feed);
    let items = rss.one("channel").all("item").zip(root.all(&atom("entry")));
    for (index, (item, entry)) in items.enumerate() {
        let url = feed.items[index].url.as_str();
        assert!(url.starts_with("https://"));
        assert_eq!(item.one("link").text, url);
        let first = entry.all(&atom("link")).next().unwrap();
        assert_eq!(first.attribute("rel"), Some("alternate"));
        assert_eq!(first.attribute("type"), Some("text/html"));
        assert_eq!(first.attribute("href"), Some(url));
        assert_eq!(json["items"][index]["url"], url);
        assert!(json["items"][index]["id"].is_string());
        assert!(json["items"][index]["title"].is_string());
    }
}

#[test]
fn rule_09_every_item_names_its_own_authors() {
    let feed = sample::full();
    let rss = read(Format::Rss, &feed);
    let root = read(Format::Atom, &feed);
    let json = json(&feed);
    let items = rss.one("channel").all("item").zip(root.all(&atom("entry")));
    for (index, (item, entry)) in items.enumerate() {
        let names: Vec<&str> = feed.items[index]
            .authors
            .iter()
            .map(|p| p.name.as_str())
            .collect();
        assert_eq!(item.texts(&dc("creator")), names);
        assert!(item.texts("author").is_empty());
        let authors: Vec<&str> = entry
            .all(&atom("author"))
            .map(|author| author.one(&atom("name")).text.as_str())
            .collect();
        assert_eq!(authors, names);
        let authors = json["items"][index]["authors"].as_array().unwrap();
        assert!(authors.iter().map(|author| &author["name"]).eq(&names));
        assert_eq!(json["items"][index]["author"], authors[0]);
    }
}

#[test]
fn rule_10_an_item_has_one_enclosure_and_its_image_beside_it() {
    let feed = sample::full();
    let rss = read(Format::Rss, &feed);
    let item = rss.one("channel").all("item").next().unwrap();
    let enclosure = item.one("enclosure");
    assert_eq!(enclosure.attribute("length"), Some("1234567"));
    assert_eq!(enclosure.attribute("type"), Some("audio/mpeg"));
    assert_eq!(item.all(&media("thumbnail")).count(), 1);
    let last = rss.one("channel").all("item").last().unwrap();
    let image = last.one(&media("content"));
    assert_eq!(image.attribute("medium"), Some("image"));
    let mut unknown = sample::full();
    unknown.items[0].attachments[0].length = None;
    let rss = read(Format::Rss, &unknown);
    let item = rss.one("channel").all("item").next().unwrap();
    assert_eq!(item.one("enclosure").attribute("length"), Some("0"));
}

#[test]
fn rule_11_the_xml_is_the_plainest_there_is() {
    for format in [Format::Rss, Format::Atom] {
        let document = written(format, &sample::full());
        assert!(document.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"));
        for odd in [
            "<!DOCTYPE",
            "&#",
            "&nbsp;",
            "<?xml-stylesheet",
            "\u{FEFF}",
            "<!--",
        ] {
            assert!(!document.contains(odd), "{odd} in {document}");
        }
        assert!(document.contains('🫖'));
        read(format, &sample::full());
    }
    let document = written(Format::Atom, &sample::full());
    assert!(document.contains("<feed xmlns=\"http://www.w3.org/2005/Atom\""));
    assert!(!written(Format::Json, &sample::full()).starts_with('\u{FEFF}'));
}

#[test]
fn rule_12_the_newest_item_comes_first_and_none_is_left_out() {
    let feed = sample::full();
    let published: Vec<Instant> = feed.items.iter().map(|item| item.published).collect();
    assert!(published.is_sorted_by(|a, b| a >= b));
    let titles: Vec<&str> = feed.items.iter().map(|item| item.title.as_str()).collect();
    let rss = read(Format::Rss, &feed);
    let items = rss.one("channel").all("item");
    assert!(items.map(|item| item.one("title").text.as_str()).eq(titles));
}

#[test]
fn rule_13_the_same_feed_gives_the_same_bytes_and_says_its_media_type() {
    for (format, kind) in [
        (Format::Rss, "application/rss+xml"),
        (Format::Atom, "application/atom+xml"),
        (Format::Json, "application/feed+json"),
    ] {
        assert_eq!(format.media_type(), kind);
        assert_eq!(
            written(format, &sample::full()),
            written(format, &sample::full())
        );
    }
    let rss = read(Format::Rss, &sample::full());
    let link = rss.one("channel").all(&atom("link")).next().unwrap();
    assert_eq!(link.attribute("rel"), Some("self"));
    assert_eq!(link.attribute("type"), Some("application/rss+xml"));
    let root = read(Format::Atom, &sample::full());
    let link = root.all(&atom("link")).nth(1).unwrap();
    assert_eq!(link.attribute("rel"), Some("self"));
    assert_eq!(link.attribute("type"), Some("application/atom+xml"));
}

#[test]
fn rule_14_an_item_is_written_in_the_same_way_whatever_is_published_beside_it() {
    for format in Format::ALL {
        let mut feed = sample::full();
        feed.items.truncate(1);
        let alone = written(format, &feed);
        let (begin, end) = match format {
            Format::Rss => ("    <item>", "</item>"),
            Format::Atom => ("  <entry>", "</entry>"),
            Format::Json => ("    {\n      \"id\"", "\n    }"),
        };
        let from = alone.find(begin).unwrap();
        let to = from + alone[from..].find(end).unwrap();
        assert!(written(format, &sample::full()).contains(&alone[from..to]));
    }
}
