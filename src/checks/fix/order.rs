//! Elements that have to stand elsewhere.

use crate::checks::document::{Element, Span};

/// The edits that move `moved`, in their order, to before `first`, each with the white space
/// before it left behind, and set off as `first` is. None if one of them has no end.
pub fn move_before<'d>(
    first: Element<'d>,
    moved: impl IntoIterator<Item = Element<'d>>,
) -> Vec<(Span, String)> {
    let text = first.document().source();
    let gap = |element: Element<'d>| {
        let before = &text[..element.span().start as usize];
        before.len() - before.trim_ascii_end().len()
    };
    let place = first.span().start as usize;
    let space = &text[place - gap(first)..place];
    let mut edits = Vec::new();
    let mut inserted = String::new();
    for element in moved {
        let Some(outer) = element.outer() else {
            return Vec::new();
        };
        inserted.push_str(&text[outer.range()]);
        inserted.push_str(space);
        let start = outer.start as usize - gap(element);
        edits.push((Span::new(start, outer.end as usize), String::new()));
    }
    edits.push((Span::new(place, place), inserted));
    edits
}
