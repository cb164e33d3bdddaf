//! Bytes → bytes with what has one right answer put right, and nothing else touched.
//!
//! A rule that knows the answer says so with its finding. Here the answers are put into the
//! text, the text is judged again, and an answer that made anything worse is taken back.

mod author;
mod base;
pub(super) mod dates;
mod encode;
mod entities;
pub(super) mod json;
mod namespace;
mod order;
mod pieces;
mod repair;
mod rewrite;
mod rounds;

use std::ops::Range;

pub(super) use author::creator;
pub(super) use base::{absolute, is_web_address};
pub(super) use entities::html_character;
pub(super) use namespace::{declare, first_child_of};
pub(super) use order::move_before;
pub(super) use repair::{Reference, reference};
pub(super) use rewrite::{escape, trim};

use super::json as reading;
use super::options::Options;
use super::sink::Sink;
use super::{Syntax, document, stranger};

/// A document after its fixes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The whole document; the bytes that were given where nothing could be put right.
    pub bytes: Vec<u8>,
    /// What was replaced, in the order of the document.
    pub edits: Vec<Edit>,
}

/// One place that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edit {
    /// The rule that asked for it.
    pub rule: &'static str,
    /// The line that it begins in, counted from 1, in the document as it was given.
    pub line: u32,
    /// Where it was: bytes of the text, decoded to UTF-8 and without a byte order mark.
    pub range: Range<usize>,
    /// What stood there.
    pub before: String,
    /// What stands there now.
    pub after: String,
}

/// Puts right, in a document shown as `file`, what has one right answer: in the rules that `options` doesn't allow, and with the
/// addresses that follow from its location.
///
/// Every byte outside of the edits stays as it is, and a document that has a fault after it had
/// it before. A document with bytes that its encoding doesn't have is left alone.
///
/// ```
/// use feedmill::checks::{self, Options};
///
/// let feed = b"<rss version='2.0'><channel><pubDate>2026-11-01T12:00:00Z</pubDate></channel></rss>";
/// let fixed = checks::fix(feed, "feed.xml", &Options::default());
/// assert_eq!(fixed.edits[0].after, "Sun, 01 Nov 2026 12:00:00 +0000");
/// ```
pub fn fix(bytes: &[u8], file: &str, options: &Options) -> Fixed {
    let changed = if reading::is_json(bytes, file, options) {
        fix_json(bytes, options)
    } else {
        fix_xml(bytes, options)
    };
    match changed {
        Some((bytes, edits)) if !edits.is_empty() => Fixed { bytes, edits },
        _ => Fixed {
            bytes: bytes.to_vec(),
            edits: Vec::new(),
        },
    }
}

fn fix_xml(bytes: &[u8], options: &Options) -> Option<(Vec<u8>, Vec<Edit>)> {
    let decoded = document::decode(bytes, options.charset(), &mut Sink::new(1));
    let (mark, body) = bytes.split_at(decoded.mark);
    if encode::whole(decoded.form, &decoded.text)? != body {
        return None;
    }
    if stranger::in_text(&decoded.text).is_some() {
        return None;
    }
    let pieces = rounds::run(&decoded.text, decoded.syntax(), options);
    let written = encode::pieces(decoded.form, &pieces)?;
    Some(([mark, &written].concat(), pieces.edits()))
}

fn fix_json(bytes: &[u8], options: &Options) -> Option<(Vec<u8>, Vec<Edit>)> {
    let (text, is_damaged) = reading::decode(bytes, &mut Sink::new(1));
    // Anything but UTF-8 is a fault of its own, and not one of single places.
    let mark = bytes.strip_suffix(text.as_bytes())?;
    let syntax = Syntax::Json {
        size: bytes.len(),
        is_damaged,
    };
    let pieces = rounds::run(&text, syntax, options);
    let written = [mark, pieces.text().as_bytes()].concat();
    Some((written, pieces.edits()))
}
