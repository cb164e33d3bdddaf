//! URI and IRI references (RFC 3986, RFC 3987), as written: nothing is repaired before it is
//! judged.

use super::parts::Parts;
use super::{Given, Value, schemes};
use crate::checks::document::Element;
use crate::checks::fix;
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
                .help("write an address that begins with `https://`")
                .rewrite(given, fix::absolute(given)),
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
                .help(match given.text.starts_with("www.") {
                    true => format!("write `https://{}`", given.text),
                    false => "write the whole address, beginning with `https://`".to_owned(),
                })
                .rewrite(given, fix::absolute(given)),
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
pub fn is_forbidden(character: char) -> bool {
    matches!(character,
        '\0'..=' ' | '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' | '\u{7F}'..='\u{9F}')
        || (character.is_whitespace() && !character.is_ascii())
}

/// The character as an address may hold it.
pub fn percent_encoded(character: char) -> String {
    let mut buffer = [0; 4];
    let bytes = character.encode_utf8(&mut buffer).as_bytes();
    bytes.iter().map(|byte| format!("%{byte:02X}")).collect()
}
