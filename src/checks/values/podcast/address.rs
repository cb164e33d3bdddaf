//! Where things are: addresses, and the identifiers of feeds.

use crate::checks::rule::rule;
use crate::checks::values::parts::Parts;
use crate::checks::values::url::absolute;
use crate::checks::values::urn::is_uuid;
use crate::checks::values::{Given, NOT_EMPTY, Value, check};
use crate::checks::{Check, Rule, Sink};

pub static DEPRECATED_IMAGES: Rule =
    rule!("podcast/deprecated-images", Style, "0.1.0", Check::Value);
pub static INVALID_GUID: Rule = rule!("podcast/invalid-guid", Spec, "0.1.0", Check::Value);
pub static UNUSUAL_GUID: Rule = rule!("podcast/unusual-guid", Interop, "0.1.0", Check::Value);
pub static UNUSUAL_SCHEME: Rule = rule!("podcast/unusual-scheme", Interop, "0.1.0", Check::Value);

/// Pictures of several sizes, as HTML's `srcset` has them.
pub const IMAGE_SET: Value = Value::Checked(image_set);
/// The identifier of another feed.
pub const REMOTE_GUID: Value = Value::Checked(remote_guid);
/// An absolute address; `https` if it is one of the web.
pub const SECURE_URL: Value = Value::Checked(secure_url);
/// The identifier of this feed, made of its address.
pub const SHOW_GUID: Value = Value::Checked(show_guid);

fn secure_url(given: &Given<'_, '_>, sink: &mut Sink) {
    if !absolute(given, sink) {
        return;
    }
    let parts = Parts::split(given.text);
    let is_http = parts
        .scheme
        .is_some_and(|it| it.eq_ignore_ascii_case("http"));
    // Onion services are encrypted without it.
    let is_onion = ::url::Url::parse(given.text)
        .is_ok_and(|url| url.host_str().is_some_and(|host| host.ends_with(".onion")));
    if is_http && !is_onion {
        given.refuse(&UNUSUAL_SCHEME, "write `https://` for `http://`", sink);
    }
}

fn remote_guid(given: &Given<'_, '_>, sink: &mut Sink) {
    if !is_uuid(given.text) {
        refuse_guid(given, sink);
    }
}

fn show_guid(given: &Given<'_, '_>, sink: &mut Sink) {
    if !is_uuid(given.text) {
        refuse_guid(given, sink);
    } else if given.text.as_bytes()[14] != b'5' {
        given.refuse(
            &UNUSUAL_GUID,
            "make a UUID of version 5 of the feed's address",
            sink,
        );
    }
}

fn refuse_guid(given: &Given<'_, '_>, sink: &mut Sink) {
    given.refuse(
        &INVALID_GUID,
        "write a UUID, such as 917393e3-1b1e-5cef-ace4-edaa54e1f810",
        sink,
    );
}

fn image_set(given: &Given<'_, '_>, sink: &mut Sink) {
    check(NOT_EMPTY, given, sink);
    sink.push(
        DEPRECATED_IMAGES
            .at(
                given.element.span(),
                format!("`{}` is superseded", given.element.name()),
            )
            .help("write a `podcast:image` for each picture"),
    );
}
