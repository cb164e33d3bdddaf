//! What holds of any text, however odd or hostile.

use feedmill::diagnostic::Sink;
use feedmill::model::is_legal;
use feedmill::sources::Held;
use proptest::prelude::*;

use crate::dump::{dump, parts, run};

/// Each would take hours if any part of it were read again for each other part.
#[test]
fn hostile_files_are_read() {
    const SIZE: usize = 1 << 17;
    for unit in [
        "[",
        "{",
        "{\"a\":",
        "[{\"items\":",
        "\"",
        "\\",
        "{}",
        "{}\n",
        "{\"a\n",
        "[]\n",
        "0",
        "-",
        "\n",
        " ",
        "{\"id\":1}\n",
        "\"\\",
        "{\"a\":[],",
        "\u{FEFF}",
        "null\n",
        "[{},\n",
    ] {
        let text = unit.repeat(SIZE / unit.len());
        run(text.as_bytes(), "hostile.jsonl", &mut Sink::new());
        run(text.as_bytes(), "hostile.json", &mut Sink::new());
    }
    let deep = format!(
        "{{\"title\": {}1{}}}",
        "[".repeat(100_000),
        "]".repeat(100_000)
    );
    run(deep.as_bytes(), "deep.json", &mut Sink::new());
}

/// Pieces that mean something to one part of the reader or another.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\n",
            "\r\n",
            "\"",
            "\\",
            "{}\n",
            "null",
            "true",
            "-1e999",
            "\"items\":",
            "\"articles\":[",
            "\"version\":\"https://jsonfeed.org/version/1.1\",",
            "\"uri\":\"urn:a\",",
            "\"title\":\"Tea\",",
            "\"date\":\"2026-03-01\",",
            "\"bodies\":",
            "\"body_html\":",
            "\"content_html\":\"<p>\",",
            "\"authors\":",
            "\"name\":\"A\"",
            "\"associations\":{",
            "\"type\":\"picture\",",
            "\"renditions\":[",
            "\"href\":\"a\",",
            "\"\\ud83d\"",
            "\"\\u0000\"",
            "\u{FEFF}",
            "\"html\":",
            "\"text\":\"a\\r\\n\\r\\nb\"",
        ])
        .prop_map(str::to_owned),
        "[ -~]{0,6}",
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

/// Values that are JSON, with names that are known among others.
fn value() -> impl Strategy<Value = serde_json::Value> {
    let name = prop::sample::select(vec![
        "id",
        "title",
        "date",
        "html",
        "text",
        "uri",
        "headline",
        "headlines",
        "value",
        "role",
        "bodies",
        "subject",
        "name",
        "associations",
        "renditions",
        "href",
        "type",
        "authors",
        "status",
        "tags",
        "image",
        "attachments",
        "url",
        "items",
        "content_html",
        "by",
        "é",
    ]);
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        "\\PC{0,12}".prop_map(Into::into),
        any::<String>().prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 24, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Into::into),
            prop::collection::btree_map(name.clone(), inner, 0..6).prop_map(|fields| {
                let fields = fields
                    .into_iter()
                    .map(|(name, value)| (name.to_owned(), value));
                serde_json::Value::Object(fields.collect())
            }),
        ]
    })
}

fn is_fit(text: &str) -> bool {
    text.chars().all(|c| is_legal(c) && c != '\r')
}

proptest! {
    #[test]
    fn any_pieces_are_an_article_or_a_finding(text in pieces()) {
        for path in ["a.json", "a.jsonl"] {
            let mut sink = Sink::new();
            match run(text.as_bytes(), path, &mut sink) {
                Held::Article(article) => prop_assert!(article.is_some() || sink.has_errors()),
                Held::Parts(parts) => for part in parts {
                    prop_assert!(part.article.is_some() || !part.findings.is_empty());
                    prop_assert!(!part.name.is_empty());
                    prop_assert!(!part.name.contains(['.', '/', '#', '\\', ' ']), "{}", part.name);
                },
                _ => {}
            }
            prop_assert!(is_fit(&dump(text.as_bytes(), path)));
        }
    }

    #[test]
    fn any_bytes_are_an_article_or_a_finding(bytes: Vec<u8>) {
        let mut sink = Sink::new();
        if let Held::Article(None) = run(&bytes, "a.json", &mut sink) {
            prop_assert!(sink.has_errors());
        }
    }

    /// A list, an object around it and lines are three ways to write the same.
    #[test]
    fn it_makes_no_difference_how_articles_are_put_together(all in prop::collection::vec(value(), 2..5)) {
        let list = serde_json::Value::Array(all.clone());
        let lines: Vec<String> = all.iter().map(|value| value.to_string()).collect();
        let said = |text: &str, path| -> Vec<_> {
            parts(text, path).into_iter().map(|part| (part.name, part.content)).collect()
        };
        let plain = said(&list.to_string(), "a.json");
        prop_assert_eq!(plain.len(), all.len());
        prop_assert_eq!(&said(&serde_json::to_string_pretty(&list).unwrap(), "a.json"), &plain);
        prop_assert_eq!(&said(&format!("{{\"articles\": {list}}}"), "a.json"), &plain);
        prop_assert_eq!(&said(&lines.join("\n"), "a.jsonl"), &plain);
    }
}
