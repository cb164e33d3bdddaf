//! Changes to a text, made all at once, so that offsets stay what they were until then.

use std::ops::Range;

/// Some bytes of a text, and what comes in their place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub at: Range<usize>,
    pub with: String,
}

impl Edit {
    pub fn new(at: Range<usize>, with: String) -> Self {
        Self { at, with }
    }
}

/// The bytes `range` of `text` with `edits` made, which are in order. One that begins within
/// another, or is not wholly in `range`, is not made.
pub(super) fn apply(text: &str, range: Range<usize>, edits: &[Edit]) -> String {
    let mut out = String::with_capacity(range.len());
    let mut at = range.start;
    for edit in edits {
        if edit.at.start < at || edit.at.end > range.end {
            continue;
        }
        out.push_str(&text[at..edit.at.start]);
        out.push_str(&edit.with);
        at = edit.at.end;
    }
    out.push_str(&text[at..range.end]);
    out
}
