//! What could have been meant by an element that can't stand where it stands.

use super::names;
use crate::checks::document::Element;
use crate::checks::elements::{Child, Definition, Host, extensions};
use crate::diagnostic::nearest;

/// What to do with `child`, which the table does not know below an element of `definition`.
pub fn expected(child: Element<'_>, definition: &'static Definition) -> String {
    let own = definition.children.iter();
    let foreign = foreign(child)
        .filter(|(hosts, _)| definition.host.is_some_and(|host| hosts.contains(&host)));
    let known: Vec<&str> = own
        .chain(foreign.flat_map(|(_, children)| *children))
        .filter(|known| known.definition.ns == child.ns())
        .map(|known| known.definition.name)
        .collect();
    if let Some(meant) = otherwise(child, definition) {
        return format!("write `{}`", prefixed(meant, child));
    }
    if let Some(place) = elsewhere(child) {
        return format!("move it into `{place}`");
    }
    // One that is spelt right is at fault for where it stands.
    let near = nearest(child.local(), known.iter().copied()).filter(|it| *it != child.local());
    if let Some(near) = near {
        return format!("write `{}` if that is meant", prefixed(near, child));
    }
    let known: Vec<String> = known.iter().map(|name| prefixed(name, child)).collect();
    match names(known.iter().map(String::as_str)) {
        none if none.is_empty() => {
            "take the element out; escape it if it is meant as text".to_owned()
        }
        names => format!("expected {names}"),
    }
}

/// What RSS and Atom call the same thing: the host, the other's word, and its own.
const OTHERWISE: &[(Host, &str, &str)] = &[
    (Host::Channel, "author", "managingEditor"),
    (Host::Channel, "entry", "item"),
    (Host::Channel, "rights", "copyright"),
    (Host::Channel, "subtitle", "description"),
    (Host::Channel, "updated", "lastBuildDate"),
    (Host::Entry, "description", "summary"),
    (Host::Entry, "guid", "id"),
    (Host::Entry, "pubDate", "published"),
    (Host::Feed, "copyright", "rights"),
    (Host::Feed, "description", "subtitle"),
    (Host::Feed, "image", "logo"),
    (Host::Feed, "item", "entry"),
    (Host::Feed, "lastBuildDate", "updated"),
    (Host::Feed, "managingEditor", "author"),
    (Host::Feed, "pubDate", "updated"),
    (Host::Item, "content", "description"),
    (Host::Item, "id", "guid"),
    (Host::Item, "published", "pubDate"),
    (Host::Item, "summary", "description"),
    (Host::Item, "updated", "pubDate"),
];

/// The word for `child` below an element of `definition`, if the other format's stands there.
fn otherwise(child: Element<'_>, definition: &'static Definition) -> Option<&'static str> {
    let host = definition.host.filter(|_| child.ns() == definition.ns)?;
    let mut words = OTHERWISE.iter();
    let found = words.find(|(of, other, _)| *of == host && *other == child.local());
    found.map(|(.., own)| *own)
}

/// `name` with the prefix that the document has for it: that of `beside`.
pub fn prefixed(name: &str, beside: Element<'_>) -> String {
    if beside.prefix().is_empty() {
        name.to_owned()
    } else {
        format!("{}:{name}", beside.prefix())
    }
}

/// What the extension that `child` is from adds, and to whom.
fn foreign(
    child: Element<'_>,
) -> impl Iterator<Item = &'static (&'static [Host], &'static [Child])> {
    extensions::FAMILIES
        .iter()
        .filter(move |family| family.ns == child.ns())
        .flat_map(|family| family.children)
}

/// The element of the same format that the extension has `child` for.
fn elsewhere(child: Element<'_>) -> Option<&'static str> {
    let is_atom = child.document().kind().is_atom();
    foreign(child)
        .filter(|(_, children)| {
            children
                .iter()
                .any(|known| known.definition.name == child.local())
        })
        .flat_map(|(hosts, _)| *hosts)
        .find_map(|host| match host {
            Host::Channel if !is_atom => Some("channel"),
            Host::Item if !is_atom => Some("item"),
            Host::Feed if is_atom => Some("feed"),
            Host::Entry if is_atom => Some("entry"),
            _ => None,
        })
}
