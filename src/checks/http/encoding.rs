//! How the text is encoded, and how it is packed.

use super::Exchange;
use crate::checks::options::charset;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink, document};
use crate::model::Format;

/// The server and the document name different encodings.
pub static CONFLICTING_ENCODING: Rule = rule!(
    "http/conflicting-encoding",
    Interop,
    "0.1.0",
    Check::Http(conflict)
);

/// A text whose encoding the server does not say.
pub static MISSING_CHARSET: Rule =
    rule!("http/missing-charset", Style, "0.1.0", Check::Http(missing));

/// The feed is sent as large as it is.
pub static MISSING_COMPRESSION: Rule = rule!(
    "http/missing-compression",
    Style,
    "0.1.0",
    Check::Http(compression)
);

/// What fits into one packet gains nothing by being smaller, in bytes.
const PACKET: usize = 1_400;

/// How much of a document says which encoding it has, in bytes.
const HEAD: usize = 4_096;

fn conflict(exchange: &Exchange<'_>, sink: &mut Sink) {
    let Some(field) = exchange.success().and_then(|it| it.field("content-type")) else {
        return;
    };
    let Some(said) = charset(field.value) else {
        return;
    };
    if exchange.format == Some(Format::Json) {
        if !is_same(said, "utf-8") {
            let message = format!("the server says {said}, and JSON is always utf-8");
            sink.push(CONFLICTING_ENCODING.at(field.span, message).help(HELP));
        }
        return;
    }
    let head = &exchange.body[..exchange.body.len().min(HEAD)];
    let own = document::decode(head, None, &mut Sink::new(1)).encoding;
    if !is_same(said, &own) {
        let message = format!("the server says {said}, the document {own}");
        sink.push(CONFLICTING_ENCODING.at(field.span, message).help(HELP));
    }
}

const HELP: &str = "leave `charset` out, or let both say what it is";

/// Whether two names mean the same, as far as it matters here: the order of bytes is found by the
/// mark, and every text in ASCII is in UTF-8.
fn is_same(said: &str, own: &str) -> bool {
    let (said, own) = (said.to_ascii_lowercase(), own.to_ascii_lowercase());
    let plain = |name: &str| name.replace(['-', '_'], "");
    let (said, own) = (plain(&said), plain(&own));
    said == own
        || (own == "usascii" && said == "utf8")
        || (said == "utf16" && own.starts_with("utf16"))
}

fn missing(exchange: &Exchange<'_>, sink: &mut Sink) {
    let Some((name, field)) = exchange.success().and_then(|it| it.media_type()) else {
        return;
    };
    // HTML says it inside, and is no feed anyway.
    let is_xml = name == "text/xml" || (name.starts_with("text/") && name.ends_with("+xml"));
    if is_xml && charset(field.value).is_none() {
        let message = format!("`{name}` has no `charset`");
        let help = "add `; charset=utf-8`, or use a type that begins with `application/`";
        sink.push(MISSING_CHARSET.at(field.span, message).help(help));
    }
}

fn compression(exchange: &Exchange<'_>, sink: &mut Sink) {
    let Some(answer) = exchange.success() else {
        return;
    };
    if exchange.body.len() > PACKET && answer.field("content-encoding").is_none() {
        let message = format!("the {} bytes are not compressed", exchange.body.len());
        let help = "turn on gzip for feeds on the server";
        sink.push(MISSING_COMPRESSION.at(answer.span, message).help(help));
    }
}
