//! Who is paid, and when somebody else is.

use crate::checks::document::Ns;
use crate::checks::elements::extensions::podcast::VALUE_TIME_SPLIT;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static CONFLICTING_SPLIT: Rule = rule!(
    "podcast/conflicting-split",
    Spec,
    "0.1.0",
    Check::Element(&[&VALUE_TIME_SPLIT], conflicting_split)
);

fn conflicting_split(split: Element<'_>, sink: &mut Sink) {
    let remote = split.all(Ns::Podcast, "remoteItem").count();
    let recipients = split.all(Ns::Podcast, "valueRecipient").count();
    let what = match (remote, recipients) {
        (1, 0) => return,
        (0, 1..) => return,
        (0, 0) => "says nobody who is paid",
        (_, 0) => "points at several items",
        _ => "has recipients of its own and those of another item",
    };
    sink.push(
        CONFLICTING_SPLIT
            .at(split.span(), format!("`{}` {what}", split.name()))
            .help("write either one `podcast:remoteItem`, or the `podcast:valueRecipient`s"),
    );
}
