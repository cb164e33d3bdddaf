//! Addresses: whole, well written, and such that readers can follow them.

use super::given::Given;
use crate::checks::fix::json::{self, retext};
use crate::checks::rule::rule;
use crate::checks::values::{
    INVALID_CHARACTER, INVALID_URL, Parts, RELATIVE_URL, UNKNOWN_SCHEME, is_forbidden,
    is_registered_scheme, percent_encoded,
};
use crate::checks::{Check, Rule, Sink};

pub static UNUSUAL_SCHEME: Rule = rule!("json/unusual-scheme", Interop, "0.1.0", Check::Value);
pub static UNUSUAL_URL: Rule = rule!("json/unusual-url", Interop, "0.1.0", Check::Value);

/// An address that a click opens, of whatever scheme.
pub fn link(given: &Given<'_>, sink: &mut Sink) {
    absolute(given, sink);
}

/// An address that a reader fetches: of the web.
pub fn web(given: &Given<'_>, sink: &mut Sink) {
    let Some(scheme) = absolute(given, sink) else {
        return;
    };
    if !["http", "https"]
        .iter()
        .any(|it| scheme.eq_ignore_ascii_case(it))
    {
        sink.push(
            UNUSUAL_SCHEME
                .at(
                    given.span(),
                    format!("{} has the scheme `{scheme}`", given.name()),
                )
                .help("write an address that begins with `https://`"),
        );
    }
}

/// The scheme of an absolute address; reports what is none. Nothing is repaired before it is
/// judged.
fn absolute<'g>(given: &'g Given<'_>, sink: &mut Sink) -> Option<&'g str> {
    let (text, name, span) = (&*given.text, given.name(), given.span());
    if text.is_empty() {
        sink.push(
            RELATIVE_URL
                .at(span, format!("{name} is empty"))
                .help("write the whole address, or leave the member out"),
        );
        return None;
    }
    if let Some(bad) = text.chars().find(|it| is_forbidden(*it)) {
        let trimmed = Some(text.trim().to_owned())
            .filter(|it| it.len() < text.len() && !it.is_empty() && !it.contains(is_forbidden));
        let help = if text.trim() == text || text.trim().chars().any(is_forbidden) {
            format!("write it as `{}`", percent_encoded(bad))
        } else {
            "take the white space around it out".to_owned()
        };
        sink.push(
            INVALID_CHARACTER
                .at(
                    span,
                    format!("{name} holds {bad:?}, which no address may hold"),
                )
                .help(help)
                .fix_all(retext(given.value, trimmed)),
        );
        return None;
    }
    let parts = Parts::split(text);
    if let Err(what) = parts.check() {
        sink.push(
            INVALID_URL
                .at(span, format!("{name} is {}: {what}", given.shown()))
                .help("write an address such as `https://example.org/tea`"),
        );
        return None;
    }
    let Some(scheme) = parts.scheme else {
        sink.push(
            RELATIVE_URL
                .at(span, format!("{name} is relative: {}", given.shown()))
                .help("write the whole address, beginning with `https://`")
                .fix_all(retext(given.value, json::absolute(given.value))),
        );
        return None;
    };
    if !is_registered_scheme(scheme) {
        sink.push(
            UNKNOWN_SCHEME
                .at(
                    span,
                    format!("{name} has the scheme `{scheme}`, which is not registered"),
                )
                .help("use `https`, or another scheme that readers know"),
        );
        return None;
    }
    if !text.is_ascii() {
        sink.push(
            UNUSUAL_URL
                .at(span, format!("{name} holds characters outside of ASCII"))
                .help("percent-encode them, and write the host in Punycode"),
        );
    }
    Some(scheme)
}
