//! A real article, as it reaches a publisher: every field, in all three formats, with both clocks.
//!
//! The article is not part of the repository; what is expected is written here.

use std::fs;

use chrono::{DateTime, Utc};
use feed_rs::model::{Entry, FeedType};
use feed_rs::parser;

use crate::site::{SETTINGS, Site, rules};
use crate::support::shared;

const NAME: &str = "000_a8840f32ef4f913a.txt";

/// The site with the article, its source's settings ending in `clock`, or `None` if the article
/// is not at hand. Also the article's lines.
fn site(clock: &str) -> Option<(Site, Vec<String>)> {
    let text = fs::read_to_string(shared()?.join("seeds").join(NAME)).unwrap();
    let settings = SETTINGS.replace("[output]", &format!("{clock}\n[output]"));
    let lines = text.lines().map(str::to_owned).collect();
    Some((Site::new(&settings, &[(NAME, &text)]), lines))
}

/// The feed's only entry in each format.
fn entries(site: &Site) -> Vec<(FeedType, Entry)> {
    ["rss.xml", "atom.xml", "feed.json"]
        .map(|name| {
            let text = site.feed(name);
            let feed = parser::parse(text.as_bytes()).unwrap();
            assert_eq!(feed.entries.len(), 1, "{name}");
            (feed.feed_type, feed.entries.into_iter().next().unwrap())
        })
        .into()
}

fn instant(text: &str) -> Option<DateTime<Utc>> {
    Some(DateTime::parse_from_rfc3339(text).unwrap().to_utc())
}

/// What does not depend on the clock.
fn has_the_articles_fields(entry: &Entry, lines: &[String]) {
    assert_eq!(entry.title.as_ref().unwrap().content, lines[0]);
    let summary = html_free(&entry.summary.as_ref().unwrap().content);
    assert_eq!(summary, lines[1]);
    let labels: Vec<_> = entry
        .categories
        .iter()
        .map(|category| &*category.term)
        .collect();
    assert_eq!(labels, ["World"]);
    assert_eq!(entry.id, "tag:tea.example,2026-01-01:000_a8840f32ef4f913a");
    let body = entry.content.as_ref().unwrap().body.as_ref().unwrap();
    let paragraphs: Vec<String> = body
        .split("<p>")
        .skip(1)
        .map(|rest| {
            html_free(
                rest.trim_end()
                    .strip_suffix("</p>")
                    .expect("each is closed"),
            )
        })
        .collect();
    assert_eq!(paragraphs.len(), 11);
    assert_eq!(paragraphs, lines[6..]);
}

/// The text of a fragment without elements.
fn html_free(text: &str) -> String {
    let text = text
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"");
    text.replace("&amp;", "&").trim().to_owned()
}

fn names(entry: &Entry) -> Vec<&str> {
    entry
        .authors
        .iter()
        .filter_map(|author| author.name.as_deref())
        .collect()
}

#[test]
fn with_a_24_hour_clock_the_update_is_held_at_the_publication() {
    let Some((site, lines)) = site("") else {
        return;
    };
    let outcome = site.build("2026-11-22T00:00:00Z");
    assert_eq!(
        rules(&outcome.report),
        [format!("warning article/conflicting-dates {NAME}")]
    );
    let finding = &outcome.report.diagnostics()[0];
    assert_eq!(finding.place.as_ref().unwrap().line, Some(6));
    assert!(finding.help.as_ref().unwrap().contains("clock = \"12h\""));
    let published = instant("2020-10-17T12:50:00+03:00");
    for (format, entry) in entries(&site) {
        has_the_articles_fields(&entry, &lines);
        assert_eq!(names(&entry), ["Agencies", "A News"], "{format:?}");
        assert_eq!(entry.published, published, "{format:?}");
        assert!(
            entry
                .updated
                .is_none_or(|updated| Some(updated) == published),
            "{format:?}"
        );
    }
}

#[test]
fn with_a_12_hour_clock_both_dates_are_in_the_night() {
    let Some((site, lines)) = site("clock = \"12h\"") else {
        return;
    };
    let outcome = site.build("2026-11-22T00:00:00Z");
    assert_eq!(rules(&outcome.report), [""; 0]);
    for (format, entry) in entries(&site) {
        has_the_articles_fields(&entry, &lines);
        assert_eq!(names(&entry), ["Agencies", "A News"], "{format:?}");
        assert_eq!(
            entry.published,
            instant("2020-10-17T00:50:00+03:00"),
            "{format:?}"
        );
    }
    // feed-rs keeps no update of RSS; the document itself has it.
    assert!(
        site.feed("rss.xml")
            .contains("<atom:updated>2020-10-16T22:31:00Z</atom:updated>")
    );
    assert!(
        site.feed("atom.xml")
            .contains("<updated>2020-10-16T22:31:00Z</updated>")
    );
    assert!(
        site.feed("feed.json")
            .contains("\"date_modified\": \"2020-10-16T22:31:00Z\"")
    );
}
