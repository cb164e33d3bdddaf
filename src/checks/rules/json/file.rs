//! The file: how large it is, and as what it is served.

use crate::checks::json::Context;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static CONFLICTING_MEDIA_TYPE: Rule = rule!(
    "json/conflicting-media-type",
    Interop,
    "0.1.0",
    Check::Json(media_type)
);
pub static EXCESSIVE_SIZE: Rule = rule!(
    "json/excessive-size",
    Interop,
    "0.1.0",
    Check::Json(excessive_size)
);
pub static UNUSUAL_MEDIA_TYPE: Rule =
    rule!("json/unusual-media-type", Style, "0.1.0", Check::Structure);

/// What the specification calls a burden for readers, in bytes.
const LARGEST: usize = 1_000_000;

fn excessive_size(context: &Context<'_>, sink: &mut Sink) {
    if context.size > LARGEST {
        sink.push(
            EXCESSIVE_SIZE
                .at(
                    context.feed.span(),
                    format!("the file is larger than 1 MB: {} bytes", context.size),
                )
                .help("keep the newest items, and put older ones behind `next_url`"),
        );
    }
}

fn media_type(context: &Context<'_>, sink: &mut Sink) {
    let Some(content_type) = context.content_type else {
        return;
    };
    let mut parts = content_type.split(';').map(str::trim);
    let essence = parts.next().unwrap_or_default().to_ascii_lowercase();
    let charset = parts.find_map(|it| {
        let (name, value) = it.split_once('=')?;
        name.eq_ignore_ascii_case("charset")
            .then(|| value.trim_matches('"'))
    });
    let span = context.feed.span();
    match essence.as_str() {
        "application/feed+json" => {}
        "application/json" => sink.push(
            UNUSUAL_MEDIA_TYPE
                .at(span, "the feed is served as `application/json`")
                .help("serve it as `application/feed+json`"),
        ),
        _ => sink.push(
            CONFLICTING_MEDIA_TYPE
                .at(span, format!("the feed is served as `{essence}`"))
                .help("serve it as `application/feed+json`"),
        ),
    }
    if let Some(charset) = charset.filter(|it| !it.eq_ignore_ascii_case("utf-8")) {
        sink.push(
            CONFLICTING_MEDIA_TYPE
                .at(
                    span,
                    format!("the feed is served as `{charset}`, and JSON is UTF-8"),
                )
                .help("leave `charset` out: the media type has no such parameter"),
        );
    }
}
