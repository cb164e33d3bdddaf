//! Control characters and noncharacters, which XML can't carry: gone from the feeds, named by file
//! and line.

use crate::corpus::{Corpus, FEEDS};
use crate::shown;

fn is_forbidden(it: char) -> bool {
    matches!(it, '\0'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{fffe}' | '\u{ffff}')
}

#[test]
fn no_feed_holds_one_and_the_words_around_it_stay() {
    let corpus = Corpus::new();
    corpus.add_controls();
    corpus.build();
    for name in FEEDS {
        let text = corpus.text(name);
        assert!(!text.contains(is_forbidden), "{name}:\n{text}");
        for hidden in [
            "\\u0001", "\\u000b", "\\uffff", "&#1;", "&#x1;", "&#11;", "&#xB;",
        ] {
            assert!(!text.to_lowercase().contains(hidden), "{name} has {hidden}");
        }
        let items = shown::items(&corpus, name);
        let titles: Vec<_> = items[8..].iter().map(|item| item.title.as_str()).collect();
        let wanted = ["bell in the title", "whistle in the headline"];
        let more = [
            "horn in the title",
            "drum in the title",
            "chime in the title",
        ];
        let wanted: Vec<_> = (wanted.iter().chain(&more))
            .map(|words| format!("A {words}"))
            .collect();
        assert_eq!(titles, wanted, "{name}");
        assert!(items[8..].iter().all(|item| item.authors[0] == "Ada Çelik"));
        assert_eq!(items[8].labels, ["Bells"], "{name}");
        let words =
            "It rings in the text and in <a href=\"https://tea.example/bell/\">an address</a>.";
        assert_eq!(items[8].content, format!("<p>{words}</p>"), "{name}");
    }
}

#[test]
fn each_file_is_named_with_the_line_of_the_first() {
    let corpus = Corpus::new();
    corpus.add_controls();
    let outcome = corpus.build();
    let mut found: Vec<_> = (outcome.report.diagnostics().iter())
        .filter(|it| it.rule == "article/invalid-character")
        .map(|it| {
            let place = it.place.as_ref().expect("it is in a file");
            let name = place.file.rsplit('/').next().expect("there is one");
            (name.to_owned(), place.line, it.message.to_string())
        })
        .collect();
    found.sort();
    let message = |count: u32, which: &str| {
        format!("{count} characters that XML can't carry are removed: {which}")
    };
    assert_eq!(
        found,
        [
            (
                "bell.md".into(),
                Some(2),
                message(7, "U+000B, U+0001, U+FFFF")
            ),
            (
                "chime.md".into(),
                Some(2),
                message(3, "U+000B, U+0001, U+FFFF")
            ),
            (
                "drum.json".into(),
                Some(2),
                message(5, "U+000B, U+0001, U+FFFF")
            ),
            (
                "horn.html".into(),
                Some(5),
                message(6, "U+0001, U+000B, U+FFFF")
            ),
            (
                "whistle.txt".into(),
                Some(1),
                message(5, "U+000B, U+0001, U+FFFF")
            ),
        ]
    );
}
