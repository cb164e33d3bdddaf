//! What the crates get wrong or leave out today, and that the feeds are right all the same.
//!
//! When the first half of a test fails, a new version of the crate behaves differently: look
//! whether the measure that the second half is about is still needed.

use std::collections::BTreeMap;

use super::{atom, dc, json, media, read, sample, written};
use crate::model::{Feed, Format, Html, Line, Text};
use crate::writers::atom::Attributes;

fn rss_of(title: &str, description: &str) -> String {
    let item = ::rss::Item {
        title: Some(title.into()),
        description: Some(description.into()),
        ..Default::default()
    };
    let channel = ::rss::Channel {
        items: vec![item],
        ..Default::default()
    };
    String::from_utf8(channel.write_to(Vec::new()).unwrap()).unwrap()
}

fn atom_of(feed: &atom_syndication::Feed) -> String {
    String::from_utf8(feed.write_to(Vec::new()).unwrap()).unwrap()
}

fn entry_of(title: &str) -> atom_syndication::Feed {
    atom_syndication::Feed {
        entries: vec![atom_syndication::Entry {
            title: atom_syndication::Text::plain(title),
            ..Default::default()
        }],
        ..Default::default()
    }
}

/// The small feed with `text` in its title, summary and text.
fn feed_of(text: &str) -> Feed {
    let mut feed = sample::small();
    feed.items[0].title = Line::new(text).unwrap();
    feed.items[0].summary = Text::new(text);
    feed.items[0].content = Html::from_clean(text);
    feed
}

#[test]
fn both_write_characters_that_xml_forbids() {
    for c in ["\0", "\u{1}", "\u{B}", "\u{1F}", "\u{FFFE}", "\u{FFFF}"] {
        let text = format!("a{c}b");
        assert_eq!(rss_of(&text, &text).matches(&text).count(), 2);
        assert!(atom_of(&entry_of(&text)).contains(&text));
        let feed = feed_of(&text);
        assert_eq!(feed.items[0].title.as_str(), "ab");
        read(Format::Rss, &feed);
        read(Format::Atom, &feed);
    }
}

#[test]
fn both_write_carriage_returns_that_a_reader_changes() {
    assert!(rss_of("a\rb", "").contains("a\rb"));
    assert!(atom_of(&entry_of("a\rb")).contains("a\rb"));
    for format in Format::ALL {
        assert!(!written(format, &feed_of("a\rb\r\nc")).contains(['\r']));
    }
}

#[test]
fn rss_declares_no_namespace_for_generic_extensions() {
    let element = ::rss::extension::Extension {
        name: "media:content".into(),
        ..Default::default()
    };
    let mut channel = ::rss::Channel::default();
    let elements = BTreeMap::from([("content".to_owned(), vec![element])]);
    channel.extensions.insert("media".into(), elements);
    let document = String::from_utf8(channel.write_to(Vec::new()).unwrap()).unwrap();
    assert!(document.contains("<media:content>"));
    assert!(!document.contains("xmlns:media"));
    for feed in [sample::small(), sample::full()] {
        let root = read(Format::Rss, &feed);
        for prefix in ["atom", "content", "dc", "media"] {
            assert!(root.attribute(&format!("xmlns:{prefix}")).is_some());
        }
    }
}

#[test]
fn rss_drops_the_syndication_module_in_silence() {
    let channel = ::rss::Channel {
        syndication_ext: Some(Default::default()),
        ..Default::default()
    };
    let document = String::from_utf8(channel.write_to(Vec::new()).unwrap()).unwrap();
    assert!(!document.contains("sy:"));
    assert!(!written(Format::Rss, &sample::full()).contains("sy:"));
}

#[test]
fn rss_splits_every_end_of_cdata() {
    let text = "]]>a]]>]]]]>>b";
    assert!(rss_of("", text).contains("]]]]><![CDATA[>a"));
    let root = read(Format::Rss, &feed_of(text));
    let item = root.one("channel").one("item");
    assert_eq!(item.one(&super::encoded()).text, text);
    assert_eq!(item.one("description").text, "]]&gt;a]]&gt;]]]]&gt;&gt;b");
}

