//! The encoding of a podcast's feed.

use crate::checks::document::Ns;
use crate::checks::rule::rule;
use crate::checks::{Check, Context, Rule, Sink};

pub static UNUSUAL_ENCODING: Rule = rule!(
    "itunes/unusual-encoding",
    Interop,
    "0.1.0",
    Check::Rss(unusual_encoding)
);

fn unusual_encoding(context: &Context<'_>, sink: &mut Sink) {
    // ASCII is UTF-8 too.
    let is_utf_8 = matches!(context.encoding, "utf-8" | "utf8" | "us-ascii" | "ascii");
    if !is_utf_8 && context.document.uses(Ns::Itunes) {
        sink.push(
            UNUSUAL_ENCODING
                .at(
                    context.root.span(),
                    format!("a podcast in {}", context.encoding),
                )
                .help("publish it in UTF-8"),
        );
    }
}
