//! A value in the place of another.

use crate::checks::Finding;
use crate::checks::document::{Element, Span};
use crate::checks::values::Given;

impl Finding {
    /// Says that `value` in the place of the one that was given puts it right.
    ///
    /// A value with a comment or an element in it has no single place: its author has to do it.
    #[must_use]
    pub(in crate::checks) fn rewrite(self, given: &Given<'_, '_>, value: Option<String>) -> Self {
        let edit = value.and_then(|value| match given.attribute {
            Some(attribute) => Some((attribute.written, escape(&value))),
            None => text_of(given.element, &value),
        });
        self.fix_all(edit)
    }
}

/// The edit that makes `value` the text of `element`, without the white space around it.
fn text_of(element: Element<'_>, value: &str) -> Option<(Span, String)> {
    let content = element.content()?;
    let written = element.written();
    let inside = written.trim_matches(SPACE);
    let start = content.start as usize + (written.len() - written.trim_start_matches(SPACE).len());
    if !inside.contains('<') {
        let span = Span::new(start, start + inside.len());
        return (!inside.is_empty()).then(|| (span, escape(value)));
    }
    const OPEN: &str = "<![CDATA[";
    let verbatim = inside.strip_prefix(OPEN)?.strip_suffix("]]>")?;
    if verbatim.contains("]]>") || value.contains("]]>") {
        return None;
    }
    let bare = verbatim.trim_matches(SPACE);
    let start = start + OPEN.len() + (verbatim.len() - verbatim.trim_start_matches(SPACE).len());
    Some((Span::new(start, start + bare.len()), value.to_owned()))
}

/// The edits that take the white space around an element's text out, unless it is a part of
/// something else.
pub fn trim(element: Element<'_>) -> Vec<(Span, String)> {
    let Some(content) = element.content() else {
        return Vec::new();
    };
    let written = element.written();
    let before = written.len() - written.trim_start_matches(SPACE).len();
    let after = written.trim_end_matches(SPACE).len();
    let (start, end) = (content.start as usize, content.end as usize);
    [(start, start + before), (start + after.max(before), end)]
        .into_iter()
        .filter(|(from, till)| from < till)
        .map(|(from, till)| (Span::new(from, till), String::new()))
        .collect()
}

/// The text as it is written in an element or an attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

const SPACE: [char; 4] = [' ', '\t', '\r', '\n'];
