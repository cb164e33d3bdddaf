//! Attribute values, and what references stand for.

use super::Written;
use super::builder::Builder;
use crate::checks::Sink;
use crate::checks::document::references::Referent;
use crate::checks::document::rules::{INVALID_SYNTAX, UNKNOWN_ENTITY, UNUSUAL_CHARACTER};
use crate::checks::document::tree::{Span, Value};
use crate::checks::fix::{Reference, html_character, reference};

/// How much longer than the text its references may make the values.
const GROWTH: usize = 65_536;

impl<'a> Builder<'a> {
    pub(super) fn attribute_value(
        &mut self,
        inside: &'a str,
        offset: usize,
        attribute: &Written,
        sink: &mut Sink,
    ) -> Value {
        let raw = &inside[attribute.value.clone()];
        let at = offset + attribute.value.start;
        if !raw.contains(['&', '\t', '\n', '\r']) {
            return Value {
                span: Span::new(at, at + raw.len()),
                buffered: false,
            };
        }
        let start = self.document.buffer.len();
        let mut rest = raw;
        while let Some(cut) = rest.find(['&', '\t', '\n', '\r']) {
            let here = at + (raw.len() - rest.len()) + cut;
            self.document.buffer.push_str(&rest[..cut]);
            rest = &rest[cut..];
            if let Some(inner) = rest.strip_prefix('&') {
                if matches!(reference(inner), Reference::Stray) {
                    stray(here, sink);
                    self.document.buffer.push('&');
                    rest = inner;
                    continue;
                }
                let end = inner.find(';').unwrap_or(inner.len());
                self.resolve(&inner[..end], here, sink);
                rest = inner.get(end + 1..).unwrap_or_default();
            } else {
                self.document.buffer.push(' ');
                rest = rest.strip_prefix("\r\n").unwrap_or(&rest[1..]);
            }
        }
        self.document.buffer.push_str(rest);
        let span = Span::new(start, self.document.buffer.len());
        Value {
            span,
            buffered: true,
        }
    }

    /// Appends what a reference stands for to the buffer.
    pub(super) fn resolve(&mut self, name: &str, at: usize, sink: &mut Sink) {
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
                let rest = &self.document.text[at + 1..];
                match reference(rest) {
                    Reference::Forbidden(length) => {
                        let span = Span::new(at, at + length);
                        let what = format!("`&{name};` is a character that XML does not allow");
                        let finding = INVALID_SYNTAX.at(span, what);
                        sink.push(finding.help("take the reference out").fix(span, ""));
                    }
                    _ => {
                        stray(at, sink);
                        self.document.buffer.push('&');
                        self.document.buffer.push_str(name);
                        self.document.buffer.push(';');
                    }
                }
            }
        }
    }
}

/// Reports a `&` that begins no reference.
pub(super) fn stray(at: usize, sink: &mut Sink) {
    let span = Span::new(at, at + 1);
    sink.push(
        INVALID_SYNTAX
            .at(span, "a `&` that begins nothing")
            .help("write `&amp;` for the character")
            .fix(span, "&amp;"),
    );
}
