//! `source` (section 4.2.11).

use crate::checks::document::Ns;
use crate::checks::elements::ATOM_SOURCE;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static MISSING_SOURCE_ELEMENT: Rule = rule!(
    "atom/missing-source-element",
    Interop,
    "0.1.0",
    Check::Element(&[&ATOM_SOURCE], missing_source_element)
);

fn missing_source_element(source: Element<'_>, sink: &mut Sink) {
    for name in ["id", "title", "updated"] {
        if source.child(Ns::Atom, name).is_none() {
            sink.push(
                MISSING_SOURCE_ELEMENT
                    .at(source.span(), format!("`source` has no `{name}`"))
                    .help("copy it from the feed that the entry comes from"),
            );
        }
    }
}
