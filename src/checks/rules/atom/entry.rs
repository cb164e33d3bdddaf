//! `entry` (section 4.1.2).

use crate::checks::document::Ns;
use crate::checks::elements::ENTRY;
use crate::checks::rule::rule;
use crate::checks::values::rel;
use crate::checks::{Check, Element, Rule, Sink};

pub static MISSING_ALTERNATE: Rule = rule!(
    "atom/missing-alternate",
    Spec,
    "0.1.0",
    Check::Element(&[&ENTRY], missing_alternate)
);
pub static MISSING_TEXT: Rule = rule!(
    "atom/missing-text",
    Interop,
    "0.1.0",
    Check::Element(&[&ENTRY], missing_text)
);

fn missing_alternate(entry: Element<'_>, sink: &mut Sink) {
    let alternate = entry
        .all(Ns::Atom, "link")
        .any(|link| rel(link) == "alternate");
    if !alternate && entry.child(Ns::Atom, "content").is_none() {
        sink.push(
            MISSING_ALTERNATE
                .at(
                    entry.span(),
                    "`entry` has neither `content` nor a link to its page",
                )
                .help("add `<link href=\"…\"/>`"),
        );
    }
}

fn missing_text(entry: Element<'_>, sink: &mut Sink) {
    let has = |name| entry.child(Ns::Atom, name).is_some();
    if !has("content") && !has("summary") {
        sink.push(
            MISSING_TEXT
                .at(entry.span(), "`entry` has neither `content` nor `summary`")
                .help("add a `summary`"),
        );
    }
}
