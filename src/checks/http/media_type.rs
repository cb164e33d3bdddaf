//! What the server says that the feed is.

use super::Exchange;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};
use crate::model::Format;

/// The server names something that is no feed, or another feed.
pub static INVALID_MEDIA_TYPE: Rule = rule!(
    "http/invalid-media-type",
    Interop,
    "0.1.0",
    Check::Http(invalid)
);

/// The server does not say what it sends.
pub static MISSING_MEDIA_TYPE: Rule = rule!(
    "http/missing-media-type",
    Interop,
    "0.1.0",
    Check::Http(missing)
);

/// The server only says how the feed is written.
pub static UNUSUAL_MEDIA_TYPE: Rule = rule!(
    "http/unusual-media-type",
    Style,
    "0.1.0",
    Check::Http(unusual)
);

/// What any XML may be called.
const XML: &[&str] = &["application/xml", "text/xml"];
const JSON: &[&str] = &["application/json"];

/// The types of a format that say less than its own, and no wrong.
fn general(format: Format) -> &'static [&'static str] {
    match format {
        Format::Json => JSON,
        Format::Atom | Format::Rss => XML,
    }
}

fn invalid(exchange: &Exchange<'_>, sink: &mut Sink) {
    let Some((name, field)) = exchange.success().and_then(|it| it.media_type()) else {
        return;
    };
    // What is no feed at all is told of the document.
    let Some(format) = exchange.format else {
        return;
    };
    let own = format.media_type();
    if name != own && !general(format).contains(&name.as_str()) {
        let message = format!("the feed is served as `{name}`");
        let help = format!("serve it as `{own}`");
        sink.push(INVALID_MEDIA_TYPE.at(field.span, message).help(help));
    }
}

fn missing(exchange: &Exchange<'_>, sink: &mut Sink) {
    let Some(answer) = exchange.success() else {
        return;
    };
    if answer.field("content-type").is_none() {
        let own = exchange.format.unwrap_or(Format::Rss).media_type();
        let help = format!("serve the feed as `{own}`");
        sink.push(
            MISSING_MEDIA_TYPE
                .at(answer.span, "the answer has no `Content-Type`")
                .help(help),
        );
    }
}

fn unusual(exchange: &Exchange<'_>, sink: &mut Sink) {
    let Some((name, field)) = exchange.success().and_then(|it| it.media_type()) else {
        return;
    };
    let Some(format) = exchange.format else {
        return;
    };
    if general(format).contains(&name.as_str()) {
        let message = format!("`{name}` does not say that it is a feed");
        let help = format!("serve it as `{}`", format.media_type());
        sink.push(UNUSUAL_MEDIA_TYPE.at(field.span, message).help(help));
    }
}
