//! A value with its places → a value for the engine.

use serde_json::{Map, Number, Value as Plain};

use crate::checks::json::{Kind, Value};

/// The value without its places. The reader has bounded the depth.
pub(super) fn converted(value: Value<'_>) -> Plain {
    match value.kind() {
        Kind::Array => Plain::Array(value.children().map(converted).collect()),
        Kind::Boolean => Plain::Bool(value.written() == "true"),
        Kind::Null | Kind::Unknown => Plain::Null,
        Kind::Number => number(value.written()),
        Kind::Object => {
            let member = |it: Value<'_>| Some((it.name()?.0.into_owned(), converted(it)));
            let members: Map<_, _> = value.children().filter_map(member).collect();
            Plain::Object(members)
        }
        Kind::Text => Plain::String(value.text().unwrap_or_default().into_owned()),
    }
}

/// A number that is too large for the engine is the largest one.
fn number(written: &str) -> Plain {
    let largest = if written.starts_with('-') {
        f64::MIN
    } else {
        f64::MAX
    };
    written
        .parse::<Number>()
        .map_or(Plain::from(largest), Plain::Number)
}
