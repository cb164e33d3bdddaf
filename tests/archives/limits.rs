//! Archives of so many items, and months that are too large for one document.

use std::collections::BTreeMap;
use std::path::PathBuf;

use super::*;
use crate::client::files;

#[test]
fn blocks_are_counted_from_the_oldest_and_never_shift() {
    let site = Site::new(&settings("archive = 3\nitems = 2"), &[]);
    let mut before = Vec::new();
    for day in 1..=20 {
        let date = format!("2026-10-{day:02}");
        site.seed(
            &format!("{day:02}.md"),
            &article(&day.to_string(), &date, ""),
        );
        build(&site, &format!("{date}T12:00:00Z"));
        let (items, pages) = walk(&site);
        assert_eq!(items.len(), day);
        let archives: Vec<_> = pages[1..]
            .iter()
            .rev()
            .map(|(_, page)| page.items.clone())
            .collect();
        assert_eq!(archives[..before.len()], before[..]);
        assert!(archives.iter().all(|items| items.len() == 3));
        assert_eq!(archives.len(), if day < 3 { 0 } else { (day - 1) / 3 });
        before = archives;
    }
    assert!(site.path("feeds/archive/6/feed.json").is_file());
}

#[test]
fn a_month_that_is_too_large_is_cut_and_its_parts_stay() {
    let limit = 40_000;
    let site = Site::new(
        &settings(&format!("archive = \"month\"\nitems = 4\nbytes = {limit}")),
        &[],
    );
    let text = "The kettle <b>boils</b> & sings. ".repeat(120);
    let mut before: BTreeMap<PathBuf, Vec<u8>> = BTreeMap::new();
    for day in 1..=28 {
        let seed = article(&day.to_string(), &format!("2026-10-{day:02}"), "") + &text;
        site.seed(&format!("{day:02}.md"), &seed);
        if day % 3 != 1 {
            continue;
        }
        build(&site, &format!("2026-10-{day:02}T12:00:00Z"));
        let (items, _) = walk(&site);
        assert_eq!(items.len(), day);
        let mut now = files(&site.path("feeds/archive"));
        now.retain(|path, _| path.ends_with("feed.json"));
        for (path, bytes) in &before {
            assert!(now[path] == *bytes, "{} has changed", path.display());
        }
        before = now;
    }
    let (_, pages) = walk(&site);
    let names = names(&pages);
    assert!(names.len() > 3, "{names:?}");
    assert_eq!(names[names.len() - 1], "archive/2026-10");
    assert_eq!(names[names.len() - 2], "archive/2026-10-2");
    for (path, bytes) in files(&site.path("feeds")) {
        assert!(bytes.len() <= limit, "{}: {}", path.display(), bytes.len());
    }
}

#[test]
fn one_article_over_the_limit_has_a_document_of_its_own() {
    let site = Site::new(
        &settings("archive = \"month\"\nitems = 1\nbytes = 9000"),
        &[],
    );
    for day in 1..=4 {
        let text = "Tea. ".repeat(if day == 2 { 3000 } else { 10 });
        let seed = article(&day.to_string(), &format!("2026-10-0{day}"), "") + &text;
        site.seed(&format!("{day}.md"), &seed);
    }
    let outcome = site.build("2026-10-10T00:00:00Z");
    assert_eq!(rules(&outcome.report), ["warning feed/large-feed rss.xml"]);
    let (items, pages) = walk(&site);
    assert_eq!(items.len(), 4);
    let large = pages
        .iter()
        .find(|(_, page)| titles(page).contains(&"2"))
        .unwrap();
    assert_eq!(titles(&large.1), ["2"]);
}
