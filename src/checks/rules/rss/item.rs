//! `item`.

use crate::checks::document::Ns;
use crate::checks::elements::ITEM;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static DUPLICATE_ENCLOSURE: Rule = rule!(
    "rss/duplicate-enclosure",
    Interop,
    "0.1.0",
    Check::Element(&[&ITEM], duplicate_enclosure)
);
pub static MISSING_CONTENT: Rule = rule!(
    "rss/missing-content",
    Spec,
    "0.1.0",
    Check::Element(&[&ITEM], missing_content)
);

fn duplicate_enclosure(item: Element<'_>, sink: &mut Sink) {
    let mut enclosures = item.all(Ns::None, "enclosure");
    let Some(first) = enclosures.next() else {
        return;
    };
    for second in enclosures {
        sink.push(
            DUPLICATE_ENCLOSURE
                .at(second.span(), "item has more than one `enclosure`")
                .help("keep one; put the others into items of their own")
                .see(first.span(), "the first"),
        );
    }
}

fn missing_content(item: Element<'_>, sink: &mut Sink) {
    if item.child(Ns::None, "title").is_none() && item.child(Ns::None, "description").is_none() {
        sink.push(
            MISSING_CONTENT
                .at(item.span(), "item has neither `title` nor `description`")
                .help("add one of them"),
        );
    }
}
