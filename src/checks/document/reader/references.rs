//! Attribute values, and what references stand for.

use super::Written;
use super::builder::Builder;
use super::fault::{Fault, fault};
use crate::checks::Sink;
use crate::checks::document::references::Referent;
use crate::checks::document::rules::{UNKNOWN_ENTITY, UNUSUAL_CHARACTER};
use crate::checks::document::tree::{Span, Value};
use crate::checks::fix::html_character;

/// How much longer than the text its references may make the values.
const GROWTH: usize = 65_536;

impl<'a> Builder<'a> {
    pub(super) fn attribute_value(
        &mut self,
        inside: &'a str,
        offset: usize,
        attribute: &Written,
        sink: &mut Sink,
    ) -> Result<Value, Fault> {
        let raw = &inside[attribute.value.clone()];
        let at = offset + attribute.value.start;
        if !raw.contains(['&', '\t', '\n', '\r']) {
            return Ok(Value {
                span: Span::new(at, at + raw.len()),
                buffered: false,
            });
        }
        let start = self.document.buffer.len();
        let mut rest = raw;
        while let Some(cut) = rest.find(['&', '\t', '\n', '\r']) {
            let here = at + (raw.len() - rest.len()) + cut;
            self.document.buffer.push_str(&rest[..cut]);
            rest = &rest[cut..];
            if let Some(inner) = rest.strip_prefix('&') {
                let end = inner
                    .find(';')
                    .ok_or_else(|| fault(here, "a `&` that begins nothing"))?;
                self.resolve(&inner[..end], here, sink)?;
                rest = &inner[end + 1..];
            } else {
                self.document.buffer.push(' ');
                rest = rest.strip_prefix("\r\n").unwrap_or(&rest[1..]);
            }
        }
        self.document.buffer.push_str(rest);
        let span = Span::new(start, self.document.buffer.len());
        Ok(Value {
            span,
            buffered: true,
        })
    }

    /// Appends what a reference stands for to the buffer.
    pub(super) fn resolve(&mut self, name: &str, at: usize, sink: &mut Sink) -> Result<(), Fault> {
        match self.entities.resolve(name) {
            Referent::Character(character) => {
                if matches!(character, '\u{80}'..='\u{9F}' | '\u{FFFD}') {
                    sink.push(
                        UNUSUAL_CHARACTER
                            .at(
                                Span::new(at, at + name.len() + 2),
                                format!("a reference to U+{:04X}", u32::from(character)),
                            )
                            .help("write the character that was meant"),
                    );
                }
                self.document.buffer.push(character);
            }
            Referent::Text(text) => {
                self.grown += text.len();
                if self.grown <= self.document.text.len() + GROWTH {
                    self.document.buffer.push_str(text);
                }
            }
            // What it stands for can't be seen from here; a space is what disturbs least.
            Referent::Unread => self.document.buffer.push('\u{A0}'),
            Referent::Unknown => {
                sink.push(
                    UNKNOWN_ENTITY
                        .at(
                            Span::new(at, at + name.len() + 2),
                            format!("nothing declares the entity `{name}`"),
                        )
                        .help("write the character itself, or its number as in `&#xA0;`")
                        .fix_all(
                            html_character(name)
                                .map(|it| (Span::new(at, at + name.len() + 2), it.to_string())),
                        ),
                );
                self.document.buffer.push('\u{A0}');
            }
            Referent::Malformed => {
                return Err(fault(at, format!("`&{name};` is not a reference")));
            }
        }
        Ok(())
    }
}
