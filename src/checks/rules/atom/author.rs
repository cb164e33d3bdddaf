//! Who wrote it (section 4.2.1).

use crate::checks::document::Ns;
use crate::checks::elements::ENTRY;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static MISSING_AUTHOR: Rule = rule!(
    "atom/missing-author",
    Spec,
    "0.1.0",
    Check::Element(&[&ENTRY], missing_author)
);

/// A feed without entries needs no author: all of none have one (section 4.1.1).
fn missing_author(subject: Element<'_>, sink: &mut Sink) {
    let named = |element: Element<'_>| element.child(Ns::Atom, "author").is_some();
    if named(subject) {
        return;
    }
    let by_source = subject.child(Ns::Atom, "source").is_some_and(named);
    if !by_source && !subject.parent().is_some_and(named) {
        report(subject, sink);
    }
}

fn report(subject: Element<'_>, sink: &mut Sink) {
    sink.push(
        MISSING_AUTHOR
            .at(
                subject.span(),
                format!("`{}` has no `author`, and no other says it", subject.name()),
            )
            .help("add `<author><name>…</name></author>` to the feed or to the entry"),
    );
}
