//! `feedmill init --from`: the feed of a site is that of its generator. `tests/generators/run` makes
//! the feeds that are compared with, as far as the generators are there.

#[path = "support/folder.rs"]
mod folder;
#[path = "support/program.rs"]
mod program;

use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use folder::copy;
use program::{feedmill, talk};

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/generators")
}

/// A copy of a sample site, with settings and feeds, and what `init` has said.
fn built(generator: &str, more: &[&str]) -> (TempDir, String) {
    let home = tempfile::tempdir().unwrap();
    let site = samples().join(generator).join("site");
    if site.is_dir() {
        copy(&site, home.path());
    }
    let init = feedmill(
        home.path(),
        &[&["init", "--from", generator, "--yes"], more].concat(),
    );
    assert_eq!(init.status.code(), Some(0), "{}", talk(&init));
    let built = feedmill(home.path(), &["build", "--now", "2026-11-22T12:00:00Z"]);
    let settings = fs::read_to_string(home.path().join("feedmill.toml")).unwrap();
    assert_eq!(built.status.code(), Some(0), "{}\n{settings}", talk(&built));
    (home, talk(&init))
}

/// Id, page, title and publication of each item, by a parser that is not ours.
fn facts(feed: &Path) -> Vec<(String, String, String, Option<i64>)> {
    let bytes = fs::read(feed).unwrap();
    let parser = feed_rs::parser::Builder::new()
        .sanitize_content(false)
        .build();
    let entries = parser.parse(&bytes[..]).unwrap().entries.into_iter();
    let mut facts: Vec<_> = entries
        .map(|entry| {
            let mut links = entry.links.iter();
            let page = links.find(|it| matches!(it.rel.as_deref(), None | Some("alternate")));
            (
                entry.id,
                page.map(|it| it.href.clone()).unwrap_or_default(),
                entry.title.map(|it| it.content).unwrap_or_default(),
                entry.published.or(entry.updated).map(|it| it.timestamp()),
            )
        })
        .collect();
    facts.sort();
    assert!(facts.len() >= 2);
    facts
}

fn same(generator: &str, more: &[&str], name: &str) -> (TempDir, String) {
    let (home, said) = built(generator, more);
    let ours = facts(&home.path().join("feeds").join(name));
    let theirs = facts(&samples().join(generator).join("feed.xml"));
    assert_eq!(ours, theirs, "{generator}");
    (home, said)
}

fn head(home: &TempDir) -> String {
    let settings = fs::read_to_string(home.path().join("feedmill.toml")).unwrap();
    let lines = settings
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty());
    lines
        .filter(|line| !line.starts_with("tag = "))
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn hugo() {
    let (home, said) = same("hugo", &[], "index.xml");
    assert!(
        said.contains("pages that are in no section of content are in no feed"),
        "{said}"
    );
    assert!(
        said.contains("`feedmill adopt https://fields.example/index.xml`"),
        "{said}"
    );
    assert_eq!(
        head(&home),
        r#"[site]
title = "Field Notes"
link = "https://fields.example/"
description = "Walks, mostly wet"
language = "en-gb"
timezone = "Europe/London"
authors = [{ email = "flo@fields.example", name = "Flo Field" }]
rights = "© Field Notes"
[[sources]]
folder = "content/notes"
permalink = "/n/{year}/{month}/{slug_or_title}/"
[permalinks]
pattern = "/{folder}/{file}/"
ids = "permalink"
[output]
folder = "feeds"
url = "https://fields.example/"
rss = "index.xml"
[[sources]]
folder = "content/posts"
permalink = "/posts/{folder}/{file}/""#
    );
}

#[test]
fn zola() {
    let (home, said) = same("zola", &[], "atom.xml");
    assert!(said.contains("is not below /week here"), "{said}");
    assert!(head(&home).contains("pattern = \"/week/{folder}/{slug}/\""));
    assert!(
        head(&home)
            .contains("authors = [{ email = \"zoe@stones.example\", name = \"Zoe Stone\" }]")
    );
}

#[test]
fn jekyll() {
    let (home, _) = same("jekyll", &[], "feed.xml");
    assert!(head(&home).contains("ids = \"name\"\n"));
    assert!(head(&home).contains("description = \"What came in, what went out.\"\n"));
}

#[test]
fn eleventy() {
    let (_, said) = same("eleventy", &[], "feed.xml");
    assert!(
        said.contains("eleventy.config.js is a program and was not run"),
        "{said}"
    );
}

#[test]
fn a_site_that_is_not_there_is_said() {
    let home = tempfile::tempdir().unwrap();
    for (generator, message) in [
        ("hugo", "has no hugo.toml"),
        ("zola", "has no config.toml"),
        ("jekyll", "has no _config.yml"),
        ("eleventy", "has no settings of Eleventy"),
    ] {
        let output = feedmill(home.path(), &["init", "--from", generator, "--yes"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(talk(&output).contains(message), "{}", talk(&output));
    }
    fs::write(home.path().join("hugo.toml"), "title = ").unwrap();
    let output = feedmill(home.path(), &["init", "--from", "hugo", "--yes"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        talk(&output).contains("hugo.toml can't be read"),
        "{}",
        talk(&output)
    );
    assert!(!home.path().join("feedmill.toml").exists());
}

#[test]
fn an_id_stays_when_the_page_moves() {
    let (home, _) = built("hugo", &[]);
    let post = home.path().join("content/posts/first_frost.md");
    let text = fs::read_to_string(&post).unwrap();
    fs::write(&post, text.replace("title =", "slug = \"frost\"\ntitle =")).unwrap();
    let output = feedmill(home.path(), &["build", "--now", "2026-11-22T13:00:00Z"]);
    assert_eq!(output.status.code(), Some(0), "{}", talk(&output));
    let now = facts(&home.path().join("feeds/index.xml"));
    let item = now.iter().find(|item| item.2 == "First frost").unwrap();
    assert_eq!(item.0, "https://fields.example/posts/first_frost/");
    assert_eq!(item.1, "https://fields.example/posts/frost/");
}

#[test]
fn wordpress() {
    let export = samples().join("wordpress/export.xml");
    let (home, said) = same(
        "wordpress",
        &["--export", export.to_str().unwrap()],
        "rss.xml",
    );
    assert!(said.contains("2 posts are in "), "{said}");
    assert!(head(&home).contains("pattern = \"/{year}/{month}/{name}/\"\n"));
    let feed = fs::read_to_string(home.path().join("feeds/rss.xml")).unwrap();
    for known in [
        "<dc:creator>Ada Example</dc:creator>",
        "<category>Manners</category>",
        "<atom:updated>2026-11-03T10:00:00Z</atom:updated>",
        "<p>And in the hand.</p>",
    ] {
        assert!(feed.contains(known), "{known}\n{feed}");
    }
}
