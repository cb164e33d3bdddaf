//! `media:content` and `media:group`.

use crate::checks::document::Ns;
use crate::checks::elements::extensions::media::{CONTENT, GROUP};
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static DUPLICATE_DEFAULT: Rule = rule!(
    "media/duplicate-default",
    Spec,
    "0.1.0",
    Check::Element(&[&GROUP], duplicate_default)
);
pub static MISSING_ADDRESS: Rule = rule!(
    "media/missing-address",
    Spec,
    "0.1.0",
    Check::Element(&[&CONTENT], missing_address)
);
pub static UNUSUAL_GROUP: Rule = rule!(
    "media/unusual-group",
    Style,
    "0.1.0",
    Check::Element(&[&GROUP], unusual_group)
);

/// Only one of a group can be the one that is meant if nobody chooses.
fn duplicate_default(group: Element<'_>, sink: &mut Sink) {
    let mut defaults = group.all(Ns::Media, "content").filter(|content| {
        content
            .attribute("isDefault")
            .is_some_and(|it| it.value == "true")
    });
    let Some(first) = defaults.next() else {
        return;
    };
    for second in defaults {
        sink.push(
            DUPLICATE_DEFAULT
                .at(second.span(), "a second default in one `media:group`")
                .help("write `isDefault=\"true\"` on one of them")
                .see(first.span(), "the first"),
        );
    }
}

/// A content is either a file or something that a player shows.
fn missing_address(content: Element<'_>, sink: &mut Sink) {
    if content.attribute("url").is_none() && content.child(Ns::Media, "player").is_none() {
        sink.push(
            MISSING_ADDRESS
                .at(
                    content.span(),
                    format!("`{}` has neither `url` nor `media:player`", content.name()),
                )
                .help("add `url=\"…\"`, or the player that shows it"),
        );
    }
}

/// A group is for the same thing in several forms.
fn unusual_group(group: Element<'_>, sink: &mut Sink) {
    let mut contents = group.all(Ns::Media, "content");
    if contents.next().is_some() && contents.next().is_none() {
        sink.push(
            UNUSUAL_GROUP
                .at(group.span(), "a `media:group` of one `media:content`")
                .help("put the `media:content` into the item itself"),
        );
    }
}
