//! `diff`, over feeds that are written in short.

use feedmill::checks::history::{Difference, Held, HeldItem, diff, held};

/// A JSON Feed of items, each `id title published updated url`, where `-` is nothing and a date a
/// day of March 2026.
pub fn feed(items: &[&str]) -> Held {
    let member = |name: &str, value: &str| match value {
        "-" => String::new(),
        value => format!(", \"{name}\": \"{value}\""),
    };
    let day = |day: &str| match day {
        "-" => "-".to_owned(),
        day => format!("2026-03-{day}T08:00:00Z"),
    };
    let items: Vec<String> = items
        .iter()
        .map(|item| {
            let words: Vec<&str> = item.split(' ').collect();
            let word = |at: usize| words.get(at).copied().unwrap_or("-");
            format!(
                "{{\"id\": \"{}\"{}{}{}{}}}",
                word(0),
                member("title", word(1)),
                member("date_published", &day(word(2))),
                member("date_modified", &day(word(3))),
                member("url", word(4)),
            )
        })
        .collect();
    let text = format!(
        "{{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n{}\n]}}",
        items.join(",\n")
    );
    held(text.as_bytes(), "feed.json").expect("it is a feed")
}

fn words(difference: &Difference<'_>) -> String {
    let one = |name: &str, items: &[&HeldItem]| -> Vec<String> {
        items.iter().map(|it| format!("{name} {}", it.id)).collect()
    };
    let two = |name: &str, pairs: &[(&HeldItem, &HeldItem)]| -> Vec<String> {
        let named = pairs.iter().map(|(old, new)| match old.id == new.id {
            true => format!("{name} {}", new.id),
            false => format!("{name} {}>{}", old.id, new.id),
        });
        named.collect()
    };
    [
        one("new", &difference.new),
        two("changed", &difference.changed),
        one("gone", &difference.gone),
        two("redated", &difference.redated),
        two("older", &difference.older),
        two("reidentified", &difference.reidentified),
    ]
    .concat()
    .join(", ")
}

#[test]
fn items_are_told_apart_as_readers_do() {
    let cases: &[(&[&str], &[&str], &str)] = &[
        (&["a Tea 01"], &["a Tea 01"], ""),
        (&["a Tea 01", "b Pot 02"], &["b Pot 02", "a Tea 01"], ""),
        (&["a Tea 01"], &["b Pot 02", "a Tea 01"], "new b"),
        (&["a Tea 01", "b Pot 02"], &["a Tea 01"], "gone b"),
        (&["a Tea 01"], &["a Green 01"], "changed a"),
        (&["a Tea 01 01"], &["a Tea 01 02"], "changed a"),
        (&["a Tea 01 - /a"], &["a Tea 01 - /b"], "changed a"),
        (&["a Tea 01 - /a"], &["a Tea 01"], ""),
        (&["a Tea 01"], &["a Tea 02"], "redated a"),
        (&["a Tea -"], &["a Tea 02"], ""),
        (&["a Tea 01 03"], &["a Tea 01 02"], "older a"),
        (&["a Tea 01 03"], &["a Tea 01"], ""),
        // Another id: by the address,
        (&["a Tea 01 - /t"], &["b Tea 01 - /t"], "reidentified a>b"),
        (&["a Tea 01 - /t"], &["b Green 01 - /t"], "reidentified a>b"),
        (&["a Tea 01 - /t"], &["b Tea 02 - /t"], "reidentified a>b"),
        (&["a - - - /t"], &["b - - - /t"], "reidentified a>b"),
        // by title and publication,
        (&["a Tea 01 - /t"], &["b Tea 01 - /u"], "reidentified a>b"),
        (&["a Tea 01"], &["b Tea 01"], "reidentified a>b"),
        // but not by one of them,
        (&["a Tea 01"], &["b Tea 02"], "new b, gone a"),
        (&["a Tea -"], &["b Tea -"], "new b, gone a"),
        // not where one page is that of many articles,
        (
            &["a Mon 01 - /today"],
            &["b Tue 02 - /today"],
            "new b, gone a",
        ),
        (
            &["a Mon 01 - /log", "b Tue 02 - /log"],
            &["c Mon 02 - /log", "d Tue 01 - /log"],
            "new c, new d, gone a, gone b",
        ),
        // not if the old one is still there,
        (
            &["a Tea 01 - /t"],
            &["a Tea 01 - /t", "b Tea 01 - /t"],
            "new b",
        ),
        // and each only once.
        (
            &["a Tea 01"],
            &["b Tea 01", "c Tea 01"],
            "new b, new c, gone a",
        ),
        (
            &["a Tea 01", "b Pot 02 - /p"],
            &["c Tea 01", "d Pan 02 - /p"],
            "reidentified a>c, reidentified b>d",
        ),
        // Of items with one id the first counts.
        (&["a Tea 01", "a Pot 02"], &["a Tea 01"], ""),
        (&["b Tea 01"], &["a Pot 02", "a Pan 03"], "new a, gone b"),
        (&[], &[], ""),
    ];
    for (old, new, expected) in cases {
        let (old, new) = (feed(old), feed(new));
        let difference = diff(&old, &new);
        assert_eq!(words(&difference), *expected, "{old:#?} {new:#?}");
        assert_eq!(difference.is_empty(), expected.is_empty());
    }
}

#[test]
fn formats_are_compared_by_all_but_their_texts() {
    let json = feed(&["a Tea 01"]);
    let rss = |text: &str| {
        let item = format!(
            "<rss version='2.0'><channel><item><guid>a</guid><title>Tea</title>\
             <pubDate>Sun, 01 Mar 2026 08:00:00 GMT</pubDate>\
             <description>{text}</description></item></channel></rss>"
        );
        held(item.as_bytes(), "rss.xml").expect("it is a feed")
    };
    assert!(diff(&json, &rss("Hot.")).is_empty());
    assert!(diff(&rss("Hot."), &rss("<![CDATA[Hot.]]>")).is_empty());
    assert_eq!(words(&diff(&rss("Hot."), &rss("Cold."))), "changed a");
}
