//! Where the feed is: a link with `rel="self"` (section 4.1.1).

use crate::checks::document::{Attribute, Ns};
use crate::checks::fix::{escape, first_child_of, is_web_address};
use crate::checks::rule::rule;
use crate::checks::values::{rel, resolve};
use crate::checks::{Check, Context, Element, Kind, Rule, Sink, Span};

pub static CONFLICTING_SELF: Rule =
    rule!("feed/conflicting-self", Interop, "0.1.0", Check::Structure);
pub static MISSING_SELF: Rule = rule!(
    "atom/missing-self",
    Interop,
    "0.1.0",
    Check::Atom(atom_self)
);
pub static RELATIVE_SELF: Rule =
    rule!("feed/relative-self", Interop, "0.1.0", Check::Rss(rss_self));
pub static UNUSUAL_SELF: Rule = rule!("feed/unusual-self", Interop, "0.1.0", Check::Structure);

fn atom_self(context: &Context<'_>, sink: &mut Sink) {
    if context.root.ns() != Ns::Atom {
        return;
    }
    let says = check_self(context.root, context, sink);
    if !says && context.document.kind() == Kind::AtomFeed && !context.document.broken {
        sink.push(
            MISSING_SELF
                .at(context.root.span(), "`feed` does not say where it is")
                .help("add `<link rel=\"self\" href=\"…\"/>`")
                .fix_all(link_to(context)),
        );
    }
}

/// The edit that adds the link, if it is known where the feed is.
fn link_to(context: &Context<'_>) -> Option<(Span, String)> {
    let location = context.location.filter(|it| is_web_address(it))?;
    let (place, space) = first_child_of(context.root)?;
    let name = match context.root.prefix() {
        "" => "link".to_owned(),
        prefix => format!("{prefix}:link"),
    };
    let href = escape(location);
    Some((
        place,
        format!("{space}<{name} rel=\"self\" href=\"{href}\"/>"),
    ))
}

fn rss_self(context: &Context<'_>, sink: &mut Sink) {
    if let Some(channel) = context.root.child(Ns::None, "channel") {
        check_self(channel, context, sink);
    }
}

/// Judges the self links of `parent`; whether it has one.
fn check_self(parent: Element<'_>, context: &Context<'_>, sink: &mut Sink) -> bool {
    let mut says = false;
    for link in parent.all(Ns::Atom, "link") {
        if rel(link) != "self" {
            continue;
        }
        says = true;
        if let Some(href) = link.attribute("href") {
            place(link, href, context, sink);
        }
        if let Some(kind) = link.attribute("type")
            && !is_feed_type(kind.value)
        {
            sink.push(
                UNUSUAL_SELF
                    .at(
                        kind.written,
                        format!("the self link has the type {:?}", kind.value),
                    )
                    .help("write `application/atom+xml` or `application/rss+xml`"),
            );
        }
    }
    says
}

fn place(link: Element<'_>, href: Attribute<'_>, context: &Context<'_>, sink: &mut Sink) {
    let fetched = context.location.and_then(|it| url::Url::parse(it).ok());
    let meant = resolve(href.value, link, context.location);
    if resolve(href.value, link, None).is_none() {
        // Only where both are one address is it sure what was meant.
        let edit = (context.location)
            .filter(|_| is_same(meant.clone(), fetched.clone()) && fetched.is_some())
            .map(|location| (href.written, escape(location)));
        sink.push(
            RELATIVE_SELF
                .at(
                    href.span,
                    "the self link is relative, and nothing says to what",
                )
                .help("write the whole address")
                .fix_all(edit),
        );
    }
    let Some(location) = context.location else {
        return;
    };
    if meant.is_some() && fetched.is_some() && !is_same(meant, fetched) {
        sink.push(
            CONFLICTING_SELF
                .at(
                    href.span,
                    format!("the self link is not where the feed is: {location}"),
                )
                .help("write the address that the feed is fetched from"),
        );
    }
}

/// Whether they are one address; a fragment is no part of where something is.
pub fn is_same(one: Option<url::Url>, other: Option<url::Url>) -> bool {
    let plain = |url: Option<url::Url>| {
        url.map(|mut url| {
            url.set_fragment(None);
            url
        })
    };
    plain(one) == plain(other)
}

fn is_feed_type(kind: &str) -> bool {
    let essence = kind.split(';').next().unwrap_or(kind).trim();
    [
        "application/atom+xml",
        "application/rss+xml",
        "application/rdf+xml",
        "application/xml",
        "text/xml",
    ]
    .iter()
    .any(|known| known.eq_ignore_ascii_case(essence))
}
