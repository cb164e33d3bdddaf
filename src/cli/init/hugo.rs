//! Hugo (<https://gohugo.io/configuration/>).

use std::fs;
use std::path::Path;

use anyhow::Context;
use serde_json::Value;

use super::from::{Site, Source};
use super::pattern::{translate, untranslated};
use super::tree::{self, Tree};

const FILES: [&str; 16] = [
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "hugo.json",
    "config.toml",
    "config.yaml",
    "config.yml",
    "config.json",
    "config/_default/hugo.toml",
    "config/_default/hugo.yaml",
    "config/_default/hugo.yml",
    "config/_default/hugo.json",
    "config/_default/config.toml",
    "config/_default/config.yaml",
    "config/_default/config.yml",
    "config/_default/config.json",
];

/// Hugo's words in patterns of addresses, and ours.
const WORDS: [(&str, &str); 11] = [
    ("contentbasename", "{file}"),
    ("day", "{day}"),
    ("filename", "{file}"),
    ("month", "{month}"),
    ("section", "{SECTION}"),
    ("sections", "{SECTION}/{folder}"),
    ("slug", "{slug_or_title}"),
    ("slugorcontentbasename", "{file}"),
    ("slugorfilename", "{file}"),
    ("title", "{title}"),
    ("year", "{year}"),
];

pub fn read(folder: &Path) -> anyhow::Result<Site> {
    let tree = tree::find(folder, &FILES)?.with_context(|| {
        format!(
            "{} has no hugo.toml, and no other settings of Hugo",
            folder.display()
        )
    })?;
    let content = tree
        .text(&["contentDir"])
        .unwrap_or_else(|| "content".into());
    let mut site = Site {
        title: tree.text(&["title"]),
        link: tree.text(&["baseURL"]),
        description: tree.text(&["params", "description"]),
        language: tree.any(&[&["locale"], &["languageCode"], &["defaultContentLanguage"]]),
        timezone: tree.text(&["timeZone"]),
        author: tree
            .person(&["params", "author"])
            .or_else(|| tree.person(&["author"])),
        rights: tree.text(&["copyright"]),
        pattern: Some(address(&tree, "/{folder}/{file}/")),
        ids: Some("permalink".into()),
        file: Some(("rss", "index.xml".into())),
        items: tree
            .number(&["services", "rss", "limit"])
            .or_else(|| tree.number(&["rssLimit"])),
        ..Site::default()
    };
    site.sources = sources(folder, &content, &tree, &mut site.remarks)?;
    if tree
        .at(&["languages"])
        .is_some_and(|languages| languages.as_object().is_some_and(|all| all.len() > 1))
    {
        site.remarks.push(format!(
            "{} has several languages: give each its own [[sources]] with `language`, and a [[feeds]]",
            tree.file
        ));
    }
    Ok(site)
}

/// With `uglyURLs`, pages are files.
fn address(tree: &Tree, pattern: &str) -> String {
    match tree.at(&["uglyURLs"]) {
        Some(Value::Bool(true)) => format!("{}.html", pattern.trim_end_matches('/')),
        _ => pattern.to_owned(),
    }
}

/// The content; each of its sections by itself where one has a pattern of its own.
fn sources(
    folder: &Path,
    content: &str,
    tree: &Tree,
    remarks: &mut Vec<String>,
) -> anyhow::Result<Vec<Source>> {
    let page = |value: &Value| value.get("page").filter(|page| page.is_object()).cloned();
    let all = tree.at(&["permalinks"]);
    let patterns = all.and_then(page).or_else(|| all.cloned());
    let patterns = patterns.as_ref().and_then(Value::as_object);
    let Some(patterns) = patterns.filter(|all| all.values().any(Value::is_string)) else {
        return Ok(vec![Source::plain(content)]);
    };
    let root = folder.join(content);
    let entries = fs::read_dir(&root)
        .map_err(|cause| feedmill::Error::io("cannot list the folder", &root, cause))?;
    let mut sections: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    sections.sort();
    let mut sources = Vec::new();
    for section in sections {
        let theirs = patterns.get(&section).and_then(Value::as_str);
        let ours = theirs.map(|pattern| (pattern, translate(pattern, &WORDS)));
        let pattern = match ours {
            None => format!("/{section}/{{folder}}/{{file}}/"),
            Some((_, Ok(ours))) => ours.replace("{SECTION}", &section),
            Some((theirs, Err(word))) => {
                remarks.push(untranslated(theirs, &word));
                format!("/{section}/{{folder}}/{{file}}/")
            }
        };
        sources.push(Source {
            pattern: Some(address(tree, &pattern)),
            ..Source::plain(format!("{content}/{section}"))
        });
    }
    remarks.push(format!(
        "pages that are in no section of {content} are in no feed"
    ));
    Ok(sources)
}
