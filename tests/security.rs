//! What hostile markup, fields and paths become: each vector of `tests/security/vectors.txt` goes
//! through every source, in every field and as the text, and what is published is looked at.
//!
//! Where `FEEDMILL_SECURITY` names a folder, the site is left there, for `tests/security/browser`.

#[path = "security/feeds.rs"]
mod feeds;
#[path = "security/fields.rs"]
mod fields;
#[path = "security/judge.rs"]
mod judge;
#[path = "content/outlaws.rs"]
mod outlaws;
#[path = "security/paths.rs"]
mod paths;
#[path = "security/published.rs"]
mod published;
#[path = "build/site.rs"]
#[allow(dead_code)]
mod site;
#[path = "security/sources.rs"]
mod sources;
mod support;
#[path = "security/texts.rs"]
mod texts;

use std::sync::LazyLock;

/// A case of the collection.
#[derive(Debug)]
struct Vector {
    name: String,
    markup: String,
}

/// The collection.
static VECTORS: LazyLock<Vec<Vector>> = LazyLock::new(|| {
    let text = include_str!("security/vectors.txt");
    let vectors: Vec<Vector> = text
        .split("\n== ")
        .skip(1)
        .map(|case| {
            let (name, markup) = case.split_once('\n').expect("a name has a line of its own");
            Vector {
                name: name.to_owned(),
                markup: seen(markup.trim_end_matches('\n')),
            }
        })
        .collect();
    assert!(vectors.len() >= 120, "only {} vectors", vectors.len());
    vectors
});

/// `text` with the characters that `{U+…}` stands for.
fn seen(text: &str) -> String {
    let mut parts = text.split("{U+");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (number, rest) = part
            .split_once('}')
            .expect("a character's number is closed");
        let number = u32::from_str_radix(number, 16).expect("it is a number");
        out.push(char::from_u32(number).expect("it is a character"));
        out.push_str(rest);
    }
    out
}

#[test]
fn the_names_are_unique() {
    let mut names: Vec<&str> = VECTORS.iter().map(|vector| vector.name.as_str()).collect();
    names.sort_unstable();
    let count = names.len();
    names.dedup();
    assert_eq!(names.len(), count);
    assert!(
        names
            .iter()
            .all(|name| *name == feedmill::model::slug(name))
    );
}
