//! A text in pieces: what is kept of the original, and what was written instead of the rest.

use std::ops::Range;

use super::Edit;
use crate::diagnostic::Lines;

/// The original and its changes so far.
#[derive(Clone, Debug)]
pub struct Pieces<'t> {
    original: &'t str,
    pieces: Vec<Piece>,
}

#[derive(Clone, Debug)]
enum Piece {
    /// A part of the original.
    Kept(Range<usize>),
    /// A part that was written instead, by the rule.
    Written(String, &'static str),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Piece::Kept(range) => range.len(),
            Piece::Written(text, _) => text.len(),
        }
    }

    fn part(&self, range: Range<usize>) -> Self {
        match self {
            Piece::Kept(kept) => Piece::Kept(kept.start + range.start..kept.start + range.end),
            Piece::Written(text, rule) => Piece::Written(text[range].to_owned(), rule),
        }
    }
}

impl<'t> Pieces<'t> {
    /// Nothing changed yet.
    pub fn new(original: &'t str) -> Self {
        Self {
            original,
            pieces: vec![Piece::Kept(0..original.len())],
        }
    }

    /// Replaces ranges of the present text, which are in order and don't overlap, each by a text
    /// for a rule.
    pub fn replace<'e>(
        &mut self,
        edits: impl IntoIterator<Item = ((usize, usize), (&'e str, &'static str))>,
    ) {
        let old = std::mem::take(&mut self.pieces);
        let mut old = Cut {
            pieces: old,
            next: 0,
            inside: 0,
            at: 0,
        };
        for ((start, end), (text, rule)) in edits {
            old.take_until(start, |piece| self.pieces.push(piece));
            // An empty text stands for what is gone.
            self.pieces.push(Piece::Written(text.to_owned(), rule));
            old.take_until(end, |_| ());
        }
        old.take_until(usize::MAX, |piece| self.pieces.push(piece));
    }

    /// The present text.
    pub fn text(&self) -> String {
        self.pieces
            .iter()
            .map(|piece| match piece {
                Piece::Kept(range) => &self.original[range.clone()],
                Piece::Written(text, _) => text,
            })
            .collect()
    }

    /// What differs from the original; what touches is one edit.
    pub fn edits(&self) -> Vec<Edit> {
        let lines = Lines::new(self.original);
        let mut edits = Vec::new();
        let mut at = 0;
        let mut pending: Option<(String, &'static str)> = None;
        let end = Piece::Kept(self.original.len()..self.original.len());
        for piece in self.pieces.iter().chain([&end]) {
            match piece {
                Piece::Written(text, rule) => {
                    pending
                        .get_or_insert((String::new(), rule))
                        .0
                        .push_str(text);
                }
                Piece::Kept(range) => {
                    if let Some((after, rule)) = pending.take() {
                        let range = at..range.start;
                        let before = self.original[range.clone()].to_owned();
                        if before != after {
                            edits.push(Edit {
                                rule,
                                line: lines.line_of(range.start),
                                range,
                                before,
                                after,
                            });
                        }
                    }
                    at = range.end;
                }
            }
        }
        edits
    }
}

/// The old pieces while they are cut up.
struct Cut {
    pieces: Vec<Piece>,
    next: usize,
    /// How much of the next piece is taken.
    inside: usize,
    /// How much of the text is taken.
    at: usize,
}

impl Cut {
    /// Hands out what lies before `end`.
    fn take_until(&mut self, end: usize, mut take: impl FnMut(Piece)) {
        while let Some(piece) = self.pieces.get(self.next) {
            let rest = piece.len() - self.inside;
            let wanted = (end - self.at).min(rest);
            if wanted == 0 && rest > 0 {
                return;
            }
            if wanted > 0 || piece.len() == 0 {
                take(piece.part(self.inside..self.inside + wanted));
            }
            self.at += wanted;
            self.inside += wanted;
            if self.inside < piece.len() {
                return;
            }
            self.next += 1;
            self.inside = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rounds_add_up() {
        let mut pieces = Pieces::new("one two three");
        pieces.replace([((4, 7), ("2", "b")), ((8, 13), ("", "c"))]);
        assert_eq!(pieces.text(), "one 2 ");
        pieces.replace([((0, 0), ("> ", "a")), ((4, 5), ("TWO", "d"))]);
        assert_eq!(pieces.text(), "> one TWO ");
        let edits: Vec<_> = pieces
            .edits()
            .into_iter()
            .map(|edit| (edit.range, edit.before, edit.after))
            .collect();
        let text = str::to_owned;
        assert_eq!(
            edits,
            [
                (0..0, text(""), text("> ")),
                (4..7, text("two"), text("TWO")),
                (8..13, text("three"), text("")),
            ]
        );
    }

    #[test]
    fn what_is_put_back_is_no_edit() {
        let mut pieces = Pieces::new("one two");
        pieces.replace([((0, 3), ("1", "a"))]);
        pieces.replace([((0, 1), ("one", "b"))]);
        assert!(pieces.edits().is_empty());
    }
}
