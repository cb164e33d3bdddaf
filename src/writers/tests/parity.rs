//! The three formats carry the same items: each is read back by a parser that is not ours and
//! compared with the model, field by field.

use feed_rs::model::Entry;

use super::sample;
use crate::model::{Feed, Format, Item};
use crate::writers::{self, html};

#[test]
fn the_formats_carry_the_same() {
    for feed in [sample::small(), sample::full(), sample::called_back()] {
        for full_text in [true, false] {
            let mut feed = feed.clone();
            feed.full_text = full_text;
            for format in Format::ALL {
                compare(&feed, format);
            }
        }
    }
}

fn compare(feed: &Feed, format: Format) {
    let bytes = writers::write(format, feed, &sample::address()).unwrap();
    let parser = feed_rs::parser::Builder::new()
        .sanitize_content(false)
        .build();
    let read = parser.parse(bytes.as_slice()).unwrap();
    assert_eq!(read.title.unwrap().content, feed.title.as_str());
    assert_eq!(read.description.unwrap().content, feed.description.as_str());
    let language = feed.language.as_str();
    assert!(read.language.unwrap().eq_ignore_ascii_case(language));
    let address = sample::address();
    let links: Vec<&str> = read.links.iter().map(|link| link.href.as_str()).collect();
    let mut expected = vec![feed.home.as_str(), address.as_str()];
    // The parser knows no hubs of JSON Feed.
    let hubs = feed.hubs.iter().filter(|_| format != Format::Json);
    expected.extend(hubs.map(|hub| hub.as_str()));
    assert_eq!(links, expected);
    if format != Format::Json {
        assert_eq!(read.updated, feed.updated().map(|moment| moment.chrono()));
        let rights = feed.rights.as_ref().map(|rights| rights.to_string());
        assert_eq!(read.rights.map(|rights| rights.content), rights);
    }
    let logo = feed.logo.as_ref().map(|logo| logo.to_string());
    assert_eq!(read.logo.map(|logo| logo.uri), logo);
    assert_eq!(read.entries.len(), feed.items.len());
    for (entry, item) in read.entries.iter().zip(&feed.items) {
        compare_item(entry, item, feed, format);
    }
}

fn compare_item(entry: &Entry, item: &Item, feed: &Feed, format: Format) {
    assert_eq!(entry.id, item.id.as_str());
    assert_eq!(entry.links[0].href, item.url.as_str());
    assert_eq!(entry.title.as_ref().unwrap().content, item.title.as_str());
    assert_eq!(entry.published, Some(item.published.chrono()));
    let updated = entry.updated.or(entry.published);
    assert_eq!(updated, Some(item.updated.chrono()));
    compare_people(entry, item, format);
    compare_texts(entry, item, feed, format);
    compare_files(entry, item, format);
    let labels: Vec<&str> = entry
        .categories
        .iter()
        .map(|category| category.label.as_deref().unwrap_or(&category.term))
        .collect();
    let expected: Vec<&str> = item
        .categories
        .iter()
        .map(|category| category.label.as_str())
        .collect();
    assert_eq!(labels, expected);
    if format != Format::Json {
        let schemes = entry.categories.iter().map(|known| known.scheme.clone());
        let expected = item
            .categories
            .iter()
            .map(|known| known.scheme.as_ref().map(|scheme| scheme.to_string()));
        assert!(schemes.eq(expected));
    }
}

fn compare_people(entry: &Entry, item: &Item, format: Format) {
    let names: Vec<_> = entry
        .authors
        .iter()
        .map(|person| person.name.as_deref())
        .collect();
    let expected: Vec<_> = item
        .authors
        .iter()
        .map(|person| Some(person.name.as_str()))
        .collect();
    assert_eq!(names, expected);
    for (person, expected) in entry.authors.iter().zip(&item.authors) {
        if format != Format::Rss {
            let url = expected.url.as_ref().map(|url| url.to_string());
            assert_eq!(person.uri, url);
        }
        if format == Format::Atom {
            let email = expected.email.as_ref().map(|email| email.to_string());
            assert_eq!(person.email, email);
        }
    }
}

/// The summary is plain in Atom and JSON Feed and HTML in RSS; without one, RSS has the text in
/// its place. A feed of summaries has the summary as the text.
fn compare_texts(entry: &Entry, item: &Item, feed: &Feed, format: Format) {
    let summary = entry
        .summary
        .as_ref()
        .map(|summary| summary.content.as_str());
    let content = entry
        .content
        .as_ref()
        .and_then(|content| content.body.as_deref());
    let text = Some(item.content.as_str());
    let short = item.summary.as_ref().map(|summary| summary.as_str());
    let (expected_summary, expected_content) = match (format, short) {
        (Format::Rss, None) => (text, None),
        (Format::Rss, Some(short)) => {
            let decoded = quick_xml::escape::unescape(summary.unwrap()).unwrap();
            assert_eq!(decoded, short);
            (summary, text.filter(|_| feed.full_text))
        }
        (_, None) => (None, text),
        (Format::Atom, _) => (short, text.filter(|_| feed.full_text)),
        (Format::Json, Some(_)) if feed.full_text => (short, text),
        (Format::Json, Some(plain)) => {
            assert_eq!(content.unwrap(), html::paragraphs(plain));
            (short, content)
        }
    };
    assert_eq!(summary, expected_summary);
    assert_eq!(content, expected_content);
}

fn compare_files(entry: &Entry, item: &Item, format: Format) {
    let file =
        |url: &str, kind: &str, length: Option<u64>| (url.to_owned(), kind.to_owned(), length);
    let expected: Vec<_> = item
        .attachments
        .iter()
        .map(|attachment| {
            let url = attachment.url.as_str();
            file(url, attachment.media_type.as_str(), attachment.length)
        })
        .collect();
    let linked = |rel: Option<&str>| -> Vec<_> {
        let links = entry.links.iter().skip(1);
        links
            .filter(|link| link.rel.as_deref() == rel)
            .map(|link| file(&link.href, link.media_type.as_ref().unwrap(), link.length))
            .collect()
    };
    let found: Vec<_> = match format {
        Format::Rss => entry
            .media
            .iter()
            .flat_map(|media| &media.content)
            .filter(|content| {
                let url = content.url.as_ref().map(|url| url.as_str());
                url != item.teaser().map(|image| image.as_str())
            })
            .map(|content| {
                let kind = content.content_type.as_ref().unwrap().to_string();
                file(content.url.as_ref().unwrap().as_str(), &kind, content.size)
            })
            .collect(),
        Format::Atom => linked(Some("enclosure")),
        Format::Json => linked(None),
    };
    let shown = if format == Format::Rss {
        1
    } else {
        expected.len()
    };
    assert_eq!(found, expected[..shown.min(expected.len())]);
}
