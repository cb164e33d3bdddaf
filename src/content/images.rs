//! Images that wait for a script to get their address, given it.

use super::simplify::write;
use super::tokens::Tag;

/// An image that has an address.
#[derive(Debug)]
pub(super) struct Image<'a> {
    /// The address, with its character references.
    pub address: &'a str,
    /// Whether a script was meant to put the address in place.
    pub is_lazy: bool,
    /// What stands in its tag.
    pub attributes: String,
}

/// Where scripts look for the address.
const ADDRESSES: &[&str] = &[
    "data-src",
    "data-lazy-src",
    "data-original",
    "data-orig-src",
    "data-actualsrc",
    "data-lazy",
];
/// Where they look for the other sizes.
const SETS: &[&str] = &["data-srcset", "data-lazy-srcset"];
/// What is taken over as it is.
const PLAIN: &[&str] = &["sizes", "alt", "title", "width", "height", "lang", "dir"];

/// Reads the tag of an image; `None` if it shows nothing that a reader could fetch.
pub(super) fn read<'a>(tag: &Tag<'a>) -> Option<Image<'a>> {
    let waiting = tag.first(ADDRESSES).filter(|value| is_fetchable(value));
    let own = tag.first(&["src"]).filter(|value| is_fetchable(value));
    let set = tag.first(SETS).or_else(|| tag.first(&["srcset"]));
    let first_of_set = || set.and_then(|set| set.split_whitespace().next());
    let address = waiting
        .or(own)
        .or_else(|| first_of_set().filter(|value| is_fetchable(value)))?
        .trim_ascii();
    let mut attributes = String::new();
    write("src", address, &mut attributes);
    if let Some(set) = set {
        write("srcset", set, &mut attributes);
    }
    for name in PLAIN {
        if let Some(value) = tag.get(name) {
            // `auto` measures the image where a script put it.
            if *name != "sizes" || set.is_some() && !value.starts_with("auto") {
                write(name, value, &mut attributes);
            }
        }
    }
    Some(Image {
        address,
        is_lazy: waiting.is_some(),
        attributes,
    })
}

/// Whether the address is one to fetch from, not the image itself or a script's variable.
fn is_fetchable(value: &str) -> bool {
    let value = value.trim_ascii_start();
    let scheme_is = |scheme: &str| {
        value
            .get(..scheme.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    !["data:", "blob:", "about:", "javascript:", "{", "["]
        .iter()
        .any(|scheme| scheme_is(scheme))
}
