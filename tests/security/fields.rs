//! Vectors in every other field of an article, in the feeds and on the pages.

use std::path::Path;
use std::sync::LazyLock;
use std::{env, fs};

use scraper::{Html, Selector};

use crate::published::{files, items};
use crate::site::{SETTINGS, Site};
use crate::sources::{SETTING, SOURCES};
use crate::{VECTORS, judge};

const MORE: &str = "items = 5000\nbytes = 50_000_000\n[[feeds]]\nsplit = \"section\"\n\
    [permalinks]\npattern = \"/feeds/{path}/\"\n\
    [pages]\nenabled = true\narticles = true\nopml = true\nsitemap = true\n";

/// A page shows the newest of a feed: so many vectors share a section that all are shown.
const SHARE: usize = 20;

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let mut seeds = Vec::new();
    for (at, vector) in VECTORS.iter().enumerate() {
        for (hour, source) in SOURCES.iter().enumerate() {
            let date = format!("2026-01-{:02}T{:02}:{:02}:00Z", at / 60 + 1, hour, at % 60);
            let section = format!("{} {}", source.folder, at / SHARE);
            let seed = (source.fields)(&date, &section, &vector.markup);
            seeds.push((source.file(&vector.name), seed));
        }
    }
    let seeds: Vec<(&str, &str)> = (seeds.iter())
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let site = Site::new(&format!("{SETTINGS}{MORE}{SETTING}"), &seeds);
    site.build("2026-11-22T12:00:00Z");
    if let Some(folder) = env::var_os("FEEDMILL_SECURITY") {
        for (name, path) in files(&site.path("feeds")) {
            let to = Path::new(&folder).join("site").join(name);
            fs::create_dir_all(to.parent().expect("it has a folder")).expect("it can be made");
            fs::copy(path, to).expect("the folder is there");
        }
    }
    site
});

#[test]
fn every_address_is_one_of_the_web() {
    for name in ["rss.xml", "atom.xml", "feed.json"] {
        let items = items(&SITE.path("feeds").join(name));
        assert!(
            items.len() >= VECTORS.len() * 6,
            "{name}: {} items",
            items.len()
        );
        for item in items {
            assert!(judge::faults(&item.content).is_empty(), "{item:?}");
            for address in &item.addresses {
                assert!(judge::is_web(address), "{address} in {item:?}");
            }
            assert!(!item.title.contains(['\n', '\0']), "{item:?}");
        }
    }
}

#[test]
fn pages_show_text_and_run_nothing() {
    let pages = files(&SITE.path("feeds"));
    let pages = pages
        .iter()
        .filter(|(name, _)| name.ends_with("index.html"));
    let texts = Selector::parse(".latest h3").expect("the selector is one");
    let mut shown = 0;
    for (name, path) in pages {
        let text = fs::read_to_string(path).expect("a page is UTF-8");
        shown += Html::parse_document(&text).select(&texts).count();
        assert_eq!(judge::page_faults(&text), [""; 0], "{name}");
    }
    assert!(shown > VECTORS.len() * 2, "only {shown} items on the pages");
}
