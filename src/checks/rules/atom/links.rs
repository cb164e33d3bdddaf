//! `link` (section 4.2.7).

use crate::checks::document::Ns;
use crate::checks::elements::{ATOM_SOURCE, ENTRY, FEED};
use crate::checks::rule::rule;
use crate::checks::values::{rel, resolve};
use crate::checks::{Check, Element, Rule, Sink};

pub static DUPLICATE_LINK: Rule = rule!(
    "atom/duplicate-link",
    Spec,
    "0.1.0",
    Check::Element(&[&ENTRY, &FEED, &ATOM_SOURCE], duplicate_link)
);
pub static UNUSUAL_REFERENCE: Rule = rule!(
    "atom/unusual-reference",
    Interop,
    "0.1.0",
    Check::Element(&[&crate::checks::elements::ATOM_LINK], unusual_reference)
);

fn duplicate_link(parent: Element<'_>, sink: &mut Sink) {
    let mut seen: Vec<(String, String, Element<'_>)> = Vec::new();
    for link in parent.all(Ns::Atom, "link") {
        let value = |name| link.attribute(name).map_or("", |it| it.value);
        if rel(link) != "alternate" {
            continue;
        }
        let key = (
            value("type").to_ascii_lowercase(),
            value("hreflang").to_ascii_lowercase(),
        );
        match seen.iter().find(|it| it.0 == key.0 && it.1 == key.1) {
            Some((.., first)) => sink.push(
                DUPLICATE_LINK
                    .at(
                        link.span(),
                        format!(
                            "`{}` has two alternate links of one type and language",
                            parent.name()
                        ),
                    )
                    .help("keep one, or say how they differ with `type`, `hreflang` or `rel`")
                    .see(first.span(), "the first"),
            ),
            None if seen.len() < 64 => seen.push((key.0, key.1, link)),
            None => {}
        }
    }
}

/// A reference that `xml:base` makes point at the base itself, where the document was meant.
fn unusual_reference(link: Element<'_>, sink: &mut Sink) {
    let Some(href) = link.attribute("href") else {
        return;
    };
    let Some(base) = link.bases().next() else {
        return;
    };
    let is_self = rel(link) == "self";
    let resolved = resolve(href.value, link, None);
    let base = resolve("", link, None).or_else(|| url::Url::parse(base.value).ok());
    if !is_self && resolved.is_some() && resolved == base {
        sink.push(
            UNUSUAL_REFERENCE
                .at(href.span, "the link points at what `xml:base` names")
                .help("write the address of the page"),
        );
    }
}
