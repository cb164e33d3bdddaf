//! Addresses that work wherever the text is read.

use percent_encoding::{AsciiSet, utf8_percent_encode};
use url::Url;

use crate::model::{AbsoluteUrl, FORBIDDEN_IN_URLS};

/// The page that a text stands on, to resolve its addresses against.
#[derive(Clone, Debug)]
pub(super) struct Page(Url);

/// The schemes beside `http` and `https` that a link may have: programs that a click starts, and
/// that do nothing by themselves.
const HARMLESS: &[&str] = &[
    "ftp", "geo", "irc", "ircs", "magnet", "mailto", "news", "sms", "tel", "webcal", "xmpp",
];

/// What the URL standard leaves in an address without a host, and RFC 3986 does not allow: of one
/// with a host brackets are a part.
const FORBIDDEN: &AsciiSet = &FORBIDDEN_IN_URLS.add(b'[').add(b']');

impl Page {
    pub fn new(url: &AbsoluteUrl) -> Self {
        Self(url.url())
    }

    /// Where a link leads: a fragment on the page itself, a web address, or one of the harmless
    /// schemes.
    pub fn link(&self, reference: &str) -> Option<String> {
        let url = self.0.join(reference.trim()).ok()?;
        if HARMLESS.contains(&url.scheme()) {
            return Some(utf8_percent_encode(url.as_str(), FORBIDDEN).to_string());
        }
        Some(AbsoluteUrl::parse(url.as_str())?.to_string())
    }

    /// Where something is fetched from; never the page itself.
    pub fn resource(&self, reference: &str) -> Option<String> {
        let reference = reference.trim();
        if reference.is_empty() || reference.starts_with('#') {
            return None;
        }
        let url = self.0.join(reference).ok()?;
        Some(AbsoluteUrl::parse(url.as_str())?.to_string())
    }

    /// The candidates of a `srcset`, each resolved; those that are malformed are left out.
    pub fn set(&self, srcset: &str) -> Option<String> {
        let candidates: Vec<String> = Candidates(srcset)
            .filter(|(_, descriptor)| is_descriptor(descriptor))
            .filter_map(|(address, descriptor)| {
                let address = self.resource(address)?;
                // A comma at the end would be taken for the one between candidates.
                let address = match address.strip_suffix(',') {
                    Some(start) => format!("{start}%2C"),
                    None => address,
                };
                Some(format!("{address} {descriptor}").trim_end().to_owned())
            })
            .collect();
        (!candidates.is_empty()).then(|| candidates.join(", "))
    }
}

/// The addresses and descriptors of a `srcset` (HTML standard, "parse a srcset attribute"). An
/// address may hold commas: only one at its end, or after a descriptor, divides.
struct Candidates<'a>(&'a str);

impl<'a> Iterator for Candidates<'a> {
    type Item = (&'a str, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let rest = self
            .0
            .trim_start_matches(|c: char| c.is_ascii_whitespace() || c == ',');
        if rest.is_empty() {
            return None;
        }
        let end = rest
            .find(|c: char| c.is_ascii_whitespace())
            .unwrap_or(rest.len());
        let (address, rest) = rest.split_at(end);
        if address.ends_with(',') {
            self.0 = rest;
            return Some((address.trim_end_matches(','), ""));
        }
        let (descriptor, rest) = rest.split_once(',').unwrap_or((rest, ""));
        self.0 = rest;
        Some((address, descriptor.trim_ascii()))
    }
}

/// Whether it is a width or a density, or nothing.
fn is_descriptor(descriptor: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    match descriptor.split_at_checked(descriptor.len().wrapping_sub(1)) {
        Some((width, "w")) => digits(width) && width.len() <= 6,
        Some((density, "x")) => {
            let (whole, part) = density.split_once('.').unwrap_or((density, "0"));
            density.len() <= 8 && digits(whole) && digits(part)
        }
        _ => descriptor.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page() -> Page {
        Page::new(&AbsoluteUrl::parse("https://example.org/tea/leaf?x=1").unwrap())
    }

    #[test]
    fn resolves_links() {
        for (reference, expected) in [
            ("", "https://example.org/tea/leaf?x=1"),
            ("#top", "https://example.org/tea/leaf?x=1#top"),
            ("//cdn.example/a", "https://cdn.example/a"),
            ("../b c?q=[1]", "https://example.org/b%20c?q=%5B1%5D"),
            (
                "mailto:é@example.org?subject=a b",
                "mailto:%C3%A9@example.org?subject=a%20b",
            ),
            ("tel:+90 12", "tel:+90%2012"),
            ("java\nscript:alert(1)", "-"),
            (" \u{1}javascript:alert(1)", "-"),
            ("data:text/html,x", "-"),
            ("file:///etc/passwd", "-"),
            ("C:\\a", "-"),
            ("https://", "-"),
        ] {
            assert_eq!(
                page().link(reference).as_deref().unwrap_or("-"),
                expected,
                "{reference}"
            );
        }
    }

    #[test]
    fn reads_sets() {
        for (set, expected) in [
            ("a.png", "https://example.org/tea/a.png"),
            (
                "a.png 1x,b.png 2.5x",
                "https://example.org/tea/a.png 1x, https://example.org/tea/b.png 2.5x",
            ),
            (
                "/c,w_1,h_2/a.png 480w , b.png 1000w,",
                "https://example.org/c,w_1,h_2/a.png 480w, https://example.org/tea/b.png 1000w",
            ),
            (
                "a.png, b.png 2x",
                "https://example.org/tea/a.png, https://example.org/tea/b.png 2x",
            ),
            (
                "data:image/png;base64,xx 1x, b.png 2x",
                "https://example.org/tea/b.png 2x",
            ),
            ("a.png huge, javascript:x 2x", "-"),
            (" , ", "-"),
        ] {
            assert_eq!(page().set(set).as_deref().unwrap_or("-"), expected, "{set}");
        }
    }
}
