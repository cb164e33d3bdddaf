//! Files that mean harm cost no more than any others: an answer comes, and soon.

use feedmill::checks::schema;
use feedmill::diagnostic::Sink;
use feedmill::model::Format;
use proptest::prelude::*;

/// The rules of what is found.
fn rules(format: Format, bytes: &[u8]) -> Vec<&'static str> {
    let mut sink = Sink::new();
    schema::check(format, bytes, "feed", &mut sink);
    sink.into_vec().iter().map(|finding| finding.rule).collect()
}

#[test]
fn deep_nesting_is_refused() {
    let deep =
        |open: &str, close: &str| format!("{}{}", open.repeat(100_000), close.repeat(100_000));
    let (tags, unclosed) = (deep("<a>", "</a>"), deep("<a b='>'>", ""));
    for format in [Format::Atom, Format::Rss] {
        assert_eq!(rules(format, tags.as_bytes()), ["xml/invalid-nesting"]);
        assert_eq!(rules(format, unclosed.as_bytes()), ["xml/invalid-nesting"]);
    }
    for (open, close) in [("[", "]"), ("{\"a\":", "}"), ("[", "")] {
        let text = deep(open, close);
        let found = rules(Format::Json, text.as_bytes());
        assert!(found.contains(&"json/excessive-depth"), "{open}: {found:?}");
    }
}

#[test]
fn entities_are_never_expanded() {
    let laughs = "<!DOCTYPE rss [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]><rss>&b;</rss>";
    let outside = "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/hostname'>]><rss>&a;</rss>";
    for text in [laughs, outside] {
        assert_eq!(rules(Format::Rss, text.as_bytes()), ["xml/invalid-doctype"]);
    }
    let unknown = "<!DOCTYPE rss PUBLIC 'a' 'file:///etc/hostname'><rss>&nbsp;</rss>";
    assert_eq!(
        rules(Format::Rss, unknown.as_bytes()),
        ["xml/invalid-syntax"]
    );
    let named = "<!DOCTYPE rss PUBLIC 'a' 'file:///etc/hostname'><rss/>";
    assert!(
        rules(Format::Rss, named.as_bytes())
            .iter()
            .all(|rule| *rule == "schema/rss")
    );
}

#[test]
fn attributes_and_namespaces_are_bounded() {
    let numbered = |pattern: &str, count: usize| -> String {
        (0..count)
            .map(|number| pattern.replace('#', &number.to_string()))
            .collect()
    };
    let attributes = format!("<rss {}/>", numbered(" a#='b'", 100_000));
    assert_eq!(
        rules(Format::Rss, attributes.as_bytes()),
        ["xml/invalid-nesting"]
    );
    let namespaces = format!("<rss {}>", numbered(" xmlns:a#='b#'", 200));
    assert_eq!(
        rules(Format::Rss, namespaces.as_bytes()),
        ["xml/invalid-nesting"]
    );
    let spaced = format!("<rss {}>", numbered(" xmlns:a# = 'b#'", 200));
    assert_eq!(
        rules(Format::Rss, spaced.as_bytes()),
        ["xml/invalid-nesting"]
    );
}

#[test]
fn long_lines_and_many_names_are_read() {
    let names: String = (0..20_000)
        .map(|number| format!("<x:a{number} b='{number}'/>"))
        .collect();
    let feed = format!(
        "<rss version='2.0' xmlns:x='x'><channel><title/><link/><description>{}</description>{names}\
         </channel></rss>",
        "a ".repeat(1_000_000)
    );
    assert!(rules(Format::Rss, feed.as_bytes()).is_empty());
}

#[test]
fn a_key_that_is_there_often_is_found_soon() {
    let members: Vec<_> = (0..50_000)
        .map(|number| format!("\"_a{}\":{{}}", number % 40_000))
        .collect();
    let required = "\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"\",\"items\":[]";
    let feed = format!("{{{required},{}}}", members.join(","));
    let found = rules(Format::Json, feed.as_bytes());
    assert_eq!(
        found
            .iter()
            .filter(|rule| **rule == "json/duplicate-key")
            .count(),
        101
    );
}

#[test]
fn many_faults_are_told_in_part() {
    let head = "<id/><title/><updated>2026-11-01T12:00:00Z</updated>";
    let feed = format!(
        "<feed xmlns='http://www.w3.org/2005/Atom'>{head}<entry>{head}</entry>{}</feed>",
        "<link href='a'/>".repeat(50_000)
    );
    assert_eq!(rules(Format::Atom, feed.as_bytes()).len(), 101);
}

proptest! {
    #[test]
    fn any_bytes_get_an_answer(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        for format in Format::ALL {
            prop_assert!(!rules(format, &bytes).is_empty());
        }
        schema::detect(&bytes);
    }

    #[test]
    fn anything_like_markup_gets_an_answer(text in "(<[?!/]?[a-z:]{0,3}( [a-z]=['\"]?)?|[/?-]?>|\\]|\\[|&|é|\n){0,40}") {
        rules(Format::Atom, text.as_bytes());
        rules(Format::Rss, format!("<rss>{text}</rss>").as_bytes());
        schema::detect(text.as_bytes());
    }

    #[test]
    fn anything_like_json_gets_an_answer(text in "([\\[\\]{}:,]|\"[a-zé\\\\]?\"?|1|true| |\n){0,40}") {
        rules(Format::Json, text.as_bytes());
        rules(Format::Json, format!("{{\"items\": [{text}]}}").as_bytes());
    }
}
