//! A small reader of feeds that have archives (RFC 5005; for JSON Feed, `next_url`). It shares no
//! code with what it reads: it knows XML, JSON and the specifications.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use roxmltree::{Document, Node};
use serde_json::Value;

const ATOM: &str = "http://www.w3.org/2005/Atom";
const HISTORY: &str = "http://purl.org/syndication/history/1.0";

/// What one address gave.
#[derive(Debug, Default)]
pub struct Page {
    pub items: Vec<Item>,
    pub links: BTreeMap<String, String>,
    pub is_archive: bool,
    pub is_complete: bool,
    /// The feed's own id; JSON Feed has none.
    pub id: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// In RFC 3339 and UTC, which sorts.
    pub updated: String,
    pub id: String,
    pub title: String,
}

/// The items of a site by their ids, the newest version of each: title and time.
pub type Items = BTreeMap<String, (String, String)>;

/// A web server with one folder.
#[derive(Clone)]
pub struct Web {
    pub folder: PathBuf,
    pub address: String,
}

impl Web {
    pub fn path(&self, url: &str) -> PathBuf {
        let inside = url.strip_prefix(&self.address);
        self.folder
            .join(inside.unwrap_or_else(|| panic!("{url} is elsewhere")))
    }

    pub fn get(&self, url: &str) -> Page {
        let path = self.path(url);
        let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{url}: {error}"));
        match text.starts_with('{') {
            true => json(&text),
            false => xml(&text),
        }
    }

    /// All pages from `url` on, newest first.
    pub fn walk(&self, url: &str) -> Vec<(String, Page)> {
        let mut pages = Vec::new();
        let mut seen = BTreeSet::new();
        let mut next = Some(url.to_owned());
        while let Some(url) = next {
            assert!(seen.insert(url.clone()), "{url} leads back to itself");
            let page = self.get(&url);
            next = page.links.get("prev-archive").cloned();
            pages.push((url, page));
        }
        pages
    }
}

/// Adds the items of a page: of two versions the newer one stays.
pub fn merge(items: &mut Items, page: &Page) {
    for item in &page.items {
        let version = (item.title.clone(), item.updated.clone());
        let known = items
            .entry(item.id.clone())
            .or_insert_with(|| version.clone());
        if known.1 < version.1 {
            *known = version;
        } else if known.1 == version.1 {
            assert_eq!(*known, version, "two versions of {} have one time", item.id);
        }
    }
}

/// A subscriber who polls, and reads an archive only if he doesn't know its address.
#[derive(Default)]
pub struct Subscriber {
    pub items: Items,
    known: BTreeSet<String>,
}

impl Subscriber {
    pub fn poll(&mut self, web: &Web, url: &str) {
        let newest = web.get(url);
        merge(&mut self.items, &newest);
        let mut next = newest.links.get("prev-archive").cloned();
        while let Some(url) = next.filter(|url| self.known.insert(url.clone())) {
            let page = web.get(&url);
            merge(&mut self.items, &page);
            next = page.links.get("prev-archive").cloned();
        }
    }
}

fn text(node: Node<'_, '_>, namespace: &str, name: &str) -> Option<String> {
    let mut children = node.children();
    let child = children.find(|child| {
        child.tag_name().name() == name && child.tag_name().namespace().unwrap_or("") == namespace
    })?;
    Some(child.text().unwrap_or_default().to_owned())
}

fn xml(text_of: &str) -> Page {
    let document = Document::parse(text_of).unwrap();
    let root = document.root_element();
    let (feed, is_atom) = match root.tag_name().name() {
        "rss" => (root.children().find(Node::is_element).unwrap(), false),
        _ => (root, true),
    };
    let mut page = Page {
        id: text(feed, ATOM, "id"),
        ..Page::default()
    };
    let mut has_items = false;
    for node in feed.children().filter(Node::is_element) {
        let (name, namespace) = (node.tag_name().name(), node.tag_name().namespace());
        match (name, namespace) {
            ("link", Some(ATOM)) => {
                assert!(!has_items, "a link after the first item");
                let rel = node.attribute("rel").unwrap();
                let href = node.attribute("href").unwrap();
                let known = page.links.insert(rel.to_owned(), href.to_owned());
                assert_eq!(known, None, "two links of one kind");
            }
            ("archive", Some(HISTORY)) => page.is_archive = true,
            ("complete", Some(HISTORY)) => page.is_complete = true,
            ("entry", _) if is_atom => {
                has_items = true;
                page.items.push(Item {
                    id: text(node, ATOM, "id").unwrap(),
                    title: text(node, ATOM, "title").unwrap(),
                    updated: text(node, ATOM, "updated").unwrap(),
                });
            }
            ("item", None) => {
                has_items = true;
                let published = text(node, "", "pubDate").unwrap();
                let published = chrono::DateTime::parse_from_rfc2822(&published).unwrap();
                let published = published.format("%Y-%m-%dT%H:%M:%SZ").to_string();
                page.items.push(Item {
                    id: text(node, "", "guid").unwrap(),
                    title: text(node, "", "title").unwrap(),
                    updated: text(node, ATOM, "updated").unwrap_or(published),
                });
            }
            _ => {}
        }
    }
    page
}

fn json(text: &str) -> Page {
    let feed: Value = serde_json::from_str(text).unwrap();
    let word = |value: &Value| value.as_str().map(str::to_owned);
    let mut page = Page::default();
    page.links
        .extend(word(&feed["feed_url"]).map(|url| ("self".to_owned(), url)));
    page.links
        .extend(word(&feed["next_url"]).map(|url| ("prev-archive".to_owned(), url)));
    for item in feed["items"].as_array().unwrap() {
        let published = word(&item["date_published"]).unwrap();
        page.items.push(Item {
            id: word(&item["id"]).unwrap(),
            title: word(&item["title"]).unwrap(),
            updated: word(&item["date_modified"]).unwrap_or(published),
        });
    }
    page
}

/// All files below `folder`, with their bytes.
pub fn files(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).into_iter().flatten() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => folders.push(path),
                false => {
                    let bytes = fs::read(&path).unwrap();
                    all.insert(path, bytes);
                }
            }
        }
    }
    all
}
