//! Feeds of several documents (RFC 5005): whoever walks from the newest to the oldest has the
//! whole site, whoever polls loses nothing, and archives stay as they are.

#[path = "archives/client.rs"]
mod client;
#[path = "archives/limits.rs"]
mod limits;
#[allow(dead_code)] // tests/build.rs uses all of it.
#[path = "build/site.rs"]
mod site;
mod support;
#[path = "archives/year.rs"]
mod year;

use feedmill::checks;
use feedmill::diagnostic::Level;
use feedmill::pipeline::Outcome;

use client::{Items, Page, Web, merge};
use site::{SETTINGS, Site, rules};

const FORMATS: [&str; 3] = ["rss.xml", "atom.xml", "feed.json"];
const HOME: &str = "https://tea.example/feeds/";

fn settings(output: &str) -> String {
    format!("{SETTINGS}{output}\n")
}

fn web(site: &Site) -> Web {
    Web {
        folder: site.path("feeds"),
        address: HOME.to_owned(),
    }
}

fn article(title: &str, date: &str, more: &str) -> String {
    format!("---\ntitle: {title}\ndate: {date}\n{more}---\n\nText of {title}.\n")
}

/// Builds, and nothing is wrong.
fn build(site: &Site, now: &str) -> Outcome {
    let outcome = site.build(now);
    assert_eq!(rules(&outcome.report), [""; 0], "at {now}");
    outcome
}

/// The whole site as each format has it, which is the same; every page is clean.
fn walk(site: &Site) -> (Items, Vec<(String, Page)>) {
    let web = web(site);
    let mut all: Vec<(Items, Vec<Vec<client::Item>>)> = Vec::new();
    let mut shown = Vec::new();
    for format in FORMATS {
        let newest = format!("{HOME}{format}");
        let pages = web.walk(&newest);
        let mut items = Items::new();
        for (url, page) in &pages {
            merge(&mut items, page);
            assert_eq!(page.links["self"], *url);
            let options = checks::Options::default().at(url);
            let report = checks::check(&std::fs::read(web.path(url)).unwrap(), url, &options);
            let is_only = pages.len() == 2;
            let found: Vec<_> = (report.diagnostics().iter())
                .filter(|found| found.level > Level::Note)
                .filter(|found| !is_only || found.rule != "feed/missing-archive-link")
                .collect();
            assert!(found.is_empty(), "{url}: {found:?}");
        }
        if format != "feed.json" {
            linked(&newest, &pages);
        }
        let sequence = pages.iter().map(|(_, page)| page.items.clone()).collect();
        all.push((items, sequence));
        shown = pages;
    }
    assert_eq!(all[0], all[1]);
    assert_eq!(all[0], all[2]);
    // Those of JSON Feed say less.
    let atom = web.walk(&format!("{HOME}atom.xml"));
    assert_eq!(shown.len(), atom.len());
    (all.swap_remove(0).0, atom)
}

/// What RFC 5005 asks of the links of documents.
fn linked(newest: &str, pages: &[(String, Page)]) {
    for (place, (url, page)) in pages.iter().enumerate() {
        assert_eq!(page.is_archive, place > 0, "{url}");
        assert_eq!(page.is_complete, pages.len() == 1, "{url}");
        assert_eq!(page.id, pages[0].1.id, "{url}: all are one feed");
        let current = page.links.get("current").map(|url| &**url);
        assert_eq!(current, (place > 0).then_some(newest), "{url}");
        let next = page.links.get("next-archive");
        let expected = place.checked_sub(1).filter(|at| *at > 0);
        assert_eq!(next, expected.map(|at| &pages[at].0), "{url}");
    }
}

fn titles(page: &Page) -> Vec<&str> {
    page.items.iter().map(|item| &*item.title).collect()
}

fn names(pages: &[(String, Page)]) -> Vec<&str> {
    let names = pages.iter().skip(1).map(|(url, _)| &url[HOME.len()..]);
    names
        .map(|name| name.strip_suffix("/atom.xml").unwrap())
        .collect()
}

#[test]
fn what_fits_into_one_document_is_complete() {
    let site = Site::new(&settings("archive = \"month\"\nitems = 3"), &[]);
    for (name, date) in [
        ("a", "2026-08-01"),
        ("b", "2026-09-01"),
        ("c", "2026-10-01"),
    ] {
        site.seed(&format!("{name}.md"), &article(name, date, ""));
    }
    build(&site, "2026-10-02T00:00:00Z");
    let (items, pages) = walk(&site);
    assert_eq!((items.len(), pages.len()), (3, 1));
    assert!(!site.path("feeds/archive").exists());
    site.seed("d.md", &article("d", "2026-10-02", ""));
    build(&site, "2026-10-03T00:00:00Z");
    let (items, pages) = walk(&site);
    assert_eq!(items.len(), 4);
    assert_eq!(names(&pages), ["archive/2026-09", "archive/2026-08"]);
    assert_eq!(titles(&pages[0].1), ["d", "c", "b"]);
}

