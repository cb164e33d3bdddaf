//! Start tags: names, attributes and namespaces.

use std::borrow::Cow;
use std::collections::HashSet;

use super::builder::Builder;
use super::fault::{Fault, OUTSIDE_HELP, fault};
use super::{Written, tag_name};
use crate::checks::Sink;
use crate::checks::document::namespaces::Ns;
use crate::checks::document::rules::{EXCESSIVE_DEPTH, UNKNOWN_PREFIX};
use crate::checks::document::tree::{Data, Declared, NONE, Name, RawAttribute, Span};
use crate::checks::document::{attributes, names};

/// How deep elements may nest: far beyond any feed, and safe for whatever reads the tree.
const DEEPEST: usize = 256;

impl<'a> Builder<'a> {
    pub(super) fn start(
        &mut self,
        span: Span,
        closing: usize,
        sink: &mut Sink,
    ) -> Result<(), Fault> {
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
            return Err(fault(span.start as usize, "a second root element").help(OUTSIDE_HELP));
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
        let mut seen = HashSet::new();
        for attribute in &written {
            let qualified = &inside[attribute.name.clone()];
            if qualified == "xmlns" || qualified.starts_with("xmlns:") {
                continue;
            }
            let at = offset + attribute.name.start;
            let name = self.name(qualified, at, false, sink)?;
            if self.stands_twice(name, first_attribute, &mut seen) {
                return Err(fault(
                    at,
                    format!("the attribute `{qualified}` stands twice"),
                ));
            }
            let value = self.attribute_value(inside, offset, attribute, sink);
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

    /// Binds the prefixes that a start tag declares.
    pub(super) fn declare(
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

    pub(super) fn namespace(&mut self, uri: &str) -> Ns {
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
    pub(super) fn name(
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
        let ns = match ns {
            Some(ns) => ns,
            None => self.undeclared(prefix, at, sink),
        };
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

    /// Reports a prefix without a declaration, once, and takes it for what it customarily is.
    fn undeclared(&mut self, prefix: &'a str, at: usize, sink: &mut Sink) -> Ns {
        let usual = Ns::of_prefix(prefix);
        let help = match usual.and_then(Ns::uri) {
            Some(uri) => format!("write `xmlns:{prefix}=\"{uri}\"` in the tag of the root element"),
            None => "declare the prefix with `xmlns:` on the root element".to_owned(),
        };
        let what = format!("no namespace is bound to the prefix `{prefix}`");
        let finding = UNKNOWN_PREFIX.at(Span::new(at, at + prefix.len()), what);
        sink.push(finding.help(help));
        let ns = usual.unwrap_or_else(|| self.namespace(prefix));
        self.scope.bind_everywhere(prefix, ns);
        ns
    }

    /// Whether the tag has an attribute of this name already, under whatever prefix.
    fn stands_twice(&self, name: u32, first: usize, seen: &mut HashSet<(Ns, &'a str)>) -> bool {
        const FEW: usize = 16;
        let key = |name: u32| {
            let name = &self.document.names[name as usize];
            (name.ns, name.local)
        };
        let before = &self.document.attributes[first..];
        if before.len() < FEW {
            return before.iter().any(|other| key(other.name) == key(name));
        }
        if seen.is_empty() {
            seen.extend(before.iter().map(|other| key(other.name)));
        }
        !seen.insert(key(name))
    }
}
