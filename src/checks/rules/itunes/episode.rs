//! What an episode has to say.

use crate::checks::document::Ns;
use crate::checks::elements::CHANNEL;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static MISSING_EPISODE: Rule = rule!(
    "itunes/missing-episode",
    Interop,
    "0.1.0",
    Check::Element(&[&CHANNEL], missing_episode)
);

/// A serial show is heard in order, and the numbers are its order.
fn missing_episode(channel: Element<'_>, sink: &mut Sink) {
    let is = |element: Option<Element<'_>>, word: &str| {
        element.is_some_and(|element| element.text().trim().eq_ignore_ascii_case(word))
    };
    if !is(channel.child(Ns::Itunes, "type"), "serial") {
        return;
    }
    for item in channel.all(Ns::None, "item") {
        let kind = item.child(Ns::Itunes, "episodeType");
        if item.child(Ns::Itunes, "episode").is_none() && (kind.is_none() || is(kind, "full")) {
            sink.push(
                MISSING_EPISODE
                    .at(item.span(), "`item` has no `itunes:episode`")
                    .help("number the episodes of a serial show"),
            );
        }
    }
}
