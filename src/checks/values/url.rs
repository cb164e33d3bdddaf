//! URI and IRI references (RFC 3986, RFC 3987), as written: nothing is repaired before it is
//! judged.

use super::{Given, Value, schemes};
use crate::checks::document::Element;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_CHARACTER: Rule =
    rule!("feed/invalid-url-character", Spec, "0.1.0", Check::Value);
pub static INVALID_MEDIA_URL: Rule = rule!("rss/invalid-media-url", Spec, "0.1.0", Check::Value);
pub static INVALID_URL: Rule = rule!("feed/invalid-url", Spec, "0.1.0", Check::Value);
pub static RELATIVE_URL: Rule = rule!("feed/relative-url", Spec, "0.1.0", Check::Value);
pub static UNKNOWN_SCHEME: Rule = rule!("feed/unknown-scheme", Interop, "0.1.0", Check::Value);
pub static UNUSUAL_URL: Rule = rule!("rss/unusual-url", Interop, "0.1.0", Check::Value);

/// What RSS calls a URL: absolute, with a scheme that is registered.
pub const RSS_URL: Value = Value::Checked(rss_url);
/// An address of a file: absolute, `http` or `https`.
pub const MEDIA_URL: Value = Value::Checked(media_url);

fn rss_url(given: &Given<'_, '_>, sink: &mut Sink) {
    if absolute(given, sink) && !given.text.is_ascii() {
        sink.push(
            UNUSUAL_URL
                .at(
                    given.span(),
                    format!("{} holds characters outside of ASCII", given.name()),
                )
                .help("percent-encode them, and write the host in Punycode"),
        );
    }
}

fn media_url(given: &Given<'_, '_>, sink: &mut Sink) {
    if !reference(given, sink) {
        return;
    }
    let is_http = Parts::split(given.text)
        .scheme
        .is_some_and(|it| it.eq_ignore_ascii_case("http") || it.eq_ignore_ascii_case("https"));
    if !is_http {
        sink.push(
            INVALID_MEDIA_URL
                .at(
                    given.span(),
                    format!("{} is {}", given.name(), given.shown()),
                )
                .help("write an address that begins with `https://`"),
        );
    }
}

/// Whether it is an absolute IRI; reports it if not.
pub fn absolute(given: &Given<'_, '_>, sink: &mut Sink) -> bool {
    if !reference(given, sink) {
        return false;
    }
    if Parts::split(given.text).scheme.is_none() {
        sink.push(
            RELATIVE_URL
                .at(
                    given.span(),
                    if given.text.is_empty() {
                        format!("{} is empty", given.name())
                    } else {
                        format!("{} is relative: {}", given.name(), given.shown())
                    },
                )
                .help("write the whole address, beginning with `https://`"),
        );
        return false;
    }
    true
}

/// Whether it is an IRI or a relative reference; reports it if not.
pub fn reference(given: &Given<'_, '_>, sink: &mut Sink) -> bool {
    if let Some(bad) = given.text.chars().find(|it| is_forbidden(*it)) {
        sink.push(
            INVALID_CHARACTER
                .at(
                    given.span(),
                    format!("{} holds {bad:?}, which no address may hold", given.name()),
                )
                .help(format!("write it as `{}`", percent_encoded(bad))),
        );
        return false;
    }
    let parts = Parts::split(given.text);
    if let Err(what) = parts.check() {
        sink.push(
            INVALID_URL
                .at(
                    given.span(),
                    format!("{} is {}: {what}", given.name(), given.shown()),
                )
                .help("write an address such as `https://example.org/tea`"),
        );
        return false;
    }
    if let Some(scheme) = parts.scheme
        && !schemes::is_registered(scheme)
    {
        sink.push(
            UNKNOWN_SCHEME
                .at(
                    given.span(),
                    format!(
                        "{} has the scheme `{scheme}`, which is not registered",
                        given.name()
                    ),
                )
                .help("use `https`, or another scheme that readers know"),
        );
    }
    true
}

/// Resolves a reference against the `xml:base` values around `element` and `location`.
pub fn resolve(
    reference: &str,
    element: Element<'_>,
    location: Option<&str>,
) -> Option<::url::Url> {
    let bases: Vec<&str> = element.bases().map(|base| base.value).collect();
    let mut base = location.and_then(|location| ::url::Url::parse(location).ok());
    for outer in bases.iter().rev() {
        base = match base {
            Some(base) => base.join(outer).ok(),
            None => ::url::Url::parse(outer).ok(),
        };
    }
    match base {
        Some(base) => base.join(reference).ok(),
        None => ::url::Url::parse(reference).ok(),
    }
}

/// Whether it is a whole address, with a scheme and, where the scheme needs one, a host.
pub fn has_scheme_and_host(text: &str) -> bool {
    let parts = Parts::split(text);
    parts.scheme.is_some() && parts.check().is_ok() && !text.chars().any(is_forbidden)
}

/// A character that neither a URI nor an IRI may hold.
fn is_forbidden(character: char) -> bool {
    matches!(character,
        '\0'..=' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\u{7F}'..='\u{9F}')
        || (character.is_whitespace() && !character.is_ascii())
}