#[test]
fn rss_reports_what_it_cannot_write_only_from_write_to() {
    struct Full;
    impl std::io::Write for Full {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::StorageFull.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let channel = ::rss::Channel::default();
    assert!(channel.pretty_write_to(Full, b' ', 2).is_err());
}

#[test]
fn both_end_without_a_line_end() {
    assert!(rss_of("", "").ends_with("</rss>"));
    assert!(rss_of("", "").starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?><rss"));
    assert!(atom_of(&entry_of("")).ends_with("</feed>"));
    for format in Format::ALL {
        let document = written(format, &sample::full());
        assert!(document.ends_with(['\n']) && !document.ends_with("\n\n"));
    }
}

#[test]
fn atom_names_no_encoding() {
    assert!(atom_of(&entry_of("")).starts_with("<?xml version=\"1.0\"?>\n<feed"));
    let document = written(Format::Atom, &sample::small());
    assert!(document.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<feed"));
}

#[test]
fn atom_writes_the_extensions_of_a_feed_after_its_entries() {
    let mut feed = entry_of("");
    let element = atom_syndication::extension::Extension {
        name: "x:y".into(),
        ..Default::default()
    };
    let elements = BTreeMap::from([("y".to_owned(), vec![element])]);
    feed.extensions.insert("x".into(), elements);
    let document = atom_of(&feed);
    assert!(document.find("<x:y>") > document.find("</entry>"));
    let root = read(Format::Atom, &sample::full());
    let first = root
        .children
        .iter()
        .position(|child| child.name == atom("entry"));
    let entries = &root.children[first.unwrap()..];
    assert!(entries.iter().all(|child| child.name == atom("entry")));
}

#[test]
fn atom_does_not_escape_the_attributes_of_extensions() {
    assert_eq!(Attributes::of_this_crate().unwrap(), Attributes::Raw);
    assert_eq!(Attributes::Raw.value("a&b'"), "a&amp;b&apos;");
    assert_eq!(Attributes::Escaped.value("a&b'"), "a&b'");
    let feed = sample::full();
    for (entry, name) in [(0, "content"), (2, "content")] {
        let root = read(Format::Atom, &feed);
        let entry_element = root.all(&atom("entry")).nth(entry).unwrap();
        let image = feed.items[entry].teaser().unwrap().as_str();
        assert_eq!(
            entry_element.one(&media(name)).attribute("url"),
            Some(image)
        );
    }
}

#[test]
fn atom_fills_what_is_missing_with_false_values() {
    let document = atom_of(&entry_of(""));
    assert!(document.contains("1970-01-01") && document.contains("<id></id>"));
    for feed in [sample::small(), sample::full()] {
        let document = written(Format::Atom, &feed);
        assert!(!document.contains("1970") && !document.contains("<id></id>"));
        assert!(!document.contains("<title></title>"));
    }
}

#[test]
fn atom_writes_utc_as_an_offset() {
    assert!(atom_of(&entry_of("")).contains("T00:00:00+00:00</updated>"));
    let root = read(Format::Atom, &feed_of("</updated> +00:00</updated>"));
    let entry = root.one(&atom("entry"));
    assert_eq!(entry.one(&atom("updated")).text, "2026-11-01T12:00:00Z");
    assert_eq!(entry.one(&atom("published")).text, "2026-11-01T12:00:00Z");
    let title = &entry.one(&atom("title")).text;
    assert_eq!(title, "</updated> +00:00</updated>");
}

#[test]
fn atom_knows_no_language_of_an_entry() {
    let root = read(Format::Atom, &sample::full());
    let entry = root.all(&atom("entry")).next().unwrap();
    let lang = "{http://www.w3.org/XML/1998/namespace}lang";
    assert_eq!(entry.attribute(lang), None);
    for name in ["title", "summary", "content"] {
        assert_eq!(entry.one(&atom(name)).attribute(lang), Some("tr"), "{name}");
    }
    let plain = read(Format::Atom, &sample::small());
    let title = plain
        .one(&atom("entry"))
        .one(&atom("title"))
        .attribute(lang);
    assert_eq!(title, None);
    let item = read(Format::Rss, &sample::full());
    let item = item.one("channel").all("item").next().unwrap();
    assert_eq!(item.one(&dc("language")).text, "tr");
}

#[test]
fn serde_json_writes_every_character_as_it_is() {
    let text = "a\u{2028}\u{1F9CB}é</script>\"\\b";
    let document = written(Format::Json, &feed_of(text));
    assert!(document.contains("a\u{2028}\u{1F9CB}é</script>\\\"\\\\b"));
    assert!(!document.contains("\\u"));
    assert_eq!(json(&feed_of(text))["items"][0]["summary"], text);
    let document = written(Format::Json, &sample::small());
    assert!(document.starts_with("{\n  \"version\": \"https://jsonfeed.org/version/1.1\",\n"));
}
