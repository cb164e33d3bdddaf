//! Values of the Comment API of the Well-Formed Web.

use super::{Given, RSS_URL, Value, check};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static UNUSUAL_COMMENT_FEED: Rule =
    rule!("feed/unusual-comment-feed", Interop, "0.1.0", Check::Value);

/// The address of the comments' feed, in an element with the wrong capitals.
pub const COMMENT_RSS_SHOUTED: Value = Value::Checked(comment_rss_shouted);

fn comment_rss_shouted(given: &Given<'_, '_>, sink: &mut Sink) {
    sink.push(
        UNUSUAL_COMMENT_FEED
            .at(
                given.element.span(),
                format!("{} is spelt with three capitals", given.name()),
            )
            .help("write `commentRss`"),
    );
    check(RSS_URL, given, sink);
}
