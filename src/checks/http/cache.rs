//! Whether a reader can ask for what is new without getting all that is old.

use super::Exchange;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

/// Nothing in the answer can be asked back.
pub static MISSING_VALIDATOR: Rule = rule!(
    "http/missing-validator",
    Interop,
    "0.1.0",
    Check::Http(validator)
);

/// The server hands out again what it knows to be unchanged.
pub static IGNORED_CONDITION: Rule = rule!(
    "http/ignored-condition",
    Interop,
    "0.1.0",
    Check::Http(condition)
);

fn validator(exchange: &Exchange<'_>, sink: &mut Sink) {
    let Some(answer) = exchange.success() else {
        return;
    };
    if answer.field("etag").is_none() && answer.field("last-modified").is_none() {
        let message = "the answer has neither `ETag` nor `Last-Modified`";
        let help = "let the server send one of them, as it does for files";
        sink.push(MISSING_VALIDATOR.at(answer.span, message).help(help));
    }
}

fn condition(exchange: &Exchange<'_>, sink: &mut Sink) {
    let (Some(answer), Some(again)) = (exchange.success(), exchange.again()) else {
        return;
    };
    if again.status != 200 {
        return;
    }
    // The tag decides where there is one (RFC 9110, 13.2.2). Another one means that the feed has
    // changed in between.
    let name = ["etag", "last-modified"]
        .into_iter()
        .find(|name| answer.field(name).is_some());
    let Some(name) = name else {
        return;
    };
    let value = |field: Option<super::transcript::Field<'_>>| {
        field.map(|it| it.value.trim_start_matches("W/").to_owned())
    };
    if value(again.field(name)) == value(answer.field(name)) {
        let request = match name {
            "etag" => "If-None-Match",
            _ => "If-Modified-Since",
        };
        let message = format!("`{request}` is answered with 200, though nothing has changed");
        let help = "answer with 304 and no body";
        sink.push(
            IGNORED_CONDITION
                .at(again.span, message)
                .help(help)
                .see(answer.span, "this answer had the same"),
        );
    }
}
