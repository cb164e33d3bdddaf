//! What a published feed holds, how the next one differs, and which differences are refused.

#[path = "history/anything.rs"]
mod anything;
#[path = "history/changes.rs"]
mod changes;
#[path = "history/guarded.rs"]
mod guarded;

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::{env, fs};

use feedmill::checks::history::{Held, held};
use feedmill::model::Instant;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/history/held");
    let mut found: Vec<PathBuf> = fs::read_dir(folder)
        .expect("the cases are there")
        .map(|entry| entry.expect("they can be listed").path())
        .filter(|path| path.extension().is_some_and(|it| it != "txt"))
        .collect();
    found.sort();
    assert!(found.len() >= 12, "only {} cases", found.len());
    found
}

/// Each feed of the folder and what it holds, in a text beside it; `UPDATE=1` writes that.
#[test]
fn what_feeds_hold() {
    for path in cases() {
        let name = path.file_name().expect("it is a file").to_string_lossy();
        let bytes = fs::read(&path).expect("it can be read");
        let found = dump(&held(&bytes, &name).expect("it is a feed"));
        let beside = path.with_extension(format!(
            "{}.txt",
            path.extension().unwrap_or_default().to_string_lossy()
        ));
        if env::var_os("UPDATE").is_some() {
            fs::write(&beside, &found).expect("the folder is ours");
        }
        let expected = fs::read_to_string(&beside).unwrap_or_default();
        assert_eq!(found, expected, "{name}");
    }
}

#[test]
fn a_feed_that_ends_anywhere_is_read_as_far_as_it_goes() {
    for path in cases() {
        let text = fs::read_to_string(&path).expect("it can be read");
        let name = path.display().to_string();
        let whole = held(text.as_bytes(), &name).expect("it is a feed");
        for (end, _) in text.char_indices() {
            let Some(part) = held(&text.as_bytes()[..end], &name) else {
                continue;
            };
            let count = part.items.len();
            assert!(count <= whole.items.len(), "{name}: {end}");
            // The last one may have lost a part of itself.
            let complete = count.saturating_sub(1);
            assert_eq!(
                part.items[..complete],
                whole.items[..complete],
                "{name}: {end}"
            );
        }
    }
}

#[test]
fn encodings_make_no_difference() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/history/held/jekyll.xml");
    let text = fs::read_to_string(path).expect("it can be read");
    let wide: Vec<u8> = format!("\u{FEFF}{}", text.replace("utf-8", "utf-16"))
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(held(&wide, "a"), held(text.as_bytes(), "a"));
}

#[test]
fn what_is_no_feed_holds_nothing() {
    for text in [
        "",
        " ",
        "\0",
        "<",
        "<html><body>404</body></html>",
        "<?xml version='1.0'?><sitemap/>",
        "[]",
        "{}",
        "{\"items\": {}}",
        "not found",
    ] {
        assert_eq!(held(text.as_bytes(), "feed.xml"), None, "{text:?}");
        assert_eq!(held(text.as_bytes(), "feed.json"), None, "{text:?}");
    }
}

#[test]
fn our_own_feeds_are_alike_in_all_formats() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("feeds");
    let read = |name: &str| {
        let bytes = fs::read(folder.join(name)).expect("it is committed");
        held(&bytes, name).expect("it is a feed")
    };
    let (rss, atom, json) = (read("rss.xml"), read("atom.xml"), read("feed.json"));
    assert!(rss.is_ours && atom.is_ours && json.is_ours);
    assert!(!rss.items.is_empty());
    let facts = |held: &Held, with_updated: bool| -> Vec<_> {
        let items = held.items.iter();
        items
            .map(|it| {
                let updated = it.updated.filter(|_| with_updated);
                (
                    it.id.clone(),
                    it.url.clone(),
                    it.title.clone(),
                    it.published,
                    updated,
                )
            })
            .collect()
    };
    assert_eq!(facts(&rss, false), facts(&atom, false));
    assert_eq!(facts(&atom, true).len(), facts(&json, true).len());
    assert_eq!(facts(&atom, false), facts(&json, false));
}

fn dump(held: &Held) -> String {
    let date = |seconds: Option<i64>| match seconds {
        Some(seconds) => {
            Instant::from_unix(seconds).map_or_else(|| seconds.to_string(), Instant::rfc3339)
        }
        None => "-".into(),
    };
    let or = |text: &Option<String>| text.clone().unwrap_or_else(|| "-".into());
    let mut out = String::new();
    writeln!(out, "{}", held.kind.as_str()).unwrap();
    writeln!(out, "id {}, self {}", or(&held.id), or(&held.self_link)).unwrap();
    writeln!(
        out,
        "ours {}, whole {}, nameless {}, withdrawn {:?}",
        held.is_ours, held.is_whole, held.nameless, held.withdrawn
    )
    .unwrap();
    for item in &held.items {
        writeln!(out, "\nline {}: {}", item.line, item.id).unwrap();
        writeln!(out, "  url {}", or(&item.url)).unwrap();
        writeln!(out, "  title {:?}", item.title).unwrap();
        writeln!(
            out,
            "  published {}, updated {}",
            date(item.published),
            date(item.updated)
        )
        .unwrap();
    }
    out
}
