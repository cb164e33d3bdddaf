//! The reader against another one, which somebody else wrote from the same specification.
//!
//! It agrees with `serde_json` on what is JSON and on the values, with two exceptions: numbers
//! that no `f64` holds are JSON (RFC 8259, section 6, leaves the range open), and objects and
//! arrays nest 256 levels deep rather than 127.

use proptest::prelude::*;
use serde_json::{Map, Number, Value as Other};

use super::{Kind, Value};
use crate::checks::{Options, Sink};

/// The value of `text`, and whether it is JSON.
fn ours(text: &str) -> (Option<Other>, bool) {
    let mut sink = Sink::new(100);
    let document = super::read(text, false, &mut sink);
    let value = document.root().map(converted);
    let report = sink.into_report(text, "feed.json", &Options::default());
    let refused = [
        "json/invalid-syntax",
        "json/invalid-surrogate",
        "json/excessive-depth",
    ];
    let is_json = !report
        .diagnostics()
        .iter()
        .any(|it| refused.contains(&it.rule));
    (value, is_json)
}

fn converted(value: Value<'_>) -> Other {
    match value.kind() {
        Kind::Array => Other::Array(value.children().map(converted).collect()),
        Kind::Boolean => Other::Bool(value.written() == "true"),
        Kind::Null | Kind::Unknown => Other::Null,
        Kind::Number => value
            .written()
            .parse::<Number>()
            .map_or(Other::Null, Other::Number),
        Kind::Object => {
            let member = |it: Value<'_>| Some((it.name()?.0.into_owned(), converted(it)));
            Other::Object(value.children().filter_map(member).collect::<Map<_, _>>())
        }
        Kind::Text => Other::String(value.text().unwrap_or_default().into_owned()),
    }
}

fn agree(text: &str) -> Result<(), TestCaseError> {
    let (value, is_json) = ours(text);
    match serde_json::from_str::<Other>(text) {
        Ok(other) => {
            prop_assert!(is_json, "only we refuse {text:?}");
            prop_assert_eq!(value, Some(other));
        }
        Err(error) => {
            let is_range = error.to_string().contains("number out of range");
            prop_assert!(!is_json || is_range, "only we accept {text:?}: {error}");
        }
    }
    Ok(())
}

fn any_value() -> impl Strategy<Value = Other> {
    let scalar = prop_oneof![
        Just(Other::Null),
        any::<bool>().prop_map(Other::Bool),
        any::<i64>().prop_map(Other::from),
        any::<f64>().prop_map(Other::from),
        any::<String>().prop_map(Other::from),
        "[a-z\\\\\"'/\u{e9}\u{1f375}]{0,8}".prop_map(Other::from),
    ];
    scalar.prop_recursive(4, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Other::from),
            prop::collection::vec(("[a-d]{0,2}", inner), 0..24)
                .prop_map(|members| Other::Object(members.into_iter().collect())),
        ]
    })
}

/// Pieces that JSON is made of, and some that it is nearly made of.
fn piece() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        "\"",
        "\"a\"",
        "\"\\u00e9\"",
        "\\ud83c",
        "\\udf75",
        "\\u",
        "\\",
        "\\n",
        "\n",
        " ",
        "\t",
        "0",
        "1",
        "-",
        "+",
        ".",
        "e",
        "E",
        "12",
        "1.5e3",
        "1e999",
        "true",
        "false",
        "null",
        "nul",
        "'",
        "a",
        "é",
        "🍵",
        "/",
        "//",
        "/*",
        "*/",
        "\u{a0}",
        "\u{feff}",
        "\u{7f}",
        "\u{1}",
        "NaN",
    ])
}

proptest! {
    #[test]
    fn values_are_read_as_they_were_written(value in any_value()) {
        for text in [value.to_string(), format!("{value:#}")] {
            let (read, is_json) = ours(&text);
            prop_assert!(is_json, "{text}");
            // Not `value` itself: what is written of a float may be read as its neighbour.
            prop_assert_eq!(read, serde_json::from_str(&text).ok());
        }
    }

    #[test]
    fn broken_values_are_refused_by_both(
        value in any_value(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<bool>(), piece()), 1..4),
    ) {
        let mut text = value.to_string();
        for (index, take_out, piece) in edits {
            let mut places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            places.push(text.len());
            let at = places[index.index(places.len())];
            let end = text[at..].chars().next().filter(|_| take_out).map_or(at, |it| at + it.len_utf8());
            text.replace_range(at..end, piece);
        }
        agree(&text)?;
    }

    #[test]
    fn heaps_of_pieces_are_refused_by_both(pieces in prop::collection::vec(piece(), 0..16)) {
        agree(&pieces.concat())?;
    }

    #[test]
    fn any_bytes_come_to_an_end(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        crate::checks::check(&bytes, "feed.json", &Options::default());
    }

    #[test]
    fn any_feed_comes_to_an_end(
        member in prop::sample::select(vec!["version", "title", "authors", "items", "hubs", "_a", "next_url", "language"]),
        value in any_value(),
        inner in prop::sample::select(vec!["id", "url", "content_html", "date_published", "tags", "attachments", "author"]),
        item in any_value(),
        cut in any::<prop::sample::Index>(),
    ) {
        let feed = serde_json::json!({ member: value, "items": [{ inner: item.clone() }, item] });
        let text = feed.to_string();
        crate::checks::check(text.as_bytes(), "feed.json", &Options::default());
        let cut = &text.as_bytes()[..cut.index(text.len())];
        crate::checks::check(cut, "feed.json", &Options::default());
    }
}

#[test]
fn depth_is_bounded_and_not_the_stack() {
    let nested = |depth: usize| "[".repeat(depth) + &"]".repeat(depth);
    assert!(ours(&nested(256)).1);
    assert!(!ours(&nested(257)).1);
    assert!(!ours(&nested(1_000_000)).1);
    assert!(!ours(&"{\"a\":".repeat(1_000_000)).1);
}

#[test]
fn hostile_texts_take_linear_time() {
    // Each of these takes hours where something is searched anew from every place.
    let many = 100_000;
    for text in [
        format!("\"{}\"", "\n".repeat(many)),
        format!("[{}", "\"\n".repeat(many)),
        format!("[{}", "'\n\"\n".repeat(many)),
        format!("{{{}}}", "\"a\":1,".repeat(many)),
        format!("[{}", "/*".repeat(many)),
        format!("{{\"items\":[{}]}}", "{\"id\":1},".repeat(many)),
        format!("\"{}\"", "\\ud800".repeat(many)),
        "[".repeat(many),
        ",".repeat(many),
        "<".repeat(many),
    ] {
        crate::checks::check(text.as_bytes(), "feed.json", &Options::default());
    }
}
