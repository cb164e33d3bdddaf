//! JSON Pointers → places in the text, in one pass.

use std::collections::{HashMap, HashSet};

use super::engine::escape;
use crate::checks::Span;
use crate::checks::json::{Kind, Value};

/// Where a value is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The name, if it is a member of an object, with its quotes.
    pub name: Option<Span>,
    pub value: Span,
}

/// Finds the places of `wanted` below `root`. Of a name that is there twice the last one counts,
/// as it does in the value that the pointers are about.
pub(super) fn locate(
    root: Value<'_>,
    wanted: impl IntoIterator<Item = String>,
) -> HashMap<String, Place> {
    let wanted: HashSet<String> = wanted.into_iter().collect();
    let mut places = HashMap::new();
    if !wanted.is_empty() {
        visit(root, &mut String::new(), &wanted, &mut places);
    }
    places
}

/// Visits `value`, to which `path` leads.
fn visit(
    value: Value<'_>,
    path: &mut String,
    wanted: &HashSet<String>,
    places: &mut HashMap<String, Place>,
) {
    if wanted.contains(path) {
        let place = Place {
            name: value.name().map(|(_, span)| span),
            value: value.span(),
        };
        places.insert(path.clone(), place);
    }
    let is_array = value.kind() == Kind::Array;
    for (index, child) in value.children().enumerate() {
        let length = path.len();
        path.push('/');
        match child.name() {
            Some((name, _)) if !is_array => path.push_str(&escape(&name)),
            _ => path.push_str(&index.to_string()),
        }
        visit(child, path, wanted, places);
        path.truncate(length);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::{Sink, json};

    #[test]
    fn finds_names_and_values() {
        let text = r#" { "a": [1, {"b/c": "x\"y", "~": null}], "é" : true } "#;
        let document = json::read(text, false, &mut Sink::new(1));
        let root = document.root().unwrap();
        for (pointer, name, value) in [
            ("", None, "{"),
            ("/a", Some("\"a\""), "["),
            ("/a/0", None, "1"),
            ("/a/1", None, "{"),
            ("/a/1/b~1c", Some("\"b/c\""), "\"x\\\"y\""),
            ("/a/1/~0", Some("\"~\""), "null"),
            ("/é", Some("\"é\""), "true"),
        ] {
            let places = locate(root, [pointer.to_owned()]);
            let found = &places[pointer];
            assert_eq!(
                found.name.map(|span| &text[span.range()]),
                name,
                "{pointer}"
            );
            assert_eq!(&text[found.value.range()], value, "{pointer}");
        }
    }

    #[test]
    fn of_two_the_last_counts() {
        let text = r#"{"a": 1, "a": 2}"#;
        let document = json::read(text, false, &mut Sink::new(1));
        let places = locate(document.root().unwrap(), ["/a".to_owned()]);
        assert_eq!(&text[places["/a"].value.range()], "2");
    }
}
