//! What a relative address in RSS is relative to, where that is beyond doubt.

use url::Url;

use crate::checks::document::{Element, Kind, Ns};
use crate::checks::values::{Given, resolve};

/// Endings of file names that no host has.
const FILES: &str = "asp aspx avi gif htm html jpeg jpg js m4a m4v mov mp3 mp4 ogg opus pdf php png \
rdf rss shtml svg txt wav webm webp xhtml xml";

/// So far into a channel its link is looked for: not for each item through all the others.
const HEAD: usize = 64;

/// The whole address that is meant by a relative one.
///
/// `xml:base` says it; without, the address of the feed and the channel's link must both lead to
/// the same place, or only one of them is known. RSS alone: what is relative in Atom has its
/// meaning there, or is an identifier.
pub fn absolute(given: &Given<'_, '_>) -> Option<String> {
    if given.context.document.kind() != Kind::Rss || !is_reference(given.text) {
        return None;
    }
    let (element, location) = (given.element, given.context.location);
    let bases = if element.bases().next().is_some() {
        [resolve(given.text, element, location), None]
    } else {
        let link = channel_link(element).and_then(|link| link.join(given.text).ok());
        [resolve(given.text, element, location), link]
    };
    let mut meant = bases.into_iter().flatten().filter(is_web);
    let first = meant.next()?;
    meant.all(|other| other == first).then(|| first.into())
}

/// Whether it is plainly a path: `example.org/tea` was meant as an address.
pub(super) fn is_reference(text: &str) -> bool {
    if ["/", "./", "../", "?"]
        .iter()
        .any(|start| text.starts_with(start))
    {
        return true;
    }
    let path = text.split(['?', '#']).next().unwrap_or_default();
    let first = path.split('/').next().unwrap_or_default();
    let is_file = || {
        let ending = path.rsplit('.').next().unwrap_or_default();
        first == path
            && path.contains('.')
            && FILES.split(' ').any(|it| it.eq_ignore_ascii_case(ending))
    };
    let is_plain = |it: char| it.is_ascii_alphanumeric() || "-_~%.".contains(it);
    let is_path = || first != path && !first.contains('.');
    // A bare word, `CC-BY` say, may be no address at all.
    first.chars().all(is_plain) && (is_path() || is_file())
}

/// The absolute link of the channel that the element stands in, unless the element is that.
fn channel_link(element: Element<'_>) -> Option<Url> {
    let channel = std::iter::successors(Some(element), |it| it.parent())
        .find(|it| it.is(Ns::None, "channel"))?;
    let mut head = channel.children().take(HEAD);
    let link = head.find(|it| it.is(Ns::None, "link"))?;
    let url = Url::parse(link.text().trim()).ok()?;
    (link != element && is_web(&url)).then_some(url)
}

/// Whether it is a whole address of the web.
pub fn is_web_address(text: &str) -> bool {
    Url::parse(text).is_ok_and(|url| is_web(&url))
}

pub(super) fn is_web(url: &Url) -> bool {
    matches!(url.scheme(), "http" | "https")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_without_its_scheme_is_no_path() {
        for (text, expected) in [
            ("/tea", true),
            ("?p=1", true),
            ("tea", false),
            ("tea/2.html", true),
            ("tea.html", true),
            ("www.example.org", false),
            ("example.org/tea.html", false),
            ("#", false),
            ("", false),
            ("Read more", false),
        ] {
            assert_eq!(is_reference(text), expected, "{text}");
        }
    }
}
