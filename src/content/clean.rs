//! Safe markup: parsed as a browser does, everything left out that is not allowed, written anew.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use ammonia::Builder;

use crate::model::AbsoluteUrl;

use super::absolutize::Page;
use super::elements::{ATTRIBUTES, EVERYWHERE, KEPT};

/// Cleans the texts of one page.
#[derive(Debug)]
pub(super) struct Cleaner(Builder<'static>);

/// The allow-list, made once; a cleaner of each page gets a copy, because it knows its page.
static ALLOWED: LazyLock<HashMap<&'static str, HashSet<&'static str>>> = LazyLock::new(|| {
    ATTRIBUTES
        .iter()
        .map(|(element, own)| (*element, own.iter().copied().collect()))
        .collect()
});

/// The elements that go with all that is in them. None gets here: this is the second lock.
const FORBIDDEN: &[&str] = &[
    "iframe",
    "math",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "xmp",
];

impl Cleaner {
    pub fn new(page: &AbsoluteUrl) -> Self {
        let page = Page::new(page);
        let mut builder = Builder::empty();
        builder
            .tags(KEPT.iter().copied().collect())
            .clean_content_tags(FORBIDDEN.iter().copied().collect())
            .generic_attributes(EVERYWHERE.iter().copied().collect())
            .tag_attributes(ALLOWED.clone())
            // Readers open links in their own way and set `rel` themselves; in a feed it would
            // be eleven bytes of noise on every link.
            .link_rel(None)
            .strip_comments(true)
            .attribute_filter(move |element, attribute, value| {
                filter(&page, element, attribute, value)
            });
        Self(builder)
    }

    /// Cleans `markup`.
    pub fn clean(&self, markup: &str) -> String {
        self.0.clean(markup).to_string()
    }
}

/// The value that an allowed attribute may have, made absolute if it is an address.
fn filter<'v>(page: &Page, element: &str, attribute: &str, value: &'v str) -> Option<Cow<'v, str>> {
    let kept = |fits: bool| fits.then_some(Cow::Borrowed(value));
    match attribute {
        "href" => page.link(value).map(Cow::Owned),
        "cite" | "poster" | "src" => page.resource(value).map(Cow::Owned),
        "srcset" => page.set(value).map(Cow::Owned),
        "align" => kept(matches!(value, "center" | "left" | "right")),
        "colspan" | "rowspan" | "span" => kept(is_number(value)),
        "controls" | "open" | "reversed" => Some(Cow::Borrowed("")),
        "dir" => kept(matches!(value, "auto" | "ltr" | "rtl")),
        "height" | "width" => length(value).map(Cow::Borrowed),
        "hreflang" | "lang" => kept(is_language(value)),
        "scope" => kept(matches!(value, "col" | "colgroup" | "row" | "rowgroup")),
        "start" => kept(is_number(value.strip_prefix('-').unwrap_or(value))),
        "type" if element == "ol" => kept(matches!(value, "1" | "a" | "A" | "i" | "I")),
        "value" if element == "li" => kept(is_number(value.strip_prefix('-').unwrap_or(value))),
        _ => kept(true),
    }
}

fn is_number(value: &str) -> bool {
    (1..=9).contains(&value.len()) && value.bytes().all(|byte| byte.is_ascii_digit())
}

/// A length in pixels, with or without its unit, or a percentage.
fn length(value: &str) -> Option<&str> {
    let value = value.trim();
    let value = value.strip_suffix("px").unwrap_or(value).trim_end();
    is_number(value.strip_suffix('%').unwrap_or(value)).then_some(value)
}

/// Whether it looks like a language tag; an empty one says that the language is unknown.
fn is_language(value: &str) -> bool {
    value.len() <= 35
        && value
            .split('-')
            .all(|part| part.len() <= 8 && part.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
