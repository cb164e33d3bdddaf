//! What the writers write, read back by others and compared with the model.

mod crates;
mod golden;
#[path = "../../../tests/support/hostile.rs"]
mod hostile;
mod mapping;
mod on_air;
mod parity;
mod partner;
mod property;
mod read_back;
mod readers_rules;
mod sample;
mod xml;

use crate::model::{Feed, Format};

/// The feed as `format`, as text.
fn written(format: Format, feed: &Feed) -> String {
    let bytes = super::write(format, feed, &sample::address()).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The feed as `format`, read by the strict reader.
fn read(format: Format, feed: &Feed) -> xml::Element {
    let document = written(format, feed);
    xml::parse(document.as_bytes()).unwrap_or_else(|problem| panic!("{problem} in\n{document}"))
}

/// The feed as JSON Feed, as a value.
fn json(feed: &Feed) -> serde_json::Value {
    serde_json::from_str(&written(Format::Json, feed)).unwrap()
}

/// A name in the namespace of Atom, as the strict reader has it.
fn atom(local: &str) -> String {
    format!("{{{}}}{local}", super::ATOM.1)
}

/// A name in the namespace of Dublin Core.
fn dc(local: &str) -> String {
    format!("{{{}}}{local}", super::DUBLIN_CORE.1)
}

/// A name in the namespace of Media RSS.
fn media(local: &str) -> String {
    format!("{{{}}}{local}", super::MEDIA.1)
}

/// `content:encoded`.
fn encoded() -> String {
    format!("{{{}}}encoded", super::CONTENT.1)
}

#[test]
fn no_format_writes_a_feed_without_items() {
    let empty = Feed::new(&sample::site(), Vec::new());
    for format in Format::ALL {
        let error = super::write(format, &empty, &sample::address()).unwrap_err();
        let expected = "the feed `The Tea Leaf` has no items to write";
        assert_eq!(error.to_string(), expected, "{format}");
    }
}
