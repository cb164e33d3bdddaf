//! A year of publishing, with edits, articles that are dated back, and withdrawals.

use std::collections::{BTreeMap, BTreeSet};

use super::*;
use crate::client::{Subscriber, files};

/// What is on the site: by title, its date, its edits and what else it says.
struct Desk {
    site: Site,
    articles: BTreeMap<String, (String, String)>,
    /// Titles of articles that changed since the last build.
    touched: BTreeSet<String>,
}

impl Desk {
    fn write(&mut self, title: &str, date: &str, more: &str) {
        let (date, more) = (date.to_owned(), more.to_owned());
        self.site
            .seed(&format!("{title}.md"), &article(title, &date, &more));
        self.articles.insert(title.to_owned(), (date, more));
        self.touched.insert(title.to_owned());
    }

    fn edit(&mut self, title: &str, when: &str, more: &str) {
        let date = self.articles[title].0.clone();
        self.write(title, &date, &format!("updated: {when}\n{more}"));
    }

    /// The titles and times that readers should have.
    fn expected(&self) -> BTreeSet<(String, String)> {
        let seconds = |text: &str| format!("{text}T00:00:00Z");
        let shown = self.articles.iter().map(|(title, (date, more))| {
            let updated = more.lines().find_map(|line| line.strip_prefix("updated: "));
            (title.clone(), seconds(updated.unwrap_or(date)))
        });
        shown.collect()
    }
}

fn held(items: &Items) -> BTreeSet<(String, String)> {
    items.values().cloned().collect()
}

/// An XML document without the link that an archive gets when the next one is made.
fn without_next(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let lines = text
        .lines()
        .filter(|line| !line.contains("rel=\"next-archive\""));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn a_year_of_publishing_loses_nothing_and_leaves_archives_alone() {
    let zone = SETTINGS.replace("Europe/Istanbul", "UTC");
    let site = Site::new(&format!("{zone}archive = \"month\"\nitems = 4\n"), &[]);
    let mut desk = Desk {
        site,
        articles: BTreeMap::new(),
        touched: BTreeSet::new(),
    };
    let mut subscribers: Vec<Subscriber> = FORMATS.map(|_| Subscriber::default()).into();
    let mut before = BTreeMap::new();
    for month in 1..=12 {
        for (day, hour) in [(2, 9), (9, 9), (16, 9), (23, 9), (28, 23)] {
            let today = format!("2025-{month:02}-{day:02}");
            desk.write(&format!("n{month}x{day}"), &today, "");
            match (month, day) {
                (4, 9) => desk.edit("n1x9", &today, ""),
                (5, 16) => desk.edit("n1x9", &today, "tags: [once more]\n"),
                (6, 2) => desk.write("back", "2025-02-11", ""),
                (6, 16) => desk.write("far-back", "2024-12-24", ""),
                (8, 23) => desk.edit("n3x2", &today, "status: withdrawn\n"),
                (9, 2) => desk.edit("n8x16", &today, ""),
                (10, 28) => desk.edit("back", &today, ""),
                _ => {}
            }
            let now = format!("{today}T{hour:02}:00:00Z");
            build(&desk.site, &now);
            for (subscriber, format) in subscribers.iter_mut().zip(FORMATS) {
                subscriber.poll(&web(&desk.site), &format!("{HOME}{format}"));
            }
            // The notice that it is withdrawn leaves after 30 days.
            if (month, day) == (9, 23) {
                desk.articles.remove("n3x2");
                desk.touched.insert("n3x2".into());
            }
            let now = files(&desk.site.path("feeds/archive"));
            stay(&before, &now, &desk.touched);
            desk.touched.clear();
            before = now;
            if day == 28 {
                let (items, pages) = walk(&desk.site);
                assert_eq!(held(&items), desk.expected(), "in month {month}");
                assert!(
                    pages.len() < 2 || pages.len() >= month,
                    "{:?}",
                    names(&pages)
                );
                for subscriber in &subscribers {
                    let missed: Vec<_> = desk
                        .expected()
                        .difference(&held(&subscriber.items))
                        .cloned()
                        .collect();
                    assert!(missed.is_empty(), "in month {month}: {missed:?}");
                }
            }
        }
    }
    // Built anew by somebody who has nothing but the articles, all is the same.
    let again = files(&desk.site.path("feeds/archive"));
    std::fs::remove_dir_all(desk.site.path("feeds")).unwrap();
    build(&desk.site, "2025-12-28T23:30:00Z");
    assert!(again == files(&desk.site.path("feeds/archive")));
}

/// An archive has changed only if one of `touched` is in it, was in it, or begins a new archive
/// beside it.
fn stay(
    before: &BTreeMap<std::path::PathBuf, Vec<u8>>,
    now: &BTreeMap<std::path::PathBuf, Vec<u8>>,
    touched: &BTreeSet<String>,
) {
    for (path, bytes) in before {
        let new = &now[path];
        let mentions = |text: &str| {
            let title = |title: &String| {
                text.contains(&format!("{title}<")) || text.contains(&format!("{title}\""))
            };
            touched.iter().any(title)
        };
        let (old, new) = (without_next(bytes), without_next(new));
        let is_neighbour =
            touched.contains("far-back") && path.to_string_lossy().contains("2025-01");
        assert!(
            old == new || mentions(&old) || mentions(&new) || is_neighbour,
            "{} has changed, though none of {touched:?} is in it",
            path.display()
        );
    }
}
