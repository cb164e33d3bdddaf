//! In which order the items are.

use super::dates::instant;
use crate::checks::json::Context;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static UNUSUAL_ORDER: Rule = rule!(
    "json/unusual-order",
    Style,
    "0.1.0",
    Check::Json(newest_first)
);

fn newest_first(context: &Context<'_>, sink: &mut Sink) {
    let mut before = None;
    for item in context.items() {
        let Some(published) = instant(item, "date_published") else {
            continue;
        };
        if before.is_some_and(|before| before < published) {
            sink.push(
                UNUSUAL_ORDER
                    .at(item.span(), "the item is newer than the one before it")
                    .help("write the newest item first"),
            );
            return;
        }
        before = Some(published);
    }
}
