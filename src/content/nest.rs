//! Writes tags so that they nest: each is closed where it belongs, and none too deep.
//!
//! Tag soup makes a browser's parser copy and move elements, in time and space that grow with
//! the square of the soup. What is written here gives it nothing to repair.

use std::collections::BTreeMap;

use super::elements::{
    ends_paragraph, is_cell, is_heading, is_row_group, is_table_frame, is_table_part, is_void,
};

/// How many elements may be open at once. Readers' own limits are higher; people's are lower.
const DEPTH: usize = 100;

/// Markup in the making.
#[derive(Debug, Default)]
pub(super) struct Nest {
    out: String,
    open: Vec<&'static str>,
    /// The tags that were too deep to be written, so that their end tags are not either.
    skipped: BTreeMap<&'static str, usize>,
}

impl Nest {
    pub fn with_capacity(bytes: usize) -> Self {
        Self {
            out: String::with_capacity(bytes),
            ..Self::default()
        }
    }

    /// Whether an element of this name is open.
    pub fn has_open(&self, name: &str) -> bool {
        self.open.contains(&name)
    }

    /// Writes text; its character references are kept, and a `<` in it becomes one.
    pub fn text(&mut self, text: &str) {
        let mut text = text;
        if self.top().is_some_and(is_table_frame) {
            if text.trim_ascii().is_empty() {
                return self.out.push_str(text);
            }
            self.make_cell();
        }
        // A parser drops the first line end in `pre`: one that is not written is not dropped.
        if self.out.ends_with("<pre>") {
            text = text.trim_start_matches(['\r', '\n']);
        }
        escape(text, &mut self.out);
    }

    /// Writes a start tag, with its attributes as they are to stand there, each with a space
    /// before it; closes what it ends, and opens what it needs around it.
    pub fn open(&mut self, name: &'static str, attributes: &str) {
        if !self.make_place(name) {
            return;
        }
        if is_void(name) {
            self.out.push_str(&format!("<{name}{attributes}>"));
        } else if self.open.len() + room(name) <= DEPTH {
            self.push(name, attributes);
        } else {
            *self.skipped.entry(name).or_default() += 1;
        }
    }

    /// Closes the innermost open element of this name, and what is open in it.
    pub fn close(&mut self, name: &'static str) {
        if let Some(count) = self.skipped.get_mut(name).filter(|count| **count > 0) {
            *count -= 1;
            return;
        }
        let boundary = |open: &str| match name {
            "table" => false,
            _ if is_table_part(name) => open == "table",
            _ => is_cell(open),
        };
        for (at, open) in self.open.iter().enumerate().rev() {
            if *open == name {
                return self.close_from(at);
            }
            if boundary(open) {
                return;
            }
        }
    }

    /// Closes everything and hands out the markup.
    pub fn finish(mut self) -> String {
        self.close_from(0);
        self.out
    }

    fn top(&self) -> Option<&'static str> {
        self.open.last().copied()
    }

    fn push(&mut self, name: &'static str, attributes: &str) {
        self.open.push(name);
        self.out.push_str(&format!("<{name}{attributes}>"));
    }

    fn close_from(&mut self, at: usize) {
        for name in self.open.drain(at..).rev() {
            self.out.push_str(&format!("</{name}>"));
        }
    }

    /// Closes what ends where `name` begins; `false` if it can't stand here at all.
    fn make_place(&mut self, name: &str) -> bool {
        if is_table_part(name) {
            return self.make_table_place(name);
        }
        if self.top().is_some_and(is_table_frame) {
            self.make_cell();
        }
        match name {
            "a" => self.end_nearest(&["a"], is_cell),
            "li" => {
                if !self.make_place_in(&["ol", "ul"]) {
                    self.end_nearest(&["li"], is_cell);
                }
            }
            "dd" | "dt" => return self.make_place_in(&["dl"]),
            "rp" | "rt" => return self.make_place_in(&["ruby"]),
            "source" => return matches!(self.top(), Some("audio" | "video")),
            _ => {}
        }
        if ends_paragraph(name) {
            self.end_nearest(&["p"], |open| is_cell(open) || open == "table");
        }
        if is_heading(name) && self.top().is_some_and(is_heading) {
            self.close_from(self.open.len() - 1);
        }
        true
    }

    /// Closes the innermost open element that has one of the names, unless a stop is before it.
    fn end_nearest(&mut self, names: &[&str], stop: impl Fn(&str) -> bool) {
        for (at, open) in self.open.iter().enumerate().rev() {
            if names.contains(open) {
                return self.close_from(at);
            }
            if stop(open) {
                return;
            }
        }
    }

    /// Closes what is open in the innermost of the parents, but a `div` that groups the terms of a list;
    /// `false` if there is no such parent.
    fn make_place_in(&mut self, parents: &[&str]) -> bool {
        let found = self
            .open
            .iter()
            .rposition(|open| parents.contains(open) || is_cell(open))
            .filter(|at| parents.contains(&self.open[*at]));
        let Some(at) = found else {
            return false;
        };
        let grouped = self.open[at] == "dl" && self.open.get(at + 1) == Some(&"div");
        self.close_from(at + 1 + usize::from(grouped));
        true
    }

    /// As [`Nest::make_place`], for the parts of a table: they stand in a table or not at all.
    fn make_table_place(&mut self, name: &str) -> bool {
        let holds = |open: &str| match name {
            "col" => matches!(open, "colgroup" | "table"),
            "td" | "th" => open == "tr" || open == "table" || is_row_group(open),
            "tr" => open == "table" || is_row_group(open),
            _ => open == "table",
        };
        let Some(at) = self.open.iter().rposition(|open| holds(open)) else {
            return false;
        };
        self.close_from(at + 1);
        match (name, self.open[at]) {
            ("col", "table") => self.push("colgroup", ""),
            ("td" | "th", parent) if parent != "tr" => self.push("tr", ""),
            _ => {}
        }
        true
    }

    /// Opens a cell in the table whose frame is open, for what can only stand in one.
    fn make_cell(&mut self) {
        self.open("td", "");
    }
}

