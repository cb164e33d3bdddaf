//! The extensions at the edges of what they allow: the files in `tests/rules` that [`FILES`] names
//! have a case a line, an element and behind `=>` every rule above the level of notes that finds
//! something.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use feedmill::checks::{self, Ns, Options};
use feedmill::diagnostic::Level;

/// A feed of one item around `element`, RSS unless it begins with `feed` or `entry`; one that
/// begins with `channel` or `feed` stands beside the item.
fn feed(element: &str) -> String {
    let prefixes: String = PREFIXES
        .iter()
        .filter_map(|prefix| Some((prefix, Ns::of_prefix(prefix)?.uri()?)))
        .map(|(prefix, uri)| format!(" xmlns:{prefix}=\"{uri}\""))
        .collect();
    for (place, beside) in [("feed ", true), ("entry ", false)] {
        if let Some(element) = element.strip_prefix(place) {
            return atom(element, beside, &prefixes);
        }
    }
    let (beside, within) = match element.strip_prefix("channel ") {
        Some(element) => (element, ""),
        None => ("", element),
    };
    let show = if element.contains("<itunes:") {
        SHOW
    } else {
        ""
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><rss version=\"2.0\"{prefixes}><channel>\
         <title>Tea</title><link>https://example.org/</link><description>Tea</description>\
         <language>en</language>\
         <atom:link rel=\"self\" href=\"https://example.org/feed.xml\"/>{show}{beside}\
         <item><title>Tea</title><guid>https://example.org/tea</guid>{within}</item>\
         </channel></rss>"
    )
}

fn atom(element: &str, is_beside: bool, prefixes: &str) -> String {
    let (beside, within) = if is_beside {
        (element, "")
    } else {
        ("", element)
    };
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"\
         {prefixes} xml:lang=\"en\"><title>Tea</title><id>https://example.org/</id>\
         <updated>2026-03-01T09:00:00Z</updated><author><name>Ada</name></author>\
         <link rel=\"self\" href=\"https://example.org/feed.xml\"/>{beside}\
         <entry><title>Tea</title><id>https://example.org/tea</id>\
         <updated>2026-03-01T08:00:00Z</updated><summary>Green</summary>\
         <link href=\"https://example.org/tea\"/>{within}</entry></feed>"
    )
}

const FILES: [&str; 2] = ["extensions.txt", "modules.txt"];

/// What Apple requires of a show, in a feed that does not say it itself.
const SHOW: &str = "<itunes:category text=\"Arts\"/><itunes:explicit>false</itunes:explicit>\
     <itunes:image href=\"https://example.org/tea.png\"/>\
     <itunes:owner><itunes:email>ada@example.org</itunes:email></itunes:owner>";

const PREFIXES: &[&str] = &[
    "admin",
    "app",
    "at",
    "atom",
    "blogChannel",
    "cc",
    "content",
    "conversationsNetwork",
    "creativeCommons",
    "dc",
    "dcterms",
    "ev",
    "feedburner",
    "fh",
    "geo",
    "georss",
    "geourl",
    "gml",
    "icbm",
    "indexing",
    "itunes",
    "media",
    "podcast",
    "rdf",
    "slash",
    "sx",
    "sy",
    "thr",
    "trackback",
    "wfw",
    "xhtml",
];

#[test]
fn each_line_is_judged_as_it_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules");
    let cases: String = FILES
        .iter()
        .map(|file| fs::read_to_string(folder.join(file)).expect("the cases are there"))
        .collect();
    let mut faults = Vec::new();
    let mut count = 0;
    for line in cases
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        let (element, expected) = line.split_once("=>").expect("a case has =>");
        let expected: BTreeSet<&str> = expected.split_whitespace().collect();
        let report = checks::check(
            feed(element.trim()).as_bytes(),
            "case.xml",
            &Options::default(),
        );
        let found: BTreeSet<&str> = report
            .diagnostics()
            .iter()
            .filter(|it| matches!(it.level, Level::Error | Level::Warning))
            .map(|it| it.rule)
            .collect();
        if found != expected {
            faults.push(format!("{line}\n    found {found:?}"));
        }
        count += 1;
    }
    assert!(count > 100, "the cases are read");
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
