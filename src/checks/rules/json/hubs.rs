//! Hubs: which protocol they speak.

use super::given::Given;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static UNKNOWN_HUB: Rule = rule!("json/unknown-hub", Style, "0.1.0", Check::Value);

/// `type` of a hub: the specification names two, and allows others.
pub fn kind(given: &Given<'_>, sink: &mut Sink) {
    super::text::not_empty(given, sink);
    let is_known = ["WebSub", "rssCloud"].contains(&&*given.text);
    if !is_known && !given.text.trim().is_empty() {
        sink.push(
            UNKNOWN_HUB
                .at(
                    given.span(),
                    format!("few readers know a hub of the type {}", given.shown()),
                )
                .help("write `WebSub` or `rssCloud`, if it is one"),
        );
    }
}
