//! Character data: text, CDATA and references that stand together are one run.

use super::builder::Builder;
use super::fault::{Fault, OUTSIDE, OUTSIDE_HELP, fault};
use super::references::stray;
use crate::checks::Sink;
use crate::checks::document::rules::INVALID_SYNTAX;
use crate::checks::document::tree::{Data, Span, Value};

/// A run that is being collected.
pub(super) struct Run {
    pub(super) span: Span,
    pub(super) value: Value,
    pub(super) cdata: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn text(&mut self, span: Span, sink: &mut Sink) -> Result<(), Fault> {
        let raw = &self.document.text[span.range()];
        if self.open.is_empty() {
            if let Some(at) = raw.find(|it: char| !it.is_ascii_whitespace()) {
                let at = span.start as usize + at;
                return Err(fault(at, OUTSIDE).help(OUTSIDE_HELP));
            }
            return Ok(());
        }
        for (at, _) in raw.match_indices('&') {
            stray(span.start as usize + at, sink);
        }
        for (at, end) in raw.match_indices("]]>") {
            let start = span.start as usize + at;
            let finding = INVALID_SYNTAX
                .at(Span::new(start, start + end.len()), "`]]>` in text")
                .help("a CDATA section ends at its first `]]>`: write `]]&gt;` in text");
            sink.push(match self.last_cdata {
                Some(section) => finding.see(section, "the section before it begins"),
                None => finding,
            });
        }
        self.collect(span, span, false);
        Ok(())
    }

    pub(super) fn cdata(&mut self, span: Span) -> Result<(), Fault> {
        if self.open.is_empty() {
            let what = "a CDATA section outside of the root element";
            return Err(fault(span.start as usize, what).help(OUTSIDE_HELP));
        }
        let inner = Span {
            start: span.start + 9,
            end: span.end - 3,
        };
        self.last_cdata = Some(Span {
            end: inner.start,
            ..span
        });
        self.collect(span, inner, true);
        Ok(())
    }

    pub(super) fn reference(&mut self, span: Span, sink: &mut Sink) -> Result<(), Fault> {
        let at = span.start as usize;
        if self.open.is_empty() {
            let what = "a reference outside of the root element";
            return Err(fault(at, what).help(OUTSIDE_HELP));
        }
        if self.skipped > 0 {
            return Ok(());
        }
        let name = &self.document.text[at + 1..span.end as usize - 1];
        self.buffer_run(span);
        self.resolve(name, at, sink);
        Ok(())
    }

    /// Adds the part `inner` of the text, written as `outer`, to the run.
    pub(super) fn collect(&mut self, outer: Span, inner: Span, cdata: bool) {
        if self.skipped > 0 {
            return;
        }
        let has_cr = self.document.text[inner.range()].contains('\r');
        if self.run.is_none() && !has_cr {
            let value = Value {
                span: inner,
                buffered: false,
            };
            self.run = Some(Run {
                span: outer,
                value,
                cdata,
            });
            return;
        }
        self.buffer_run(outer);
        let text: &'a str = self.document.text;
        let raw = &text[inner.range()];
        if has_cr {
            let plain = raw.replace("\r\n", "\n").replace('\r', "\n");
            self.document.buffer.push_str(&plain);
        } else {
            self.document.buffer.push_str(raw);
        }
        if let Some(run) = &mut self.run {
            run.cdata |= cdata;
        }
    }

    /// Moves the run into the buffer, where the next part is to be appended.
    pub(super) fn buffer_run(&mut self, next: Span) {
        let start = self.document.buffer.len();
        let run = self.run.get_or_insert(Run {
            span: Span {
                start: next.start,
                end: next.start,
            },
            value: Value {
                span: Span::new(start, start),
                buffered: true,
            },
            cdata: false,
        });
        run.span.end = next.end;
        if !run.value.buffered {
            self.document
                .buffer
                .push_str(&self.document.text[run.value.span.range()]);
            run.value = Value {
                span: Span::new(start, start),
                buffered: true,
            };
        }
    }

    pub(super) fn end_run(&mut self) {
        if let Some(mut run) = self.run.take() {
            if run.value.buffered {
                run.value.span.end = self.document.buffer.len() as u32;
            }
            self.append(
                run.span,
                Data::Text {
                    value: run.value,
                    cdata: run.cdata,
                },
            );
        }
    }
}