fn percent_encoded(character: char) -> String {
    let mut buffer = [0; 4];
    let bytes = character.encode_utf8(&mut buffer).as_bytes();
    bytes.iter().map(|byte| format!("%{byte:02X}")).collect()
}

/// The parts of a reference (RFC 3986, appendix B).
#[derive(Debug)]
pub struct Parts<'t> {
    pub scheme: Option<&'t str>,
    pub authority: Option<&'t str>,
    pub path: &'t str,
    pub query: Option<&'t str>,
    pub fragment: Option<&'t str>,
}

impl<'t> Parts<'t> {
    /// Splits; whatever it is, every byte is in one part.
    pub fn split(text: &'t str) -> Self {
        let (rest, fragment) = cut(text, '#');
        let (rest, query) = cut(rest, '?');
        let colon = rest
            .find([':', '/'])
            .filter(|at| rest[*at..].starts_with(':'));
        let (scheme, rest) = match colon {
            Some(at) => (Some(&rest[..at]), &rest[at + 1..]),
            None => (None, rest),
        };
        let (authority, path) = match rest.strip_prefix("//") {
            Some(rest) => {
                let end = rest.find('/').unwrap_or(rest.len());
                (Some(&rest[..end]), &rest[end..])
            }
            None => (None, rest),
        };
        Self {
            scheme,
            authority,
            path,
            query,
            fragment,
        }
    }

    fn check(&self) -> Result<(), &'static str> {
        if let Some(scheme) = self.scheme {
            let mut bytes = scheme.bytes();
            let right = bytes.next().is_some_and(|it| it.is_ascii_alphabetic())
                && bytes.all(|it| it.is_ascii_alphanumeric() || b"+-.".contains(&it));
            if !right {
                return Err("what stands before the first colon is no scheme");
            }
        }
        let all = [Some(self.path), self.query, self.fragment, self.authority];
        for part in all.into_iter().flatten() {
            check_percent(part)?;
        }
        let brackets = [Some(self.path), self.query, self.fragment];
        if brackets
            .into_iter()
            .flatten()
            .any(|part| part.contains(['[', ']']))
        {
            return Err("a square bracket outside of the host");
        }
        if self.fragment.is_some_and(|part| part.contains('#')) {
            return Err("a second `#`");
        }
        let needs_host = self.scheme.is_some_and(|scheme| {
            ["http", "https", "ftp"]
                .iter()
                .any(|it| scheme.eq_ignore_ascii_case(it))
        });
        match self.authority {
            Some(authority) => check_authority(authority, needs_host),
            None if needs_host => Err("no host"),
            None => Ok(()),
        }
    }
}

fn cut(text: &str, mark: char) -> (&str, Option<&str>) {
    match text.split_once(mark) {
        Some((before, after)) => (before, Some(after)),
        None => (text, None),
    }
}

fn check_percent(part: &str) -> Result<(), &'static str> {
    let bytes = part.as_bytes();
    let right = bytes
        .iter()
        .enumerate()
        .filter(|(_, byte)| **byte == b'%')
        .all(|(at, _)| {
            bytes
                .get(at + 1..at + 3)
                .is_some_and(|pair| pair.iter().all(u8::is_ascii_hexdigit))
        });
    if right {
        Ok(())
    } else {
        Err("a `%` that is not followed by two hexadecimal digits")
    }
}

fn check_authority(authority: &str, needs_host: bool) -> Result<(), &'static str> {
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    let (host, port) = match host.strip_prefix('[') {
        Some(rest) => {
            let (literal, after) = rest.split_once(']').ok_or("a bracket that is not closed")?;
            let is_address = literal.parse::<std::net::Ipv6Addr>().is_ok();
            if !is_address && !literal.starts_with(['v', 'V']) {
                return Err("the address in brackets is no IPv6 address");
            }
            (
                literal,
                after
                    .strip_prefix(':')
                    .or((!after.is_empty()).then_some("x")),
            )
        }
        None => cut(host, ':'),
    };
    if port.is_some_and(|port| !port.bytes().all(|it| it.is_ascii_digit())) {
        return Err("the port is not a number");
    }
    if port.is_some_and(|port| !port.is_empty() && port.parse::<u16>().is_err()) {
        return Err("there is no such port");
    }
    if needs_host && host.is_empty() {
        return Err("no host");
    }
    if host.contains(['[', ']']) && !authority.contains('[') {
        return Err("a square bracket in the host");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judges_references() {
        for (text, right) in [
            ("http://example.org/a,b?c#d", true),
            ("http://[2001:db8::1]:8080/", true),
            ("//example.org/", true),
            ("../a:b", true),
            ("mailto:a@example.org", true),
            ("http://example.org/%zz", false),
            ("http://example.org:port/", false),
            ("http:/example.org", false),
            ("http://", false),
            ("1http://example.org", false),
            ("http://example.org/a#b#c", false),
            ("tag:a,2003:[b", false),
        ] {
            assert_eq!(Parts::split(text).check().is_ok(), right, "{text}");
        }
    }
}
