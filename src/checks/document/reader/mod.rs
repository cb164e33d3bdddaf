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
use self::fault::{Fault, describe, fault};
use super::attributes::Written;
use super::characters;
use super::rules::INVALID_SYNTAX;
use super::tree::{Document, Span};
use crate::checks::Sink;

/// Reads `text`; what is not well-formed ends the tree there and is reported.
pub fn read<'a>(text: &'a str, sink: &mut Sink) -> Document<'a> {
    let text = &text[..text.len().min(u32::MAX as usize - 1)];
    let limit = characters::scan(text, sink);
    let mut builder = Builder::new(text);
    let end = limit.unwrap_or(text.len());
    if let Err(fault) = builder.run(end, sink) {
        builder.document.broken = true;
        let at = fault.at.min(text.len());
        builder.document.stopped = Some(limit.filter(|_| fault.unfinished).unwrap_or(at));
        let message = match limit {
            Some(limit) if fault.unfinished => {
                let code = text[limit..].chars().next().map_or(0, u32::from);
                sink.push(
                    INVALID_SYNTAX
                        .at(
                            Span::new(limit, limit + 1),
                            format!("the character U+{code:04X} is not allowed in XML"),
                        )
                        .help("take the character out"),
                );
                None
            }
            _ => Some(fault),
        };
        if let Some(fault) = message {
            sink.push(
                fault
                    .rule
                    .at(Span::new(at, (at + 1).min(text.len())), fault.what)
                    .help(fault.help),
            );
        }
    }
    builder.finish()
}

impl<'a> Builder<'a> {
    fn run(&mut self, end: usize, sink: &mut Sink) -> Result<(), Fault> {
        let text = &self.document.text[..end];
        // The file's own mark is gone. A second one the reader would skip in silence, and count
        // all places from behind it.
        if text.starts_with('\u{FEFF}') {
            return Err(fault(0, "text outside of the root element"));
        }
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_comments = true;
        loop {
            let before = reader.buffer_position() as usize;
            let event = match reader.read_event() {
                Ok(event) => event,
                Err(error) => {
                    let unfinished = matches!(error, quick_xml::Error::Syntax(_));
                    let mut at = reader.error_position() as usize;
                    if unfinished {
                        at = before;
                    }
                    return Err(Fault {
                        unfinished,
                        ..fault(at, describe(&error))
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
                Event::Text(_) => self.text(span)?,
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
        if let Some((index, _)) = self.open.last() {
            let span = self.document.nodes[*index as usize].span;
            let name = tag_name(&self.document.text[span.range()][1..]);
            return Err(Fault {
                unfinished: true,
                ..fault(end, format!("the document ends inside `{name}`"))
            });
        }
        if !self.seen_root {
            return Err(Fault {
                unfinished: true,
                ..fault(end, "no element at all")
            });
        }
        Ok(())
    }
}

/// The name that a tag's inside begins with.
fn tag_name(inside: &str) -> &str {
    let end = inside.find([' ', '\t', '\r', '\n', '/', '>', '?']);
    &inside[..end.unwrap_or(inside.len())]
}
