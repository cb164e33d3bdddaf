//! What holds of any text, however odd or hostile.

use feedmill::diagnostic::Sink;
use proptest::prelude::*;

use crate::dump::{markdown, run};

/// Each would take hours if any part of it were read again for each other part.
#[test]
fn hostile_seeds_are_read() {
    const SIZE: usize = 1 << 17;
    let fill = |unit: &str| unit.repeat(SIZE / unit.len());
    let matter = |unit: &str| format!("---\na: {}\n---\n", unit.repeat(100_000 / unit.len()));
    let mut seeds: Vec<String> = [
        "---\n",
        "+++\n",
        "{\n",
        "[",
        "{\"a\":",
        "{{",
        "{{ ",
        "{{ a",
        "{{<",
        "{{</*",
        "{%",
        "{% a",
        "{% raw %}",
        "{% comment %}",
        "{% raw %}\n# x\n{% endraw %}\n",
        "{% a\n\n",
        "<!--",
        "<!--more",
        "<!--more-->",
        "<!--more-->\n",
        "# x\n",
        "x\n===\n",
        "> ",
        "- ",
        "`",
        "*a ",
        "[a](",
        "![",
        "<a",
        "a|",
        "|",
        "\r",
        "\u{1F680}",
        "{{< highlight >}}`",
        "{{a}}{{",
    ]
    .iter()
    .map(|unit| fill(unit))
    .collect();
    seeds.push(fill("{{ ") + "}}");
    seeds.push(fill("{% comment %}") + &fill("endcomment "));
    seeds.push(fill("{% comment %}") + &fill(" ") + "endcomment");
    seeds.push(format!("{{% comment %}}{}", fill("endcomment ")));
    seeds.push("---\n".to_owned() + &fill("a: b\n"));
    seeds.extend(
        [
            "[", "{", "{a: ", "- ", "? ", "&a ", "*a ", "\"", "'", "!", "a: ", ",", ": ", "|\n ",
            "\n- ",
        ]
        .map(matter),
    );
    seeds.extend(
        ["{a=", "[", "a.", "\"", "[a]\n", "a=1\n"]
            .map(|unit| format!("+++\na = {}\n+++\n", unit.repeat(100_000 / unit.len()))),
    );
    for seed in seeds {
        run(&seed, "hostile", &mut Sink::new());
    }
}

/// Pieces that mean something to one part of the reader or another.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "---\n",
            "+++\n",
            "{",
            "}",
            "[",
            "]",
            "{{",
            "}}",
            "{{<",
            ">}}",
            "{%",
            "%}",
            "raw",
            "end",
            "comment",
            "highlight",
            "<!--",
            "more",
            "-->",
            "# ",
            "=\n",
            "\n",
            "\r",
            "\r\n",
            "\n\n",
            "  ",
            "\t",
            ": ",
            "- ",
            "? ",
            "&a ",
            "*a ",
            "|\n",
            ">-\n",
            "!",
            "%",
            "@",
            "`",
            "```\n",
            "\"",
            "'",
            "\\",
            "\\u",
            ",",
            "=",
            ".",
            "a",
            "title",
            "date",
            "tags",
            "author",
            "params",
            "true",
            "2026-03-15",
            "é",
            "\u{1F680}",
            "\u{85}",
            "\u{FEFF}",
            "\0",
            "...\n",
            "|",
            "$",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
    ];
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

/// Reads `text` and holds what must be true of whatever comes of it.
fn holds(text: &str) -> Result<(), TestCaseError> {
    let mut sink = Sink::new();
    let article = run(text, "2026-03-15-any", &mut sink);
    let has_errors = sink.has_errors();
    let found = sink.into_vec();
    let last = text.split(['\n', '\r']).count() as u32;
    for finding in &found {
        let line = finding.place.as_ref().and_then(|place| place.line);
        prop_assert!(line.is_none_or(|line| (1..=last).contains(&line)));
    }
    let refused = found
        .iter()
        .any(|finding| finding.rule == "article/invalid-front-matter");
    prop_assert!(!refused || article.is_none());
    prop_assert!(has_errors || article.is_some());
    if let Some(article) = article {
        prop_assert!(markdown(&article).trim_end() == markdown(&article));
        prop_assert!(
            article
                .title
                .is_none_or(|title| !title.value.trim().is_empty())
        );
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::with_cases(2_000)
    })]

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        holds(&text)?;
    }

    #[test]
    fn any_pieces_are_read(text in pieces()) {
        holds(&text)?;
    }

    #[test]
    fn any_front_matter_is_read(
        (open, close) in prop::sample::select(vec![
            ("---\n", "\n---\n"), ("+++\n", "\n+++\n"), ("{\n", "\n}\n"),
            ("---json\n", "\n---\n"), ("---\ntitle: ", "\n---\n"), ("{\"a\": \"", "\"}\n"),
        ]),
        inner in pieces(),
        after in pieces(),
    ) {
        holds(&format!("{open}{inner}{close}{after}"))?;
    }

    #[test]
    fn plain_paragraphs_are_left_alone(text in "[a-z][a-zé .,\n*_-]{0,80}") {
        let seed = format!("---\ntitle: T\n---\n{text}");
        let article = run(&seed, "plain", &mut Sink::new()).expect("the front matter is right");
        prop_assert_eq!(markdown(&article), text.trim_end());
    }
}
