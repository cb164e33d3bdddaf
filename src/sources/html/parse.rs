//! Text → [`Tree`], as a browser does it, within limits.

use html5ever::driver::{ParseOpts, parse_document};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::tree_builder::TreeBuilderOpts;

use super::crowd::crowded_tag;
use super::sink::Sink;
use super::tree::Tree;

/// Why a page is not read to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct TooMuch {
    /// What there is too much of: a phrase.
    pub what: &'static str,
    /// Where it was noticed, from 1.
    pub line: u32,
}

/// Reads a page.
///
/// # Errors
/// When it is nested deeper or has more parts than any page that a browser shows well. A parser
/// looks through all open elements at each tag, and at all attributes for each other.
pub(super) fn parse(text: &str) -> Result<Tree, TooMuch> {
    if let Some(at) = crowded_tag(text) {
        return Err(TooMuch {
            what: "a tag has more than two thousand attributes",
            line: 1 + text[..at].matches('\n').count() as u32,
        });
    }
    let options = ParseOpts {
        tree_builder: TreeBuilderOpts {
            // What stands in `noscript` is read.
            scripting_enabled: false,
            ..TreeBuilderOpts::default()
        },
        ..ParseOpts::default()
    };
    let mut parser = parse_document(Sink::new(), options);
    let mut rest = text;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(boundary(rest));
        rest = after;
        parser.process(StrTendril::from_slice(piece));
        let sink = &parser.tokenizer.sink.sink;
        let what = if sink.deepest() > DEPTH {
            "its elements are nested deeper than 512 levels"
        } else if sink.len() > NODES {
            "it has more than two million parts"
        } else {
            continue;
        };
        let line = sink.line();
        return Err(TooMuch { what, line });
    }
    Ok(parser.finish())
}

/// Where a piece ends that is small enough to look at the limits after it.
fn boundary(text: &str) -> usize {
    let mut end = text.len().min(PIECE);
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}

/// Browsers stop here as well.
const DEPTH: u32 = 512;

/// The most nodes of a page.
const NODES: usize = 2_000_000;

/// How much is read before the limits are looked at, in bytes.
const PIECE: usize = 4_096;
