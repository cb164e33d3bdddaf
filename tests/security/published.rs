//! What stands in the feeds and pages of a site.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use roxmltree::{Document, Node};
use serde_json::Value;

/// An item as a reader gets it, from a feed of any format.
#[derive(Debug, Default)]
pub struct Seen {
    pub url: String,
    pub title: String,
    pub content: String,
    /// Everything that is an address.
    pub addresses: Vec<String>,
}

/// The items of a feed, in its order.
pub fn items(path: &Path) -> Vec<Seen> {
    let text = fs::read_to_string(path).expect("the feed is there");
    if path.extension().is_some_and(|ending| ending == "json") {
        return json(&text);
    }
    let document = Document::parse(&text).expect("the feed is well-formed");
    let is_item = |node: &Node<'_, '_>| matches!(node.tag_name().name(), "entry" | "item");
    document.descendants().filter(is_item).map(xml).collect()
}

fn xml(item: Node<'_, '_>) -> Seen {
    let part = |name: &str| {
        let mut parts = item
            .children()
            .filter(|node| node.tag_name().name() == name);
        parts
            .next()
            .and_then(|node| node.text())
            .unwrap_or_default()
            .to_owned()
    };
    let mut seen = Seen {
        title: part("title"),
        // Both are called `content`, but for the prefix.
        content: match item.tag_name().name() {
            "entry" => part("content"),
            _ => part("encoded"),
        },
        ..Seen::default()
    };
    for node in item.descendants().filter(Node::is_element) {
        for name in ["href", "url", "src"] {
            seen.addresses
                .extend(node.attribute(name).map(str::to_owned));
        }
        let is_address = matches!(node.tag_name().name(), "comments" | "link" | "uri");
        let text = node.text().filter(|_| is_address).map(str::trim);
        seen.addresses
            .extend(text.filter(|text| !text.is_empty()).map(str::to_owned));
    }
    seen.url = match part("link").trim() {
        "" => {
            let links = item
                .children()
                .filter(|node| node.tag_name().name() == "link");
            let mut pages =
                links.filter(|link| matches!(link.attribute("rel"), None | Some("alternate")));
            let page = pages.next().and_then(|link| link.attribute("href"));
            page.expect("an entry has a page").to_owned()
        }
        link => link.to_owned(),
    };
    seen
}

fn json(text: &str) -> Vec<Seen> {
    let feed: Value = serde_json::from_str(text).expect("the feed is JSON");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let items = feed["items"].as_array().expect("it has items");
    let seen = items.iter().map(|item| Seen {
        url: text(&item["url"]),
        title: text(&item["title"]),
        content: text(&item["content_html"]),
        addresses: addresses(item),
    });
    seen.collect()
}

/// Every value in `value` whose name is that of an address.
fn addresses(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![value];
    while let Some(value) = open.pop() {
        match value {
            Value::Array(values) => open.extend(values),
            Value::Object(fields) => {
                for (name, value) in fields {
                    let names = ["avatar", "banner_image", "external_url", "image", "url"];
                    let own = value.as_str().filter(|_| names.contains(&name.as_str()));
                    found.extend(own.map(str::to_owned));
                    open.push(value);
                }
            }
            _ => {}
        }
    }
    found
}

/// All files below a folder, by their path in it.
pub fn files(folder: &Path) -> BTreeMap<String, PathBuf> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("the folder can be read") {
            let path = entry.expect("the folder can be read").path();
            if path.is_dir() {
                open.push(path);
            } else {
                let within = path.strip_prefix(folder).expect("it was found there");
                found.insert(within.to_string_lossy().into_owned(), path);
            }
        }
    }
    found
}
