//! What stands before the root element.

use super::builder::Builder;
use super::fault::{Fault, fault};
use super::tag_name;
use crate::checks::Sink;
use crate::checks::document::rules::MISPLACED_DECLARATION;
use crate::checks::document::tree::Span;
use crate::checks::document::{doctype, names};

impl<'a> Builder<'a> {
    pub(super) fn declaration(&mut self, at: usize, sink: &mut Sink) -> Result<(), Fault> {
        if at == 0 {
            return Ok(());
        }
        if self.document.text[..at].trim().is_empty() {
            sink.push(
                MISPLACED_DECLARATION
                    .at(
                        Span::new(at, at + 5),
                        "white space before the XML declaration",
                    )
                    .help("begin the file with `<?xml`")
                    .fix(Span::new(0, at), ""),
            );
            return Ok(());
        }
        Err(fault(at, "an XML declaration that is not at the beginning"))
    }

    pub(super) fn instruction(&mut self, span: Span) -> Result<(), Fault> {
        let at = span.start as usize;
        let inside = &self.document.text[at + 2..span.end as usize - 2];
        let target = tag_name(inside);
        if target.eq_ignore_ascii_case("xml") || !names::is_name(target) {
            return Err(fault(
                at,
                format!("a processing instruction can't be named {target:?}"),
            ));
        }
        Ok(())
    }

    pub(super) fn doctype(&mut self, span: Span, sink: &mut Sink) -> Result<(), Fault> {
        let at = span.start as usize;
        if self.seen_doctype || self.seen_root {
            return Err(fault(at, "a DOCTYPE that is not before the root element"));
        }
        self.seen_doctype = true;
        let text: &'a str = self.document.text;
        let inside = &text[at + "<!DOCTYPE".len()..span.end as usize - 1];
        let (entities, identifiers) = doctype::read(inside, at + "<!DOCTYPE".len(), sink);
        self.entities = entities;
        self.document.doctype = Some((span, identifiers));
        Ok(())
    }
}
