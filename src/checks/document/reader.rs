//! Text → tree, as far as the text is well-formed.

use std::borrow::Cow;
use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::attributes::{self, Written};
use super::kind::Kind;
use super::namespaces::Ns;
use super::references::{Entities, Referent};
use super::rules::*;
use super::scope::Scope;
use super::tree::{Data, Declared, Document, Element, NONE, Name, Raw, RawAttribute, Span, Value};
use super::{characters, doctype, names};
use crate::checks::Sink;

/// How deep elements may nest: far beyond any feed, and safe for whatever reads the tree.
const DEEPEST: usize = 256;

/// How much longer than the text its references may make the values.
const GROWTH: usize = 65_536;

/// Reads `text`; what is not well-formed ends the tree there and is reported.
pub fn read<'a>(text: &'a str, sink: &mut Sink) -> Document<'a> {
    let text = &text[..text.len().min(u32::MAX as usize - 1)];
    let limit = characters::scan(text, sink);
    let mut builder = Builder::new(text);
    let end = limit.unwrap_or(text.len());
    if let Err(fault) = builder.run(end, sink) {
        builder.document.broken = true;
        let at = fault.at.min(text.len());
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

/// Why reading stopped.
struct Fault {
    at: usize,
    what: Cow<'static, str>,
    help: &'static str,
    rule: &'static crate::checks::Rule,
    /// Whether the text ended too early.
    unfinished: bool,
}

fn fault(at: usize, what: impl Into<Cow<'static, str>>) -> Fault {
    Fault {
        at,
        what: what.into(),
        help: "write the feed with a program that writes XML, not with string templates",
        rule: &INVALID_SYNTAX,
        unfinished: false,
    }
}

struct Builder<'a> {
    document: Document<'a>,
    interned: HashMap<(&'a str, Ns), u32>,
    unknown: Vec<String>,
    scope: Scope<'a>,
    entities: Entities<'a>,
    /// The open elements: index, and the last child so far.
    open: Vec<(u32, u32)>,
    /// How many elements beyond the deepest are open.
    skipped: usize,
    seen_root: bool,
    seen_doctype: bool,
    written: Vec<Written>,
    grown: usize,
    /// A run of character data that is being collected.
    run: Option<Run>,
}

struct Run {
    span: Span,
    value: Value,
    cdata: bool,
}

impl<'a> Builder<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            document: Document {
                text,
                buffer: String::new(),
                nodes: Vec::with_capacity(text.len() / 128),
                attributes: Vec::new(),
                names: Vec::new(),
                declared: Vec::new(),
                kind: Kind::Unknown,
                doctype: None,
                has_base: false,
                broken: false,
            },
            interned: HashMap::new(),
            unknown: Vec::new(),
            scope: Scope::default(),
            entities: Entities::default(),
            open: Vec::new(),
            skipped: 0,
            seen_root: false,
            seen_doctype: false,
            written: Vec::new(),
            grown: 0,
            run: None,
        }
    }

    fn run(&mut self, end: usize, sink: &mut Sink) -> Result<(), Fault> {
        let text = &self.document.text[..end];
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

    fn start(&mut self, span: Span, closing: usize, sink: &mut Sink) -> Result<(), Fault> {
        if self.skipped > 0 || self.open.len() >= DEEPEST {
            if self.skipped == 0 {
                sink.push(
                    EXCESSIVE_DEPTH
                        .at(span, format!("elements nest deeper than {DEEPEST}"))
                        .help("close the elements that are open"),
                );
            }
            self.skipped += 1;
            return Ok(());
        }
        if self.open.is_empty() && self.seen_root {
            return Err(fault(span.start as usize, "a second root element"));
        }
        let text: &'a str = self.document.text;
        let offset = span.start as usize + 1;
        let inside = &text[offset..span.end as usize - closing];
        let qualified = tag_name(inside);
        let mut written = std::mem::take(&mut self.written);
        let split = attributes::split(inside, qualified.len(), &mut written);
        split.map_err(|(at, what)| fault(offset + at, what))?;
        self.scope.enter();
        let prefix_fault = self.declare(inside, offset, &written);
        prefix_fault?;
        let name = self.name(qualified, offset, true, sink)?;
        let first_attribute = self.document.attributes.len();
        for attribute in &written {
            let qualified = &inside[attribute.name.clone()];
            if qualified == "xmlns" || qualified.starts_with("xmlns:") {
                continue;
            }
            let at = offset + attribute.name.start;
            let name = self.name(qualified, at, false, sink)?;
            let twice = self.document.attributes[first_attribute..]
                .iter()
                .any(|other| other.name == name);
            if twice {
                return Err(fault(
                    at,
                    format!("the attribute `{qualified}` stands twice"),
                ));
            }
            let value = self.attribute_value(inside, offset, attribute, sink)?;
            self.document.has_base |= qualified == "xml:base";
            self.document.attributes.push(RawAttribute {
                name,
                span: Span::new(offset + attribute.whole.start, offset + attribute.whole.end),
                written: Span::new(offset + attribute.value.start, offset + attribute.value.end),
                value,
            });
        }
        self.written = written;
        let count = (self.document.attributes.len() - first_attribute) as u32;
        let index = self.append(
            span,
            Data::Element {
                name,
                first: NONE,
                attributes: first_attribute as u32,
                count,
                inner_end: span.end,
            },
        );
        self.seen_root = true;
        self.open.push((index, NONE));
        Ok(())
    }

    fn close(&mut self, before: usize, _after: usize) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        if let Some((index, _)) = self.open.pop() {
            if let Data::Element { inner_end, .. } = &mut self.document.nodes[index as usize].data {
                *inner_end = (before as u32).max(*inner_end);
            }
            self.scope.leave();
        }
    }

    /// Adds a node as the next child of the innermost open element.
    fn append(&mut self, span: Span, data: Data) -> u32 {
        let index = self.document.nodes.len() as u32;
        let mut parent = NONE;
        if let Some((open, last)) = self.open.last_mut() {
            parent = *open;
            let previous = std::mem::replace(last, index);
            if previous != NONE {
                self.document.nodes[previous as usize].next = index;
            } else if let Data::Element { first, .. } =
                &mut self.document.nodes[parent as usize].data
            {
                *first = index;
            }
        }
        self.document.nodes.push(Raw {
            parent,
            next: NONE,
            span,
            data,
        });
        index
    }

    /// Binds the prefixes that a start tag declares.
    fn declare(
        &mut self,
        inside: &'a str,
        offset: usize,
        written: &[Written],
    ) -> Result<(), Fault> {
        for attribute in written {
            let name = &inside[attribute.name.clone()];
            let prefix = match name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) if rest.starts_with(':') => &rest[1..],
                _ => continue,
            };
            let at = offset + attribute.name.start;
            let uri = &inside[attribute.value.clone()];
            let uri: Cow<'a, str> = if uri.contains('&') {
                uri.replace("&amp;", "&").into()
            } else {
                uri.into()
            };
            let (xml, taken) = (Ns::Xml.uri(), uri == "http://www.w3.org/2000/xmlns/");
            if (name == "xmlns:xml") != (Some(&*uri) == xml) || prefix == "xmlns" || taken {
                return Err(fault(at, format!("`{prefix}` can't be bound to {uri:?}")));
            }
            if !prefix.is_empty() && (uri.is_empty() || !names::is_name(prefix)) {
                return Err(fault(at, format!("`{name}` declares nothing")));
            }
            if uri.contains([' ', '\t', '\n', '\r']) {
                return Err(fault(at, "a namespace name with a space in it"));
            }
            let ns = self.namespace(&uri);
            self.scope.bind(prefix, ns);
            self.document.declared.push(Declared {
                prefix,
                uri,
                ns,
                span: Span::new(offset + attribute.whole.start, offset + attribute.whole.end),
            });
        }
        Ok(())
    }

    fn namespace(&mut self, uri: &str) -> Ns {
        if uri.is_empty() {
            return Ns::None;
        }
        if let Some(known) = Ns::known(uri) {
            return known;
        }
        let number = self.unknown.iter().position(|name| name == uri);
        let number = number.unwrap_or_else(|| {
            // Beyond so many, all are one: nothing depends on telling them apart.
            if self.unknown.len() < 1_000 {
                self.unknown.push(uri.to_owned());
            }
            self.unknown.len() - 1
        });
        Ns::Unknown(number as u16)
    }

    /// The interned form of a qualified name.
    fn name(
        &mut self,
        qualified: &'a str,
        at: usize,
        is_element: bool,
        sink: &mut Sink,
    ) -> Result<u32, Fault> {
        let prefix = qualified.split_once(':').map_or("", |(prefix, _)| prefix);
        let ns = if prefix.is_empty() && !is_element {
            Some(Ns::None)
        } else {
            self.scope.resolve(prefix)
        };
        let Some(ns) = ns else {
            return Err(Fault {
                rule: &UNKNOWN_PREFIX,
                help: "declare the prefix with `xmlns:` on the root element",
                ..fault(
                    at,
                    format!("no namespace is bound to the prefix `{prefix}`"),
                )
            });
        };
        let _ = sink;
        if let Some(index) = self.interned.get(&(qualified, ns)) {
            return Ok(*index);
        }
        let (prefix, local) = names::split(qualified)
            .ok_or_else(|| fault(at, format!("{qualified:?} is not a name")))?;
        let index = self.document.names.len() as u32;
        self.document.names.push(Name { ns, prefix, local });
        self.interned.insert((qualified, ns), index);
        Ok(index)
    }

    fn attribute_value(
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
    fn resolve(&mut self, name: &str, at: usize, sink: &mut Sink) -> Result<(), Fault> {
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
                        .help("write the character itself, or its number as in `&#xA0;`"),
                );
                self.document.buffer.push('\u{A0}');
            }
            Referent::Malformed => {
                return Err(fault(at, format!("`&{name};` is not a reference")));
            }
        }
        Ok(())
    }

    fn text(&mut self, span: Span) -> Result<(), Fault> {
        let raw = &self.document.text[span.range()];
        if self.open.is_empty() {
            if let Some(at) = raw.find(|it: char| !it.is_ascii_whitespace()) {
                let what = "text outside of the root element";
                return Err(fault(span.start as usize + at, what));
            }
            return Ok(());
        }
        if let Some(at) = raw.find("]]>") {
            return Err(fault(span.start as usize + at, "`]]>` in text"));
        }
        self.collect(span, span, false);
        Ok(())
    }

    fn cdata(&mut self, span: Span) -> Result<(), Fault> {
        if self.open.is_empty() {
            return Err(fault(
                span.start as usize,
                "a CDATA section outside of the root element",
            ));
        }
        let inner = Span {
            start: span.start + 9,
            end: span.end - 3,
        };
        self.collect(span, inner, true);
        Ok(())
    }

    fn reference(&mut self, span: Span, sink: &mut Sink) -> Result<(), Fault> {
        let at = span.start as usize;
        if self.open.is_empty() {
            return Err(fault(at, "a reference outside of the root element"));
        }
        if self.skipped > 0 {
            return Ok(());
        }
        let name = &self.document.text[at + 1..span.end as usize - 1];
        self.buffer_run(span);
        self.resolve(name, at, sink)
    }

    /// Adds the part `inner` of the text, written as `outer`, to the run.
    fn collect(&mut self, outer: Span, inner: Span, cdata: bool) {
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
    fn buffer_run(&mut self, next: Span) {
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

    fn end_run(&mut self) {
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

    fn declaration(&mut self, at: usize, sink: &mut Sink) -> Result<(), Fault> {
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
                    .help("begin the file with `<?xml`"),
            );
            return Ok(());
        }
        Err(fault(at, "an XML declaration that is not at the beginning"))
    }

    fn instruction(&mut self, span: Span) -> Result<(), Fault> {
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

    fn doctype(&mut self, span: Span, sink: &mut Sink) -> Result<(), Fault> {
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

    fn finish(mut self) -> Document<'a> {
        self.end_run();
        let end = self.document.text.len() as u32;
        for (index, _) in &self.open {
            if let Data::Element { inner_end, .. } = &mut self.document.nodes[*index as usize].data
            {
                *inner_end = end;
            }
        }
        self.document.kind = self.document.root().map_or(Kind::Unknown, Element::kind);
        self.document
    }
}

impl Element<'_> {
    fn kind(self) -> Kind {
        Kind::of(self)
    }
}

