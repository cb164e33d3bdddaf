//! The published schema of our own shape says what is read, no more and no less.

use std::fs;
use std::path::Path;

use feedmill::diagnostic::Sink;
use feedmill::sources::Held;
use serde_json::Value;

use super::{ROOT, dump};

fn schema() -> Value {
    let file = Path::new(ROOT).join("schemas/article.schema.json");
    let text = fs::read_to_string(file).expect("the schema is there");
    serde_json::from_str(&text).expect("the schema is JSON")
}

#[test]
fn the_case_with_every_field_has_every_field_of_the_schema() {
    let schema = schema();
    let case = fs::read_to_string(Path::new(ROOT).join("tests/json/own/every-field.json"))
        .expect("the case is there");
    let case: Value = serde_json::from_str(&case).expect("the case is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let faults: Vec<String> = validator
        .iter_errors(&case)
        .map(|it| it.to_string())
        .collect();
    assert!(faults.is_empty(), "{faults:?}");
    let article = &schema["definitions"]["article"]["properties"];
    let fields = article.as_object().expect("an article has fields");
    for (name, field) in fields {
        // Of the texts only one can be there.
        let is_other_text = ["markdown", "text"].contains(&name.as_str());
        assert!(
            is_other_text || case.get(name).is_some(),
            "the case has no `{name}`"
        );
        assert!(
            field["description"].is_string(),
            "`{name}` is not described"
        );
    }
}

/// A name that the reader does not know would leave the article as it is without it.
#[test]
fn every_field_of_the_schema_is_read() {
    let schema = schema();
    let fields = schema["definitions"]["article"]["properties"]
        .as_object()
        .expect("an article has fields");
    let case = fs::read_to_string(Path::new(ROOT).join("tests/json/own/every-field.json"))
        .expect("the case is there");
    let whole: Value = serde_json::from_str(&case).expect("the case is JSON");
    let read =
        |value: &Value| match dump::run(value.to_string().as_bytes(), "a.json", &mut Sink::new()) {
            Held::Article(article) => article,
            _ => None,
        };
    for name in fields.keys().filter(|name| whole.get(*name).is_some()) {
        let mut without = whole.clone();
        without
            .as_object_mut()
            .expect("it is an object")
            .remove(name);
        assert_ne!(read(&without), read(&whole), "`{name}` is not read");
    }
}
