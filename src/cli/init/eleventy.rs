//! Eleventy (<https://www.11ty.dev/>): its settings are a program, so what is data is read, and
//! the rest is said.

use std::fs;
use std::path::Path;

use super::from::{Site, Source};
use super::tree;

/// Where the starters keep what the feed's template is given.
const METADATA: [&str; 6] = [
    "_data/metadata.json",
    "_data/site.json",
    "src/_data/metadata.json",
    "src/_data/site.json",
    "content/_data/metadata.json",
    "package.json",
];
/// Programs that hold the same in other projects.
const PROGRAMS: [&str; 8] = [
    "_data/metadata.js",
    "_data/metadata.cjs",
    "_data/site.js",
    "src/_data/metadata.js",
    "src/_data/site.js",
    "eleventy.config.js",
    "eleventy.config.mjs",
    ".eleventy.js",
];
/// Where articles are, as far as that can be seen.
const FOLDERS: [(&str, &str); 5] = [
    ("content/blog", "/blog/{folder}/{name}/"),
    ("src/posts", "/posts/{folder}/{name}/"),
    ("src/blog", "/blog/{folder}/{name}/"),
    ("posts", "/posts/{folder}/{name}/"),
    ("blog", "/blog/{folder}/{name}/"),
];

pub fn read(folder: &Path) -> anyhow::Result<Site> {
    let mut site = Site {
        ids: Some("permalink".into()),
        file: Some(("atom", "feed.xml".into())),
        items: Some(ITEMS),
        ..Site::default()
    };
    let data = tree::find(folder, &METADATA)?;
    if let Some(tree) = &data {
        let is_package = tree.file.ends_with("package.json");
        site.title = tree.any(&[&["title"], &["name"]]).filter(|_| !is_package);
        site.link = tree.any(&[&["url"], &["base"], &["homepage"]]);
        site.description = tree.text(&["description"]);
        site.language = tree.any(&[&["language"], &["lang"]]);
        site.author = tree.person(&["author"]);
    }
    let programs = PROGRAMS.iter().filter(|name| folder.join(name).is_file());
    let programs: Vec<&str> = programs.copied().collect();
    if !programs.is_empty() {
        site.remarks.push(format!(
            "{} is a program and was not run: compare title, addresses and folders in feedmill.toml with it",
            programs.join(", ")
        ));
    }
    anyhow::ensure!(
        data.is_some() || !programs.is_empty(),
        "{} has no settings of Eleventy",
        folder.display()
    );
    let known = FOLDERS.iter().find(|(name, _)| folder.join(name).is_dir());
    match known {
        Some((name, pattern)) => {
            site.sources = vec![Source::plain(*name)];
            site.pattern = Some((*pattern).into());
        }
        None => {
            let guess = ["content", "src"]
                .into_iter()
                .find(|name| folder.join(name).is_dir());
            site.sources = vec![Source::plain(guess.unwrap_or("posts"))];
            site.pattern = Some("/{folder}/{name}/".into());
            site.remarks
                .push("the folder of the articles is a guess: see `[[sources]]`".into());
        }
    }
    let has_files = fs::read_dir(folder.join(&site.sources[0].folder)).is_ok();
    if !has_files {
        site.remarks
            .push(format!("{} is not there", site.sources[0].folder));
    }
    Ok(site)
}

/// How many items the template of Eleventy's plugin shows.
const ITEMS: i64 = 10;
