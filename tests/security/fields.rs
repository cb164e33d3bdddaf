//! Vectors in every other field of an article, in the feeds and on the pages.

use std::path::Path;
use std::sync::LazyLock;
use std::{env, fs};

use scraper::{Html, Selector};

use crate::published::{files, items};
use crate::site::{SETTINGS, Site};
use crate::sources::SOURCES;
use crate::{VECTORS, judge};

const MORE: &str = "items = 5000\nbytes = 50_000_000\n[[feeds]]\nsplit = \"section\"\n\
    [pages]\nenabled = true\nopml = true\nsitemap = true\n";

/// A page shows the newest of a feed: so many vectors share a section that all are shown.
const SHARE: usize = 20;

static SITE: LazyLock<Site> = LazyLock::new(|| {
    let mut seeds = Vec::new();
    for (at, vector) in VECTORS.iter().enumerate() {
        for (hour, source) in SOURCES.iter().enumerate() {
            let date = format!("2026-01-{:02}T{:02}:{:02}:00Z", at / 60 + 1, hour, at % 60);
            let ending = source.ending;
            let section = format!("{ending} {}", at / SHARE);
            let seed = (source.fields)(&date, &vector.markup, &section);
            seeds.push((format!("{ending}/{}.{ending}", vector.name), seed));
        }
    }
    let seeds: Vec<(&str, &str)> = (seeds.iter())
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let site = Site::new(&format!("{SETTINGS}{MORE}"), &seeds);
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
            items.len() >= VECTORS.len() * 2,
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
    let select = |selector: &str| Selector::parse(selector).expect("the selector is one");
    let (any, texts) = (select("*"), select(".latest h3"));
    let mut shown = 0;
    for (name, path) in pages {
        let text = fs::read_to_string(path).expect("a page is UTF-8");
        let page = Html::parse_document(&text);
        shown += page.select(&texts).count();
        for element in page.select(&any) {
            let element = element.value();
            let is_own = ![
                "script", "iframe", "object", "embed", "form", "svg", "math", "base",
            ]
            .contains(&element.name());
            assert!(is_own, "{name}: {element:?}");
            for (attribute, value) in element.attrs() {
                assert!(
                    !attribute.starts_with("on") && attribute != "style",
                    "{name}: {element:?}"
                );
                let is_address = matches!(attribute, "href" | "src" | "action" | "srcset");
                let scheme = value.split([':', '/']).next().unwrap_or_default();
                // The icon that is none, so that browsers do not ask for one.
                let is_bad = value.contains(':')
                    && value != "data:,"
                    && !["http", "https"].contains(&scheme);
                assert!(!(is_address && is_bad), "{name}: {element:?}");
            }
        }
    }
    assert!(shown > VECTORS.len() * 2, "only {shown} items on the pages");
}
