//! How a server hands a feed out. What was said is judged; nothing is fetched here.

mod answer;
mod cache;
mod encoding;
mod media_type;
#[cfg(test)]
mod tests;
mod transcript;

pub use answer::{INVALID_STATUS, TEMPORARY_REDIRECT};
pub use cache::{IGNORED_CONDITION, MISSING_VALIDATOR};
pub use encoding::{CONFLICTING_ENCODING, MISSING_CHARSET, MISSING_COMPRESSION};
pub use media_type::{INVALID_MEDIA_TYPE, MISSING_MEDIA_TYPE, UNUSUAL_MEDIA_TYPE};

use transcript::{Head, Transcript};

use super::{Check, Examined, Options, Sink, registry, schema};
use crate::model::Format;

/// What a rule for a whole exchange sees.
#[derive(Debug)]
pub struct Exchange<'a> {
    transcript: Transcript<'a>,
    body: &'a [u8],
    /// What the body is, if it is something that feedmill makes.
    format: Option<Format>,
}

impl<'a> Exchange<'a> {
    /// The answers that led to another address.
    fn redirects(&self) -> &[Head<'a>] {
        &self.transcript.redirects
    }

    /// The answer that has, or should have, the feed.
    fn answer(&self) -> Option<&Head<'a>> {
        self.transcript.answer.as_ref()
    }

    /// The same, if it has the feed.
    fn success(&self) -> Option<&Head<'a>> {
        self.answer()
            .filter(|answer| (200..300).contains(&answer.status))
    }

    /// The answer to a second request, made on the condition that the feed has changed.
    fn again(&self) -> Option<&Head<'a>> {
        self.transcript.again.as_ref()
    }
}

/// Judges how a feed was handed out.
///
/// `transcript` has the heads of all answers in their order, each a status line and its header
/// fields, with an empty line after each: the redirects, the answer with the feed, and, if one was
/// asked for, the answer to a second request that had the validators of the first. `body` is the
/// feed as it was before its transfer: what `Content-Encoding` says is undone.
///
/// ```
/// use feedmill::checks::{Options, http};
///
/// let transcript = "HTTP/1.1 404 Not Found\nContent-Type: text/html\n";
/// let found = http::examine(transcript, b"", "https://example.org/feed", &Options::default());
/// assert_eq!(found.findings[0].rule, "http/invalid-status");
/// ```
pub fn examine(transcript: &str, body: &[u8], address: &str, options: &Options) -> Examined {
    let mut sink = Sink::new(options.repeats);
    let exchange = Exchange {
        transcript: Transcript::read(transcript),
        body,
        format: schema::detect(body),
    };
    for rule in registry::RULES {
        if let Check::Http(check) = rule.check {
            check(&exchange, &mut sink);
        }
    }
    Examined::new(sink, transcript, &format!("{address} (headers)"), options)
}
