//! Where the feed is: `atom:link` with `rel="self"`.

use crate::checks::document::Ns;
use crate::checks::fix::{declare, escape, first_child_of, is_web_address};
use crate::checks::rule::rule;
use crate::checks::values::rel;
use crate::checks::{Check, Context, Element, Rule, Sink, Span};

pub static MISSING_SELF: Rule = rule!(
    "rss/missing-self",
    Interop,
    "0.1.0",
    Check::Rss(missing_self)
);

fn missing_self(context: &Context<'_>, sink: &mut Sink) {
    let is_2 = context
        .root
        .attribute("version")
        .is_some_and(|version| version.value.starts_with('2'));
    let Some(channel) = context.root.child(Ns::None, "channel").filter(|_| is_2) else {
        return;
    };
    let says = channel
        .children()
        // One in a namespace that is misspelt is another finding.
        .filter(|link| link.local() == "link" && link.ns() != Ns::None)
        .any(|link| rel(link) == "self");
    if !says {
        sink.push(
            MISSING_SELF
                .at(channel.span(), "`channel` does not say where the feed is")
                .help("add `<atom:link rel=\"self\" type=\"application/rss+xml\" href=\"…\"/>`")
                .fix_all(link_to(channel, context).unwrap_or_default()),
        );
    }
}

/// The edits that add the link, if it is known where the feed is.
fn link_to(channel: Element<'_>, context: &Context<'_>) -> Option<Vec<(Span, String)>> {
    let location = context.location.filter(|it| is_web_address(it))?;
    let (prefix, mut edits) = declare(context.document, Ns::Atom)?;
    let (place, space) = first_child_of(channel)?;
    let href = escape(location);
    edits.push((
        place,
        format!(
            "{space}<{prefix}:link rel=\"self\" type=\"application/rss+xml\" href=\"{href}\"/>"
        ),
    ));
    Some(edits)
}
