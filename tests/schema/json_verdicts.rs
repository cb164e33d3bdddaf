//! Our JSON Schema has the verdict of an independent one, which somebody else wrote from the same
//! specification, except where a reason is given.

use std::fs;
use std::path::Path;

use feedmill::checks::schema;
use feedmill::diagnostic::Sink;
use feedmill::model::Format;
use serde_json::{Map, Value, json};

use crate::mutator::Dice;
use crate::support;

/// How many feeds are broken.
const MUTANTS: usize = 20_000;

#[test]
fn broken_feeds_have_the_verdict_of_the_reference_schema() {
    let Some(shared) = support::shared() else {
        return;
    };
    let file = shared.join("schemas/reference/json-feed-1.1.sonicdoe.schema.json");
    let schema: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let reference = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .unwrap();
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schema/base/rich.json");
    let original: Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();

    let mut dice = Dice::new(3);
    let (mut invalid, mut stricter) = (0, 0);
    for _ in 0..MUTANTS {
        let mut feed = original.clone();
        for _ in 0..=dice.throw(2) {
            let count = count(&feed);
            change(nth(&mut feed, &mut dice.throw(count)), &mut dice);
        }
        let text = feed.to_string();
        let mut sink = Sink::new();
        schema::check(Format::Json, text.as_bytes(), "feed.json", &mut sink);
        match (sink.is_empty(), reference.is_valid(&feed)) {
            (true, true) => {}
            (false, false) => invalid += 1,
            (false, true) => {
                let findings = sink.into_vec();
                let known = findings
                    .iter()
                    .all(|found| is_stricter_for_a_reason(&found.message));
                assert!(known, "only we refuse {text}: {findings:#?}");
                stricter += 1;
            }
            (true, false) => panic!("only the reference refuses {text}"),
        }
    }
    println!("{MUTANTS} feeds: {invalid} refused by both, {stricter} by us for a reason");
    assert!(invalid > MUTANTS / 4 && stricter > 0);
}

/// Where we ask for more than the reference schema does, and why.
fn is_stricter_for_a_reason(message: &str) -> bool {
    [
        // An id is required to tell items apart, and an empty one doesn't.
        "`id` is empty",
        // Languages are written as RFC 5646 has it; the reference takes any text.
        "`language` is no language tag",
        // A media type has a slash; the reference takes any text.
        "`mime_type` is no media type",
        // Neither a size nor a duration can be below zero.
        "`size_in_bytes` is below zero",
        "`duration_in_seconds` is below zero",
    ]
    .contains(&message)
}

/// How many values there are, this one and within.
fn count(value: &Value) -> usize {
    let within: usize = match value {
        Value::Array(values) => values.iter().map(count).sum(),
        Value::Object(members) => members.values().map(count).sum(),
        _ => 0,
    };
    1 + within
}

/// The value that is `left` steps further.
fn nth<'a>(value: &'a mut Value, left: &mut usize) -> &'a mut Value {
    if *left == 0 {
        return value;
    }
    *left -= 1;
    let within: Vec<&mut Value> = match value {
        Value::Array(values) => values.iter_mut().collect(),
        Value::Object(members) => members.values_mut().collect(),
        _ => Vec::new(),
    };
    for inner in within {
        let size = count(inner);
        if *left < size {
            return nth(inner, left);
        }
        *left -= size;
    }
    unreachable!("the number is below the count")
}

fn change(value: &mut Value, dice: &mut Dice) {
    match value {
        Value::Object(members) if dice.throw(4) > 0 => change_members(members, dice),
        Value::Array(values) if !values.is_empty() && dice.throw(2) > 0 => {
            let at = dice.throw(values.len());
            match dice.throw(3) {
                0 => drop(values.remove(at)),
                1 => values.push(values[at].clone()),
                _ => values[at] = any(dice),
            }
        }
        _ => *value = any(dice),
    }
}

fn change_members(members: &mut Map<String, Value>, dice: &mut Dice) {
    let names: Vec<_> = members.keys().cloned().collect();
    let new = dice.pick(&[
        "title",
        "url",
        "_x",
        "_",
        "_1",
        "__a",
        "_a.b",
        "a.b",
        "",
        "language",
        "mime_type",
        "id",
        "name",
        "expired",
        "content_html",
        "content_text",
        "tags",
        "_x/y",
        "size_in_bytes",
    ]);
    match dice.throw(4) {
        0 if !names.is_empty() => drop(members.remove(&names[dice.throw(names.len())])),
        1 if !names.is_empty() => {
            let old = &names[dice.throw(names.len())];
            let value = members.remove(old).unwrap_or_default();
            members.insert(new.to_owned(), value);
        }
        2 if !names.is_empty() => {
            members.insert(names[dice.throw(names.len())].clone(), any(dice));
        }
        _ => {
            members.insert(new.to_owned(), any(dice));
        }
    }
}

fn any(dice: &mut Dice) -> Value {
    let values = [
        json!(null),
        json!(true),
        json!(0),
        json!(-1),
        json!(1.5),
        json!(""),
        json!("text"),
        json!("en"),
        json!("en_GB"),
        json!("x-mill"),
        json!("/relative"),
        json!("https://example.org/"),
        json!("mailto:ada@example.org"),
        json!("https://example.org/%zz"),
        json!("https://example.org/a b"),
        json!("https://jsonfeed.org/version/1"),
        json!("https://jsonfeed.org/version/2"),
        json!("2026-06-31T00:00:00Z"),
        json!("2026-06-30T00:00:00"),
        json!("2026-06-30T00:00:00z"),
        json!("image/"),
        json!("image/png; a=b"),
        json!([]),
        json!([{}]),
        json!(["a", 1]),
        json!({}),
        json!({"_a": {"b": 1}}),
        json!({"a.b": 1}),
        json!({"name": "Bo"}),
    ];
    values[dice.throw(values.len())].clone()
}
