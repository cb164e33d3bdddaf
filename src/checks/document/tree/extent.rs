//! How far an element reaches, for those who change the text around it.

use super::{Element, Span};

impl Element<'_> {
    /// What stands between its tags; `None` if it has no end.
    pub(in crate::checks) fn content(self) -> Option<Span> {
        self.outer()?;
        Some(Span {
            start: self.span().end,
            end: self.data().3,
        })
    }

    /// Its end tag, if it has one.
    pub(in crate::checks) fn end_tag(self) -> Option<Span> {
        let start = self.data().3 as usize;
        let text = self.document.text;
        if self.document.text[self.span().range()].ends_with("/>") {
            return None;
        }
        let tag = text[start..].strip_prefix("</")?;
        Some(Span::new(start, start + 2 + tag.find('>')? + 1))
    }

    /// All of it, from `<` to the last `>`; `None` if reading stopped before its end.
    pub(in crate::checks) fn outer(self) -> Option<Span> {
        let tag = self.span();
        if self.document.text[tag.range()].ends_with("/>") {
            return Some(tag);
        }
        let end = self.end_tag()?.end;
        Some(Span { end, ..tag })
    }

    /// Where one more attribute can be written in its start tag.
    pub(in crate::checks) fn after_attributes(self) -> Span {
        let tag = self.span();
        let text = &self.document.text[tag.range()];
        let inside = text.strip_suffix('>').unwrap_or(text);
        let inside = inside.strip_suffix('/').unwrap_or(inside).trim_end();
        let at = tag.start as usize + inside.len();
        Span::new(at, at)
    }
}
