//! Zola (<https://www.getzola.org/documentation/getting-started/configuration/>).

use std::path::Path;

use anyhow::Context;

use super::from::{Site, Source};
use super::tree::{self, Person};

pub fn read(folder: &Path) -> anyhow::Result<Site> {
    let tree = tree::find(folder, &["zola.toml", "config.toml"])?
        .with_context(|| format!("{} has no config.toml", folder.display()))?;
    let listed = tree
        .at(&["feed_filenames"])
        .and_then(|names| names.get(0)?.as_str());
    let file = listed
        .map(str::to_owned)
        .or_else(|| tree.text(&["feed_filename"]));
    let file = file.unwrap_or_else(|| "atom.xml".into());
    let key = if file.contains("rss") { "rss" } else { "atom" };
    let mut site = Site {
        title: tree.text(&["title"]),
        link: tree.text(&["base_url"]),
        description: tree.text(&["description"]),
        language: tree.text(&["default_language"]),
        author: tree.text(&["author"]).map(|name| {
            let email = name.split_once(" (").map(|(email, _)| email.to_owned());
            match name
                .strip_suffix(')')
                .and_then(|name| name.split_once(" ("))
            {
                Some((_, name)) => Person {
                    name: name.to_owned(),
                    email,
                    url: None,
                },
                None => Person {
                    name,
                    email: None,
                    url: None,
                },
            }
        }),
        sources: vec![Source::plain("content")],
        pattern: Some("/{folder}/{slug}/".into()),
        ids: Some("permalink".into()),
        file: Some((key, file)),
        items: tree.number(&["feed_limit"]),
        ..Site::default()
    };
    if tree
        .text(&["slugify", "paths"])
        .is_some_and(|how| how != "on")
    {
        site.pattern = Some("/{folder}/{name}/".into());
    }
    if tree
        .at(&["languages"])
        .and_then(|all| all.as_object())
        .is_some_and(|all| !all.is_empty())
    {
        site.remarks.push(format!(
            "{} has several languages: give each its own [[sources]] with `language`, and a [[feeds]]",
            tree.file
        ));
    }
    Ok(site)
}
