//! Vectors as the text of an article.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::LazyLock;
use std::{env, fs};

use crate::published::{Seen, files, items};
use crate::site::{SETTINGS, Site};
use crate::sources::{SETTING, SOURCES};
use crate::{VECTORS, judge, outlaws};

const MORE: &str = "items = 5000\nbytes = 50_000_000\n\
    [permalinks]\npattern = \"/feeds/{path}/\"\n[pages]\nenabled = true\narticles = true\n";

/// What the pages of all articles begin with.
const PAGES: &str = "https://tea.example/feeds/";

/// The name of each item's seed, and the item, from the feeds of each format.
static PUBLISHED: LazyLock<(Vec<(String, Seen)>, Site)> = LazyLock::new(|| {
    let mut seeds = Vec::new();
    for (at, vector) in VECTORS.iter().enumerate() {
        for (hour, source) in SOURCES.iter().enumerate() {
            let date = format!("2026-01-{:02}T{:02}:{:02}:00Z", at / 60 + 1, hour, at % 60);
            let page = format!("{PAGES}{}/{}/", source.folder, vector.name);
            let seed = (source.text)(&date, &page, &vector.markup);
            seeds.push((source.file(&vector.name), seed));
        }
    }
    let seeds: Vec<(&str, &str)> = (seeds.iter())
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let site = Site::new(&format!("{SETTINGS}{MORE}{SETTING}"), &seeds);
    site.build("2026-11-22T12:00:00Z");
    let mut published = Vec::new();
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        let path = site.path("feeds").join(name);
        if let Some(folder) = env::var_os("FEEDMILL_SECURITY") {
            fs::copy(&path, Path::new(&folder).join(name)).expect("the folder is there");
        }
        let named = items(&path).into_iter().map(|item| {
            let seed = item.url.trim_start_matches(PAGES);
            (seed.trim_end_matches('/').to_owned(), item)
        });
        published.extend(named);
    }
    (published, site)
});

#[test]
fn each_is_published_in_each_format() {
    let seen: BTreeSet<&str> = PUBLISHED.0.iter().map(|(seed, _)| seed.as_str()).collect();
    let mut missing = Vec::new();
    for vector in VECTORS.iter() {
        for source in SOURCES {
            let seed = format!("{}/{}", source.folder, vector.name);
            // Such a page leads on to another, and is no article.
            let leads_on = source.folder == "html" && vector.name.starts_with("meta-refresh");
            if seen.contains(seed.as_str()) == leads_on {
                missing.push(seed);
            }
        }
    }
    assert_eq!(missing, [""; 0]);
    assert_eq!(PUBLISHED.0.len(), seen.len() * 3);
}

#[test]
fn nothing_forbidden_is_in_any() {
    let mut wrong = Vec::new();
    for (seed, item) in PUBLISHED.0.iter() {
        for fault in judge::faults(&item.content) {
            wrong.push(format!("{seed}: {fault} in {}", item.content));
        }
        let addresses = item
            .addresses
            .iter()
            .filter(|address| !judge::is_web(address));
        wrong.extend(addresses.map(|address| format!("{seed}: {address}")));
        outlaws::assert_none(&item.content);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_stands_around_a_vector_stays() {
    for (seed, item) in PUBLISHED.0.iter() {
        // Of wire text, the first line is the headline.
        let around = if seed.starts_with("txt/") {
            "Cake"
        } else {
            "Tea"
        };
        assert!(item.content.contains(around), "{seed}: {}", item.content);
    }
}

#[test]
fn the_pages_of_the_articles_run_nothing() {
    let pages = files(&PUBLISHED.1.path("feeds"));
    let pages: Vec<_> = (pages.iter())
        .filter(|(name, _)| name.ends_with("index.html"))
        .collect();
    assert!(pages.len() * 3 > PUBLISHED.0.len(), "{}", pages.len());
    for (name, path) in pages {
        let text = fs::read_to_string(path).expect("a page is UTF-8");
        assert_eq!(judge::page_faults(&text), [""; 0], "{name}");
    }
}
