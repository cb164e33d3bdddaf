//! `guid`: what tells one item from another.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use crate::checks::document::Ns;
use crate::checks::elements::{CHANNEL, GUID, ITEM};
use crate::checks::rule::rule;
use crate::checks::values::has_scheme_and_host;
use crate::checks::{Attribute, Check, Element, Rule, Sink, Span};

pub static DUPLICATE_GUID: Rule = rule!(
    "rss/duplicate-guid",
    Spec,
    "0.1.0",
    Check::Element(&[&CHANNEL], duplicate_guid)
);
pub static INVALID_GUID: Rule = rule!(
    "rss/invalid-guid",
    Spec,
    "0.1.0",
    Check::Element(&[&GUID], invalid_guid)
);
pub static INVALID_PERMALINK: Rule = rule!(
    "rss/invalid-permalink",
    Spec,
    "0.1.0",
    Check::Element(&[&GUID], invalid_permalink)
);
pub static INVALID_PERMALINK_FLAG: Rule = rule!(
    "rss/invalid-permalink-flag",
    Spec,
    "0.1.0",
    Check::Element(&[&GUID], invalid_permalink_flag)
);
pub static MISSING_GUID: Rule = rule!(
    "rss/missing-guid",
    Interop,
    "0.1.0",
    Check::Element(&[&ITEM], missing_guid)
);
pub static UNUSUAL_GUID: Rule = rule!(
    "rss/unusual-guid",
    Interop,
    "0.1.0",
    Check::Element(&[&GUID], unusual_guid)
);

/// How short a number is not to be relied on.
const FEW_DIGITS: usize = 9;

/// RSS's own identifier, and Atom's, which many feeds have beside or instead of it.
fn duplicate_guid(channel: Element<'_>, sink: &mut Sink) {
    for (ns, name) in [(Ns::None, "guid"), (Ns::Atom, "id")] {
        let mut seen: HashMap<String, Element<'_>> = HashMap::new();
        let ids = channel
            .all(Ns::None, "item")
            .filter_map(|item| item.child(ns, name));
        for id in ids {
            let text = id.text().trim().to_owned();
            if text.is_empty() {
                continue;
            }
            match seen.entry(text) {
                Entry::Occupied(first) => sink.push(
                    DUPLICATE_GUID
                        .at(
                            id.inner(),
                            format!("two items have the {name} {:?}", first.key()),
                        )
                        .help("give each item its own")
                        .see(first.get().inner(), "the first"),
                ),
                Entry::Vacant(free) => {
                    free.insert(id);
                }
            }
        }
    }
}

fn is_permalink(guid: Element<'_>) -> bool {
    guid.attribute("isPermaLink")
        .is_none_or(|flag| !flag.value.eq_ignore_ascii_case("false"))
}

/// The edit that says that the guid is no address, unless it says that it is one.
fn no_permalink(guid: Element<'_>) -> Option<(Span, String)> {
    let says = guid.attribute("isPermaLink").is_some() || guid.is_blank();
    (!says).then(|| (guid.after_attributes(), " isPermaLink=\"false\"".to_owned()))
}

fn is_tag_or_urn(text: &str) -> bool {
    text.starts_with("tag:") || text.to_ascii_lowercase().starts_with("urn:")
}

fn invalid_guid(guid: Element<'_>, sink: &mut Sink) {
    let text = guid.text();
    let text = text.trim();
    if is_permalink(guid) && !is_tag_or_urn(text) && !has_scheme_and_host(text) {
        sink.push(
            INVALID_GUID
                .at(
                    guid.inner(),
                    format!("the guid {text:?} counts as a permalink and is no URL"),
                )
                .help("add `isPermaLink=\"false\"`, or write the item's URL")
                .fix_all(no_permalink(guid)),
        );
    }
}

fn invalid_permalink(guid: Element<'_>, sink: &mut Sink) {
    let text = guid.text();
    if is_permalink(guid) && is_tag_or_urn(text.trim()) {
        sink.push(
            INVALID_PERMALINK
                .at(
                    guid.inner(),
                    "a guid that nobody can open counts as a permalink",
                )
                .help("add `isPermaLink=\"false\"`")
                .fix_all(no_permalink(guid)),
        );
    }
}

fn invalid_permalink_flag(guid: Element<'_>, sink: &mut Sink) {
    if let Some(flag) = guid.attribute("isPermaLink")
        && !matches!(flag.value, "true" | "false")
    {
        sink.push(
            INVALID_PERMALINK_FLAG
                .at(flag.written, format!("`isPermaLink` is {:?}", flag.value))
                .help("write `true` or `false`")
                .fix_all(in_lower_case(flag)),
        );
    }
}

/// The edit that corrects the case alone.
fn in_lower_case(flag: Attribute<'_>) -> Option<(Span, String)> {
    let lower = flag.value.trim().to_ascii_lowercase();
    matches!(lower.as_str(), "true" | "false").then_some((flag.written, lower))
}

fn missing_guid(item: Element<'_>, sink: &mut Sink) {
    if item.child(Ns::None, "guid").is_none() && is_version_2(item) {
        sink.push(
            MISSING_GUID
                .at(item.span(), "item has no `guid`")
                .help("add `<guid isPermaLink=\"false\">` with a text that never changes"),
        );
    }
}

fn is_version_2(item: Element<'_>) -> bool {
    item.document()
        .root()
        .and_then(|rss| rss.attribute("version"))
        .is_some_and(|version| version.value.starts_with('2'))
}

fn unusual_guid(guid: Element<'_>, sink: &mut Sink) {
    let text = guid.text();
    let text = text.trim();
    let is_small = text.len() < FEW_DIGITS && text.bytes().all(|byte| byte.is_ascii_digit());
    if is_small && !text.is_empty() && !is_permalink(guid) {
        sink.push(
            UNUSUAL_GUID
                .at(
                    guid.inner(),
                    format!("the guid {text} may be another feed's as well"),
                )
                .help("for a new feed, take the item's URL, or a `tag:` or `urn:uuid:` URI"),
        );
    }
}