#[test]
fn without_the_setting_nothing_is_said() {
    let site = Site::new(SETTINGS, &[("a.md", &article("a", "2026-08-01", ""))]);
    build(&site, "2026-10-02T00:00:00Z");
    for format in FORMATS {
        let feed = site.feed(format);
        assert!(
            !feed.contains("history/1.0") && !feed.contains("next_url"),
            "{format}"
        );
    }
}

#[test]
fn the_open_month_is_whole_in_the_newest_document() {
    let site = Site::new(&settings("archive = \"month\"\nitems = 2"), &[]);
    site.seed("old.md", &article("old", "2026-09-30T22:00:00+03:00", ""));
    for day in 1..=9 {
        let date = format!("2026-10-0{day}");
        site.seed(&format!("{day}.md"), &article(&day.to_string(), &date, ""));
    }
    build(&site, "2026-10-10T00:00:00Z");
    let (items, pages) = walk(&site);
    assert_eq!(items.len(), 10);
    assert_eq!(names(&pages), ["archive/2026-09"]);
    assert_eq!(pages[0].1.items.len(), 9);
    // The month ends where the site is, not in UTC; and when something follows it.
    site.seed("next.md", &article("next", "2026-11-01T00:30:00+03:00", ""));
    build(&site, "2026-11-01T00:00:00Z");
    let (items, pages) = walk(&site);
    assert_eq!(items.len(), 11);
    assert_eq!(names(&pages), ["archive/2026-10", "archive/2026-09"]);
    assert_eq!(titles(&pages[0].1), ["next", "9"]);
}

#[test]
fn every_feed_has_archives_of_its_own() {
    let more = "archive = \"month\"\nitems = 1\n[[feeds]]\nsplit = \"tag\"\n\
                [[feeds]]\nname = \"Kettles\"\ntag = \"kettles\"\narchive = \"none\"";
    let site = Site::new(&settings(more), &[]);
    for month in 1..=6 {
        let tag = ["kettles", "leaves"][month % 2];
        let more = format!("tags: [{tag}]\n");
        let text = article(&month.to_string(), &format!("2026-0{month}-03"), &more);
        site.seed(&format!("{month}.md"), &text);
    }
    build(&site, "2026-10-02T00:00:00Z");
    let (_, pages) = walk(&site);
    assert_eq!(pages.len(), 6);
    let own = web(&site).walk(&format!("{HOME}tag/leaves/rss.xml"));
    let shown: Vec<_> = own.iter().map(|(_, page)| titles(page)).collect();
    assert_eq!(shown, [["5"], ["3"], ["1"]]);
    assert_eq!(
        own[2].0,
        format!("{HOME}tag/leaves/archive/2026-01/rss.xml")
    );
    assert!(!site.path("feeds/kettles/archive").exists());
}

#[test]
fn an_archive_whose_articles_are_lost_keeps_all_as_it_was() {
    let site = Site::new(&settings("archive = \"month\"\nitems = 2"), &[]);
    for (name, date) in [
        ("a", "2026-05-01"),
        ("b", "2026-05-02"),
        ("c", "2026-06-01"),
    ] {
        site.seed(&format!("{name}.md"), &article(name, date, ""));
    }
    for day in 1..=5 {
        let date = format!("2026-07-0{day}");
        site.seed(&format!("{day}.md"), &article(&day.to_string(), &date, ""));
    }
    build(&site, "2026-08-01T00:00:00Z");
    let before = client::files(&site.path("feeds"));
    for name in ["a.md", "b.md"] {
        std::fs::remove_file(site.path("seeds").join(name)).unwrap();
    }
    let outcome = site.build("2026-08-02T00:00:00Z");
    assert_eq!(
        rules(&outcome.report),
        ["error history/empty-feed atom.xml"]
    );
    assert!(client::files(&site.path("feeds")) == before);
    // One that is moved to another archive is not lost.
    for (name, date) in [("a", "2026-05-01"), ("b", "2026-05-02")] {
        site.seed(&format!("{name}.md"), &article(name, date, ""));
    }
    let text = std::fs::read_to_string(site.path("feedmill.toml")).unwrap();
    let text = text.replace("archive = \"month\"", "archive = 2");
    std::fs::write(site.path("feedmill.toml"), text).unwrap();
    build(&site, "2026-08-03T00:00:00Z");
    let (items, pages) = walk(&site);
    assert_eq!((items.len(), pages.len()), (8, 4));
}

#[test]
fn an_edit_of_the_same_day_is_late_too() {
    let site = Site::new(&settings("archive = \"month\"\nitems = 2"), &[]);
    for (name, date) in [
        ("a", "2026-05-01"),
        ("b", "2026-05-02"),
        ("c", "2026-05-03"),
    ] {
        site.seed(&format!("{name}.md"), &article(name, date, ""));
    }
    site.seed("d.md", &article("d", "2026-06-01T09:00:00Z", ""));
    build(&site, "2026-06-01T10:00:00Z");
    let (_, pages) = walk(&site);
    assert_eq!(titles(&pages[0].1), ["d", "c"]);
    site.seed("a.md", &article("a", "2026-05-01", "updated: 2026-06-01\n"));
    build(&site, "2026-06-01T15:00:00Z");
    let (_, pages) = walk(&site);
    assert_eq!(titles(&pages[0].1), ["d", "c", "a"]);
}
