//! In which language is it?

use crate::checks::document::Ns;
use crate::checks::rule::rule;
use crate::checks::{Check, Document, Element, Kind, Node, Rule, Sink};

pub static MISSING_LANGUAGE: Rule = rule!(
    "feed/missing-language",
    Style,
    "0.1.0",
    Check::Xml(missing_language)
);

fn missing_language(document: &Document<'_>, sink: &mut Sink) {
    let Some(root) = document.root() else {
        return;
    };
    let (subject, help) = match document.kind() {
        Kind::Rss => match root.child(Ns::None, "channel") {
            Some(channel) => (channel, "add `<language>en</language>`"),
            None => return,
        },
        Kind::AtomFeed | Kind::AtomEntry => (root, "add `xml:lang=\"en\"`"),
        _ => return,
    };
    let said = says(root)
        || says(subject)
        || subject.child(Ns::None, "language").is_some()
        || subject.child(Ns::Dc, "language").is_some()
        || subject
            .nodes()
            .any(|node| matches!(node, Node::Element(child) if says(child)));
    if !said {
        sink.push(
            MISSING_LANGUAGE
                .at(subject.span(), "nothing says in which language this is")
                .help(help),
        );
    }
}

fn says(element: Element<'_>) -> bool {
    element.attribute_in(Ns::Xml, "lang").is_some()
}
