//! Text → tree, as far as the text is well-formed.

mod builder;
mod fault;
mod prolog;
mod references;
mod tags;
mod text;

use quick_xml::Reader;
use quick_xml::events::Event;

use self::builder::Builder;
use self::fault::{CUT_OFF, Fault, OUTSIDE, OUTSIDE_HELP, describe, fault};
use super::attributes::Written;
use super::characters;
use super::tree::{Document, Span};
use crate::checks::Sink;

/// Reads `text`; what is not well-formed is reported. Where nobody can say what was meant, the
/// tree ends; a stray `&`, a character that must not be there and a prefix without its
/// declaration are read over.
pub fn read<'a>(text: &'a str, is_damaged: bool, sink: &mut Sink) -> Document<'a> {
    let text = &text[..text.len().min(u32::MAX as usize - 1)];
    characters::scan(text, is_damaged, sink);
    let mut builder = Builder::new(text);
    if let Err(fault) = builder.run(sink) {
        let at = fault.at.min(text.len());
        builder.document.broken = true;
        builder.document.stopped = Some(at);
        builder.report(fault, at, sink);
    }
    builder.finish()
}

impl<'a> Builder<'a> {
    /// Says why reading stopped.
    fn report(&self, fault: Fault, at: usize, sink: &mut Sink) {
        let text = self.document.text;
        let is_last = text[at..].lines().nth(1).is_none();
        let help = match is_last {
            true => fault.help.to_owned(),
            false => format!("{}; what follows is not checked", fault.help),
        };
        let mut finding = fault
            .rule
            .at(Span::new(at, (at + 1).min(text.len())), fault.what)
            .help(help);
        if let Some(span) = fault.open {
            finding = finding.see(span, "is still open");
        }
        sink.push(finding);
    }

    /// Where the start tag of the innermost open element is.
    fn innermost(&self) -> Option<Span> {
        let (index, _) = self.open.last()?;
        Some(self.document.nodes[*index as usize].span)
    }

    fn run(&mut self, sink: &mut Sink) -> Result<(), Fault> {
        let text = self.document.text;
        // The file's own mark is gone. A second one the reader would skip in silence, and count
        // all places from behind it.
        if text.starts_with('\u{FEFF}') {
            return Err(fault(0, OUTSIDE).help(OUTSIDE_HELP));
        }
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_comments = true;
        reader.config_mut().allow_dangling_amp = true;
        loop {
            let before = reader.buffer_position() as usize;
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let at = match error {
                        quick_xml::Error::Syntax(_) => before,
                        _ => reader.error_position() as usize,
                    };
                    let fault = describe(&error, at);
                    return Err(match error {
                        quick_xml::Error::IllFormed(_) => fault.see(self.innermost()),
                        _ => fault,
                    });
                }
            };
            let after = reader.buffer_position() as usize;
            let span = Span::new(before, after);
            if !matches!(
                event,
                Event::Text(_) | Event::CData(_) | Event::GeneralRef(_)
            ) {
                self.end_run();
            }
            match event {
                Event::Start(_) => self.start(span, 1, sink)?,
                Event::Empty(_) => {
                    self.start(span, 2, sink)?;
                    self.close(after, after);
                }
                Event::End(_) => self.close(before, after),
                Event::Text(_) => self.text(span, sink)?,
                Event::CData(_) => self.cdata(span)?,
                Event::GeneralRef(_) => self.reference(span, sink)?,
                Event::Decl(_) => self.declaration(before, sink)?,
                Event::PI(_) => self.instruction(span)?,
                Event::DocType(_) => self.doctype(span, sink)?,
                Event::Comment(_) => {}
                Event::Eof => break,
            }
        }
        self.end_run();
        if let Some(span) = self.innermost() {
            let name = tag_name(&text[span.range()][1..]);
            let what = format!("the document ends inside `{name}`");
            return Err(fault(text.len(), what).help(CUT_OFF).see(Some(span)));
        }
        match self.seen_root {
            true => Ok(()),
            false => Err(fault(text.len(), "no element at all")),
        }
    }
}

/// The name that a tag's inside begins with.
fn tag_name(inside: &str) -> &str {
    let end = inside.find([' ', '\t', '\r', '\n', '/', '>', '?']);
    &inside[..end.unwrap_or(inside.len())]
}
