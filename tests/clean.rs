//! No false alarm: every feed that our own writers make is clean at error and warning level, and
//! so is every feed in `tests/clean/`, each of which uses all that an extension has.

use std::fs;
use std::path::{Path, PathBuf};

use feedmill::checks::{self, Options};
use feedmill::diagnostic::Level;

/// The feeds of a folder; none if the folder is not there.
fn feeds(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|it| it == "xml" || it == "json")
        })
        .collect();
    found.sort();
    found
}

/// Where the feed says that it is.
fn own_address(feed: &str) -> Option<String> {
    if feed.starts_with('{') {
        let feed: serde_json::Value = serde_json::from_str(feed).ok()?;
        return Some(feed["feed_url"].as_str()?.to_owned());
    }
    let link = feed
        .split('<')
        .find(|tag| tag.contains("link ") && tag.contains("rel=\"self\""))?;
    let (_, href) = link.split_once("href=\"")?;
    Some(href.split('"').next()?.replace("&amp;", "&"))
}

/// What the checker says of a feed above the level of notes.
fn alarms(path: &Path) -> Vec<String> {
    let feed = fs::read_to_string(path).expect("our feeds are UTF-8");
    let address = own_address(&feed).expect("our feeds say where they are");
    let options = Options::default().at(address);
    checks::check(feed.as_bytes(), &path.display().to_string(), &options)
        .diagnostics()
        .iter()
        .filter(|found| matches!(found.level, Level::Error | Level::Warning))
        .map(|found| format!("{}: {}: {}", path.display(), found.rule, found.message))
        .collect()
}

#[test]
fn what_our_writers_make_is_clean() {
    let written = feeds("tests/writers");
    assert!(!written.is_empty(), "the writers' feeds are there");
    let alarms: Vec<String> = written.iter().flat_map(|path| alarms(path)).collect();
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}

#[test]
fn what_is_published_is_clean() {
    let alarms: Vec<String> = feeds("feeds")
        .iter()
        .flat_map(|path| alarms(path))
        .collect();
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}

#[test]
fn what_the_specifications_allow_is_clean() {
    let right = feeds("tests/clean");
    assert!(!right.is_empty(), "the feeds are there");
    let alarms: Vec<String> = right.iter().flat_map(|path| alarms(path)).collect();
    assert!(alarms.is_empty(), "{}", alarms.join("\n"));
}