/// How many levels an element needs: a table must have room for its groups, rows and cells.
fn room(name: &str) -> usize {
    if name == "table" { 4 } else { 1 }
}

/// Writes `text` with `<` and `>` as references.
fn escape(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['<', '>']) {
        out.push_str(&rest[..at]);
        out.push_str(if rest[at..].starts_with('<') {
            "&lt;"
        } else {
            "&gt;"
        });
        rest = &rest[at + 1..];
    }
    out.push_str(rest);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::content::elements::kept;
    use crate::content::tokens::{Token, Tokens};

    fn nest(source: &str) -> String {
        let mut nest = Nest::default();
        for token in Tokens::new(source) {
            match token {
                Token::Open(tag) => nest.open(kept(&tag.name).unwrap(), ""),
                Token::Close(name) => nest.close(kept(&name).unwrap()),
                Token::Text(text) => nest.text(text),
                Token::Raw(..) => {}
            }
        }
        nest.finish()
    }

    #[test]
    fn closes_what_authors_leave_open() {
        for (source, expected) in [
            ("<p>a<p>b", "<p>a</p><p>b</p>"),
            (
                "<ul><li>a<li><p>b<ol><li>c</ol><li>d</ul>e",
                "<ul><li>a</li><li><p>b</p><ol><li>c</li></ol></li><li>d</li></ul>e",
            ),
            (
                "<dl><dt>a<dd>b<dt>c</dl>",
                "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>",
            ),
            (
                "<dl><div><dt>a<dd><b>b</div><dt>c</dl><dt>d<rt>e",
                "<dl><div><dt>a</dt><dd><b>b</b></dd></div><dt>c</dt></dl>de",
            ),
            ("<b><i>a</b>b</i>", "<b><i>a</i></b>b"),
            ("<a>1<a>2</a></a>", "<a>1</a><a>2</a>"),
            ("<p>a<b>b<div>c</div>", "<p>a<b>b</b></p><div>c</div>"),
            ("a</p></div>b", "ab"),
        ] {
            assert_eq!(nest(source), expected, "{source}");
        }
    }

    #[test]
    fn keeps_tables_in_shape() {
        for (source, expected) in [
            (
                "<table><td>a<td>b<tr><td>c</table>d",
                "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>d",
            ),
            (
                "<table>a<b>b</b></table>",
                "<table><tr><td>a<b>b</b></td></tr></table>",
            ),
            (
                "<table><col><tr><td></p></div></table>",
                "<table><colgroup><col></colgroup><tr><td></td></tr></table>",
            ),
            ("<td>a</td><tr>b", "ab"),
            (
                "<div><table><tr><td></div>x</table>",
                "<div><table><tr><td>x</td></tr></table></div>",
            ),
        ] {
            assert_eq!(nest(source), expected, "{source}");
        }
    }

    #[test]
    fn leaves_out_what_is_too_deep() {
        let deep = format!("{}x{}y", "<div>".repeat(5_000), "</div>".repeat(5_000));
        let cut = format!("{}x{}y", "<div>".repeat(DEPTH), "</div>".repeat(DEPTH));
        assert_eq!(nest(&deep), cut);
    }
}
