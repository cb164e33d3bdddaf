//! Addresses that work wherever the feed is read.

use std::fmt;

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};

/// An absolute `http` or `https` address, in ASCII, with nothing in it that RFC 3986 forbids.
///
/// RSS wants a URI where Atom would take an IRI, so a non-ASCII host is written in punycode and
/// everything else percent-encoded.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct AbsoluteUrl(String);

/// What the URL standard leaves as it is and RFC 3986 does not allow.
pub(crate) const FORBIDDEN: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'<')
    .add(b'>')
    .add(b'\\')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}');

/// What the URL standard takes in a host and RFC 3986 does not.
const NO_HOST: [char; 4] = ['"', '`', '{', '}'];

impl AbsoluteUrl {
    /// Reads an absolute address; `None` if it has no `http` or `https` scheme or no host.
    ///
    /// ```
    /// use feedmill::model::AbsoluteUrl;
    ///
    /// let url = AbsoluteUrl::parse("https://example.org/çay?a=1&b=|").unwrap();
    /// assert_eq!(url.as_str(), "https://example.org/%C3%A7ay?a=1&b=%7C");
    /// assert!(AbsoluteUrl::parse("/tea").is_none());
    /// assert!(AbsoluteUrl::parse("javascript:alert(1)").is_none());
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        Self::from_url(&::url::Url::parse(text.trim()).ok()?)
    }

    /// Resolves `reference` against this address.
    ///
    /// ```
    /// use feedmill::model::AbsoluteUrl;
    ///
    /// let page = AbsoluteUrl::parse("https://example.org/tea/").unwrap();
    /// assert_eq!(page.join("leaf.png").unwrap().as_str(), "https://example.org/tea/leaf.png");
    /// ```
    pub fn join(&self, reference: &str) -> Option<Self> {
        Self::from_url(&self.url().join(reference.trim()).ok()?)
    }

    /// The address as the `url` crate sees it.
    pub fn url(&self) -> ::url::Url {
        ::url::Url::parse(&self.0).expect("an AbsoluteUrl was made from a parsed address")
    }

    /// The host, as written in the address.
    pub fn host(&self) -> &str {
        let rest = self.0.split_once("://").map_or("", |(_, rest)| rest);
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let host = authority
            .rsplit_once('@')
            .map_or(authority, |(_, host)| host);
        match host.rfind(':') {
            Some(colon) if !host[colon..].contains(']') => &host[..colon],
            _ => host,
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn from_url(url: &::url::Url) -> Option<Self> {
        let host_ok = url
            .host_str()
            .is_some_and(|host| !host.is_empty() && !host.contains(NO_HOST));
        if !matches!(url.scheme(), "http" | "https") || !host_ok {
            return None;
        }
        Some(Self(conform(url.as_str())))
    }
}

/// Percent-encodes what RFC 3986 does not allow where it stands: the characters of [`FORBIDDEN`],
/// square brackets outside the host, and a `%` that starts no escape.
fn conform(url: &str) -> String {
    let authority = url.find("://").map_or(0, |at| at + 3);
    let path = url[authority..]
        .find(['/', '?', '#'])
        .map_or(url.len(), |at| authority + at);
    let mut out = url[..path].to_owned();
    let mut fragment = false;
    let rest = &url[path..];
    for (at, c) in rest.char_indices() {
        let escape = match c {
            '%' => !rest.as_bytes()[at + 1..]
                .iter()
                .take(2)
                .filter(|b| b.is_ascii_hexdigit())
                .count()
                .eq(&2),
            '[' | ']' => true,
            '#' => std::mem::replace(&mut fragment, true),
            _ => false,
        };
        if escape {
            out.push_str(&format!("%{:02X}", c as u32));
        } else {
            let mut buffer = [0; 4];
            out.extend(utf8_percent_encode(c.encode_utf8(&mut buffer), FORBIDDEN));
        }
    }
    out
}

impl fmt::Display for AbsoluteUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> String {
        AbsoluteUrl::parse(text).map_or("-".into(), |url| url.to_string())
    }

    #[test]
    fn makes_uris_of_iris() {
        assert_eq!(
            parse("https://bücher.example/a b"),
            "https://xn--bcher-kva.example/a%20b"
        );
        assert_eq!(
            parse("https://e.example/100%?q=[1]#a#b"),
            "https://e.example/100%25?q=%5B1%5D#a%23b"
        );
        assert_eq!(
            parse("http://[2001:db8::1]:8080/x"),
            "http://[2001:db8::1]:8080/x"
        );
    }

    #[test]
    fn refuses_what_is_no_web_address() {
        for text in [
            "",
            "tea",
            "//example.org/",
            "mailto:a@example.org",
            "data:,x",
            "https://",
            "https://{/",
            "https://a`b.example/",
        ] {
            assert_eq!(parse(text), "-", "{text}");
        }
    }

    #[test]
    fn knows_the_host() {
        for (text, host) in [
            ("https://example.org", "example.org"),
            ("https://u:p@example.org:81/x@y", "example.org"),
            ("http://[::1]/", "[::1]"),
        ] {
            assert_eq!(AbsoluteUrl::parse(text).unwrap().host(), host);
        }
    }
}
