//! Live streams, and threads of comments.

use crate::checks::document::Ns;
use crate::checks::elements::extensions::podcast::{LIVE_ITEM, SOCIAL_INTERACT};
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static MISSING_LINK: Rule = rule!(
    "podcast/missing-link",
    Spec,
    "0.1.0",
    Check::Element(&[&LIVE_ITEM], missing_link)
);
pub static MISSING_URI: Rule = rule!(
    "podcast/missing-uri",
    Spec,
    "0.1.0",
    Check::Element(&[&SOCIAL_INTERACT], missing_uri)
);

fn missing_link(live: Element<'_>, sink: &mut Sink) {
    if live.child(Ns::Podcast, "contentLink").is_none() {
        sink.push(
            MISSING_LINK
                .at(
                    live.span(),
                    format!("`{}` has no `podcast:contentLink`", live.name()),
                )
                .help("add one with the address of a page that plays the stream"),
        );
    }
}

fn missing_uri(thread: Element<'_>, sink: &mut Sink) {
    let is_disabled = thread
        .attribute("protocol")
        .is_some_and(|protocol| protocol.value == "disabled");
    if !is_disabled && thread.attribute("uri").is_none() {
        sink.push(
            MISSING_URI
                .at(
                    thread.span(),
                    format!("`{}` has no `uri` attribute", thread.name()),
                )
                .help("add the address of the post, or write `protocol=\"disabled\"`"),
        );
    }
}
