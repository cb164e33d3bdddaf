//! Who wrote it (section 4.2.1).

use crate::checks::document::{Kind, Ns};
use crate::checks::rule::rule;
use crate::checks::{Check, Context, Element, Rule, Sink};

pub static MISSING_AUTHOR: Rule = rule!(
    "atom/missing-author",
    Spec,
    "0.1.0",
    Check::Atom(missing_author)
);

/// A feed without entries needs no author: all of none have one (section 4.1.1).
fn missing_author(context: &Context<'_>, sink: &mut Sink) {
    let root = context.root;
    if root.ns() != Ns::Atom || is_named(root) {
        return;
    }
    if context.document.kind() == Kind::AtomEntry {
        if !has_author(root) {
            report(root, "`entry` has no `author`", sink);
        }
        return;
    }
    let entries = || root.all(Ns::Atom, "entry");
    let lacking = entries().filter(|entry| !has_author(*entry));
    if entries().nth(1).is_some() && !entries().any(has_author) {
        return report(root, "neither the feed nor any entry has an `author`", sink);
    }
    for entry in lacking {
        report(entry, "neither `entry` nor the feed has an `author`", sink);
    }
}

fn is_named(element: Element<'_>) -> bool {
    element.child(Ns::Atom, "author").is_some()
}

fn has_author(entry: Element<'_>) -> bool {
    is_named(entry) || entry.child(Ns::Atom, "source").is_some_and(is_named)
}

fn report(subject: Element<'_>, what: &str, sink: &mut Sink) {
    sink.push(
        MISSING_AUTHOR
            .at(subject.span(), what)
            .help("add `<author><name>…</name></author>` to the feed or to the entry"),
    );
}