/// The name that a tag's inside begins with.
fn tag_name(inside: &str) -> &str {
    let end = inside.find([' ', '\t', '\r', '\n', '/', '>', '?']);
    &inside[..end.unwrap_or(inside.len())]
}

/// A fault in our words.
fn describe(error: &quick_xml::Error) -> String {
    use quick_xml::errors::{IllFormedError as Ill, SyntaxError as Syntax};
    match error {
        quick_xml::Error::IllFormed(ill) => match ill {
            Ill::MismatchedEndTag { expected, found } => {
                format!("`</{found}>` where `</{expected}>` has to come first")
            }
            Ill::UnmatchedEndTag(name) => format!("`</{name}>` ends nothing"),
            Ill::UnclosedReference => "a `&` that begins nothing".to_owned(),
            Ill::DoubleHyphenInComment => "`--` inside a comment".to_owned(),
            other => other.to_string(),
        },
        quick_xml::Error::Syntax(syntax) => match syntax {
            Syntax::UnclosedComment => "a comment without its end".to_owned(),
            Syntax::UnclosedCData => "a CDATA section without its end".to_owned(),
            Syntax::InvalidBangMarkup => "a `<!` that begins nothing".to_owned(),
            _ => "the document ends inside a tag".to_owned(),
        },
        other => other.to_string(),
    }
}
