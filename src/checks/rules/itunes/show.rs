//! What a show has to say.

use crate::checks::document::Ns;
use crate::checks::elements::CHANNEL;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static MISSING_ELEMENT: Rule = rule!(
    "itunes/missing-element",
    Interop,
    "0.1.0",
    Check::Element(&[&CHANNEL], missing_element)
);
pub static MISSING_OWNER: Rule = rule!(
    "itunes/missing-owner",
    Interop,
    "0.1.0",
    Check::Element(&[&CHANNEL], missing_owner)
);

/// What Apple refuses a show without, `title` and `description` left to RSS.
const REQUIRED: [(Ns, &str, &str); 4] = [
    (
        Ns::Itunes,
        "itunes:category",
        "<itunes:category text=\"Arts\"/>",
    ),
    (
        Ns::Itunes,
        "itunes:explicit",
        "<itunes:explicit>false</itunes:explicit>",
    ),
    (Ns::Itunes, "itunes:image", "<itunes:image href=\"…\"/>"),
    (Ns::None, "language", "<language>en</language>"),
];

fn missing_element(channel: Element<'_>, sink: &mut Sink) {
    if !channel.document().uses(Ns::Itunes) {
        return;
    }
    for (ns, name, example) in REQUIRED {
        let local = name.rsplit(':').next().unwrap_or(name);
        if channel.child(ns, local).is_none() {
            sink.push(
                MISSING_ELEMENT
                    .at(channel.span(), format!("`channel` has no `{name}`"))
                    .help(format!("add `{example}`")),
            );
        }
    }
}

fn missing_owner(channel: Element<'_>, sink: &mut Sink) {
    if channel.document().uses(Ns::Itunes) && channel.child(Ns::Itunes, "owner").is_none() {
        sink.push(
            MISSING_OWNER
                .at(channel.span(), "`channel` has no `itunes:owner`")
                .help("add it with an `itunes:email` that you read"),
        );
    }
}
