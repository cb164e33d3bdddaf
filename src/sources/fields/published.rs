//! The schema that is published for editors has the vocabulary, and nothing else.

use serde_json::Value;

use super::keys::{self, Meaning};

/// What the schema has beside fields: the text, in each notation.
const TEXTS: [&str; 3] = ["html", "markdown", "text"];

/// What is read for the sake of site generators, or under another name as well.
const UNPUBLISHED: [Meaning; 6] = [
    Meaning::Container,
    Meaning::Excluded,
    Meaning::ExcerptSeparator,
    Meaning::Keywords,
    Meaning::Other,
    Meaning::Path,
];

fn published() -> Vec<String> {
    let schema = include_str!("../../../schemas/article.schema.json");
    let schema: Value = serde_json::from_str(schema).expect("the schema is JSON");
    let fields = schema["definitions"]["article"]["properties"].as_object();
    let names = fields.expect("an article has fields").keys().cloned();
    names
        .filter(|name| !TEXTS.contains(&name.as_str()))
        .collect()
}

#[test]
fn every_field_of_the_schema_is_in_the_vocabulary() {
    for name in published() {
        let meaning = keys::meaning(&name).map(|(_, meaning)| meaning);
        let is_known = meaning.is_some_and(|meaning| !UNPUBLISHED.contains(&meaning));
        assert!(is_known, "`{name}` is no field");
    }
}

#[test]
fn every_meaning_of_the_vocabulary_is_in_the_schema() {
    let published: Vec<Meaning> = published()
        .iter()
        .filter_map(|name| Some(keys::meaning(name)?.1))
        .collect();
    for (key, meaning) in keys::KEYS {
        let is_there = published.contains(meaning) || UNPUBLISHED.contains(meaning);
        assert!(is_there, "the schema has no field for `{key}`");
    }
}
