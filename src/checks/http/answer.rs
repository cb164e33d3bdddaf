//! The status of the answers.

use super::Exchange;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

/// The answer has no feed.
pub static INVALID_STATUS: Rule = rule!("http/invalid-status", Spec, "0.1.0", Check::Http(status));

/// The feed is somewhere else for a time, which is mostly for good.
pub static TEMPORARY_REDIRECT: Rule = rule!(
    "http/temporary-redirect",
    Style,
    "0.1.0",
    Check::Http(redirect)
);

fn status(exchange: &Exchange<'_>, sink: &mut Sink) {
    let Some(answer) = exchange.answer() else {
        return;
    };
    let help = match answer.status {
        200..=299 => return,
        300..=399 => "name the new address in a `Location`",
        401 | 403 => "let everybody read the feed, or give readers an address that holds a key",
        404 => "put the feed there, or redirect to where it is",
        410 => "stop asking for it: the server says that the feed is gone for good",
        429 => "let readers ask more often: most come twice in an hour",
        500.. => "look into the log of the server",
        _ => "answer with 200 and the feed",
    };
    let message = format!("the server answers {}, not with a feed", answer.status);
    sink.push(INVALID_STATUS.at(answer.span, message).help(help));
}

fn redirect(exchange: &Exchange<'_>, sink: &mut Sink) {
    for redirect in exchange.redirects() {
        if matches!(redirect.status, 301 | 308) {
            continue;
        }
        let message = format!("the redirect is {}, which is not for good", redirect.status);
        let help = "redirect with 301 or 308 if the feed has moved";
        sink.push(TEMPORARY_REDIRECT.at(redirect.span, message).help(help));
    }
}
