//! Media types (RFC 6838): `type/subtype`, perhaps with parameters.

use super::{Given, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Finding, Rule, Sink, Span};

pub static INVALID_MEDIA_TYPE: Rule = rule!("feed/invalid-media-type", Spec, "0.1.0", Check::Value);

/// A media type.
pub const MEDIA_TYPE: Value = Value::Checked(media_type);

fn media_type(given: &Given<'_, '_>, sink: &mut Sink) {
    if !is_media_type(given.text) {
        refuse(given, sink);
    }
}

/// Reports a value that is no media type.
pub fn refuse(given: &Given<'_, '_>, sink: &mut Sink) {
    sink.push(no_media_type(given.span(), &given.name(), &given.shown()));
}

/// What `name` says at `span`, as it is `shown`, is no media type.
pub fn no_media_type(span: Span, name: &str, shown: &str) -> Finding {
    INVALID_MEDIA_TYPE
        .at(span, format!("{name} is {shown}, not a media type"))
        .help("write a type such as `audio/mpeg`")
}

/// Whether it is a type, a slash, a subtype, and perhaps parameters.
pub fn is_media_type(text: &str) -> bool {
    let mut parts = text.split(';');
    let essence = parts.next().unwrap_or_default().trim_end();
    let Some((kind, subtype)) = essence.split_once('/') else {
        return false;
    };
    is_token(kind)
        && is_token(subtype)
        && parts.all(|parameter| {
            parameter.trim().is_empty()
                || parameter
                    .split_once('=')
                    .is_some_and(|(name, value)| is_token(name.trim()) && !value.trim().is_empty())
        })
}

fn is_token(text: &str) -> bool {
    !text.is_empty()
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`{|}~".contains(&byte))
}
