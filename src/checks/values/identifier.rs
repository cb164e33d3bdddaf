//! Identifiers: absolute IRIs that are compared character by character.

use super::parts::Parts;
use super::url::absolute;
use super::{Given, Value, tag, urn};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_TAG: Rule = rule!("feed/invalid-tag", Spec, "0.1.0", Check::Value);
pub static INVALID_URN: Rule = rule!("feed/invalid-urn", Spec, "0.1.0", Check::Value);
pub static INVALID_UUID: Rule = rule!("feed/invalid-uuid", Spec, "0.1.0", Check::Value);
pub static UNUSUAL_ID: Rule = rule!("feed/unusual-id", Interop, "0.1.0", Check::Value);

/// `id` of Atom.
pub const IDENTIFIER: Value = Value::Checked(identifier);
/// The `id` of an entry that is elsewhere. Its form is the other's to choose.
pub const IDENTIFIER_REFERENCE: Value = Value::Checked(identifier_reference);

fn identifier(given: &Given<'_, '_>, sink: &mut Sink) {
    if is_right_of_its_scheme(given, sink) && absolute(given, sink) {
        canonical(given, sink);
    }
}

fn identifier_reference(given: &Given<'_, '_>, sink: &mut Sink) {
    if is_right_of_its_scheme(given, sink) {
        absolute(given, sink);
    }
}

/// Judges `tag:` and `urn:`; whether it is another scheme's or right.
pub fn is_right_of_its_scheme(given: &Given<'_, '_>, sink: &mut Sink) -> bool {
    let Some((scheme, rest)) = given.text.split_once(':') else {
        return true;
    };
    let mut report = |rule: &'static Rule, what: &str, help: &str| {
        sink.push(
            rule.at(
                given.span(),
                format!("{} is {}: {what}", given.name(), given.shown()),
            )
            .help(help),
        );
        false
    };
    match scheme.to_ascii_lowercase().as_str() {
        "tag" => match tag::check(rest) {
            Err(what) => report(&INVALID_TAG, what, "write it as `tag:example.org,2003:tea`"),
            Ok(()) => true,
        },
        "urn" => match urn::check(rest) {
            Err(what) => report(&INVALID_URN, what, "write it as `urn:uuid:…` with a UUID"),
            Ok(()) => {
                let uuid = rest.get(..5).filter(|it| it.eq_ignore_ascii_case("uuid:"));
                if uuid.is_some() && !urn::is_uuid(&rest[5..]) {
                    report(
                        &INVALID_UUID,
                        "not 8-4-4-4-12 hexadecimal digits",
                        "write a UUID such as `1225c695-cfb8-4ebb-aaaa-80da344efa6a`",
                    )
                } else {
                    true
                }
            }
        },
        _ => true,
    }
}

/// Reports an identifier that a careless program would write in another way.
pub fn canonical(given: &Given<'_, '_>, sink: &mut Sink) {
    if let Some(what) = unusual(given.text) {
        sink.push(
            UNUSUAL_ID
                .at(given.span(), format!("{} is not in its simplest form: {what}", given.name()))
                .help("for a new feed, write it in lower case, without port, `..` and needless `%`; never change one in use"),
        );
    }
}

/// What is not normalised (RFC 4287, section 4.2.6.1; RFC 3986, section 6.2.2).
fn unusual(text: &str) -> Option<&'static str> {
    let parts = Parts::split(text);
    let scheme = parts.scheme?;
    if scheme.bytes().any(|it| it.is_ascii_uppercase()) {
        return Some("an upper-case scheme");
    }
    if let Some(authority) = parts.authority {
        if authority.bytes().any(|it| it.is_ascii_uppercase()) && !authority.contains('%') {
            return Some("an upper-case host");
        }
        let default_port = match scheme {
            "http" => ":80",
            "https" => ":443",
            "ftp" => ":21",
            _ => ":",
        };
        if authority.ends_with(default_port) || authority.ends_with(':') {
            return Some("the scheme's own port");
        }
        if authority.starts_with('@') || authority.starts_with(":@") {
            return Some("an empty user name");
        }
        if matches!(scheme, "http" | "https") && parts.path.is_empty() {
            return Some("an empty path");
        }
        if parts
            .path
            .split('/')
            .any(|segment| matches!(segment, "." | ".."))
        {
            return Some("dot segments");
        }
    }
    needless_percent(text).then_some("a needless or lower-case percent-encoding")
}

fn needless_percent(text: &str) -> bool {
    text.split('%').skip(1).any(|after| {
        let Some(pair) = after.get(..2) else {
            return false;
        };
        let byte = u8::from_str_radix(pair, 16).unwrap_or(0);
        pair.bytes().any(|it| it.is_ascii_lowercase())
            || byte.is_ascii_alphanumeric()
            || b"-._~".contains(&byte)
    })
}
