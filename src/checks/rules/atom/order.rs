//! The feed first, then its entries (section 4.1.1's grammar).

use crate::checks::document::Ns;
use crate::checks::elements::FEED;
use crate::checks::fix::move_before;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static MISPLACED_METADATA: Rule = rule!(
    "atom/misplaced-metadata",
    Spec,
    "0.1.0",
    Check::Element(&[&FEED], misplaced_metadata)
);

fn misplaced_metadata(feed: Element<'_>, sink: &mut Sink) {
    let mut entry = None;
    let late = || {
        let from_entry = feed.children().skip_while(|it| !it.is(Ns::Atom, "entry"));
        from_entry.filter(|it| it.ns() == Ns::Atom && it.local() != "entry")
    };
    for child in feed.children() {
        if child.is(Ns::Atom, "entry") {
            entry = entry.or(Some(child));
        } else if let (Some(entry), true) = (entry, child.ns() == Ns::Atom) {
            sink.push(
                MISPLACED_METADATA
                    .at(
                        child.span(),
                        format!("`{}` of the feed follows an entry", child.name()),
                    )
                    .help("move it above the entries")
                    .see(entry.span(), "the first entry")
                    .fix_all(move_before(entry, late())),
            );
            return;
        }
    }
}
