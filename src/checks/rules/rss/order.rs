//! The channel first, then its items.

use crate::checks::document::Ns;
use crate::checks::elements::CHANNEL;
use crate::checks::fix::move_before;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static MISPLACED_ITEM: Rule = rule!(
    "rss/misplaced-item",
    Interop,
    "0.1.0",
    Check::Element(&[&CHANNEL], misplaced_item)
);

fn misplaced_item(channel: Element<'_>, sink: &mut Sink) {
    let mut item = None;
    let late = || {
        let from_item = channel.children().skip_while(|it| !it.is(Ns::None, "item"));
        from_item.filter(|it| it.ns() == Ns::None && it.local() != "item")
    };
    for child in channel.children() {
        if child.is(Ns::None, "item") {
            item = item.or(Some(child));
        } else if let (Some(item), true) = (item, child.ns() == Ns::None) {
            sink.push(
                MISPLACED_ITEM
                    .at(
                        child.span(),
                        format!("`{}` of the channel follows an item", child.name()),
                    )
                    .help("move it above the items")
                    .see(item.span(), "the first item")
                    .fix_all(move_before(item, late())),
            );
            return;
        }
    }
}
