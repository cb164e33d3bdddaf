//! Children: required, repeated, known, and unknown.

use super::Walk;
use super::expected::{expected, prefixed};
use crate::checks::document::{Element, Node, Ns};
use crate::checks::elements::rules::*;
use crate::checks::elements::{ATOM_LINK, Child, Content, Definition, extensions};
use crate::checks::values::{Given, check};
use crate::checks::{Rule, Sink};

impl<'d> Walk<'_, 'd> {
    pub(super) fn content(
        &self,
        element: Element<'d>,
        definition: &'static Definition,
        below: &mut Vec<(Element<'d>, &'static Definition)>,
        sink: &mut Sink,
    ) {
        match definition.content {
            Content::Any => self.children(element, definition, below, sink),
            Content::Elements | Content::Nothing => {
                let text = element.nodes().find_map(|node| match node {
                    Node::Text { value, span, .. } if !value.trim().is_empty() => Some(span),
                    _ => None,
                });
                if let Some(span) = text {
                    sink.push(
                        misplaced_text(definition)
                            .at(span, format!("text in `{}`", element.name()))
                            .help("take the text out, or put it into an element of its own"),
                    );
                }
                self.children(element, definition, below, sink);
            }
            Content::Text(value) => {
                let text = element.text();
                check(value, &Given::element(element, &text, self.context), sink);
                self.children(element, definition, below, sink);
            }
        }
    }

    pub(super) fn children(
        &self,
        element: Element<'d>,
        definition: &'static Definition,
        below: &mut Vec<(Element<'d>, &'static Definition)>,
        sink: &mut Sink,
    ) {
        let mut seen: Vec<(&'static Child, Element<'d>)> = Vec::new();
        for child in element.children() {
            let Some(known) = find(child, definition) else {
                self.unknown(child, element, definition, sink);
                continue;
            };
            let first = seen.iter().find(|(other, _)| std::ptr::eq(*other, known));
            match first {
                Some((_, first)) if !known.repeats => sink.push(
                    DUPLICATE_ELEMENT
                        .at(
                            child.span(),
                            format!(
                                "`{}` stands in `{}` more than once",
                                child.name(),
                                element.name()
                            ),
                        )
                        .help("keep one")
                        .see(first.span(), "the first"),
                ),
                Some(_) => {}
                None => seen.push((known, child)),
            }
            below.push((child, known.definition));
        }
        if self.context.document.broken
            && element.inner().end as usize == self.context.document.source().len()
        {
            // What is missing may have followed where reading stopped.
            return;
        }
        for known in definition.children.iter().filter(|known| known.required) {
            if !seen.iter().any(|(other, _)| std::ptr::eq(*other, known)) {
                let name = prefixed(known.definition.name, element);
                sink.push(
                    known
                        .missing
                        .unwrap_or(&MISSING_ELEMENT)
                        .at(
                            element.span(),
                            format!("`{}` has no `{name}`", element.name()),
                        )
                        .help(format!("add `<{name}>`")),
                );
            }
        }
    }

    /// A child that the table does not know here.
    pub(super) fn unknown(
        &self,
        child: Element<'d>,
        parent: Element<'d>,
        definition: &'static Definition,
        sink: &mut Sink,
    ) {
        if matches!(definition.content, Content::Any) && definition.host.is_none() {
            return;
        }
        let is_core = child.ns() == definition.ns;
        let is_checked = extensions::FAMILIES
            .iter()
            .any(|family| family.ns == child.ns() && !extensions::UNLISTED.contains(&family.ns));
        if !self.is_rss() && child.ns() == Ns::None && definition.host.is_some() {
            sink.push(
                ATOM_MISSING_NAMESPACE
                    .at(
                        child.span(),
                        format!("`{}` is in no namespace", child.name()),
                    )
                    .help("declare a namespace for it"),
            );
        } else if !self.is_rss() && child.ns() == Ns::Xhtml && definition.host.is_some() {
            sink.push(
                ATOM_MISPLACED_XHTML
                    .at(
                        child.span(),
                        format!("XHTML directly in `{}`", parent.name()),
                    )
                    .help("put it into `content` with `type=\"xhtml\"`"),
            );
        } else if is_core || is_checked || child.ns() == Ns::None || definition.host.is_none() {
            sink.push(
                UNKNOWN_ELEMENT
                    .at(
                        child.span(),
                        format!("`{}` can't stand in `{}`", child.name(), parent.name()),
                    )
                    .help(expected(child, definition)),
            );
        } else if self.is_rss() {
            in_no_namespace(child, sink);
        }
    }
}

/// Reports an element in no namespace below an extension's: it would be RSS's own.
fn in_no_namespace(extension: Element<'_>, sink: &mut Sink) {
    let lost = extension.descendants().find_map(|node| match node {
        Node::Element(element) if element.ns() == Ns::None => Some(element),
        _ => None,
    });
    if let Some(element) = lost {
        sink.push(
            RSS_MISSING_NAMESPACE
                .at(
                    element.span(),
                    format!(
                        "`{}` in `{}` is in no namespace",
                        element.name(),
                        extension.name()
                    ),
                )
                .help("give it the prefix of the extension"),
        );
    }
}

fn misplaced_text(definition: &'static Definition) -> &'static Rule {
    if std::ptr::eq(definition, &ATOM_LINK) {
        &ATOM_MISPLACED_TEXT
    } else {
        &MISPLACED_TEXT
    }
}

/// What the table says of `child` below an element of `definition`.
fn find(child: Element<'_>, definition: &'static Definition) -> Option<&'static Child> {
    let is = |known: &&'static Child| child.is(known.definition.ns, known.definition.name);
    definition.children.iter().find(is).or_else(|| {
        let host = definition.host?;
        extensions::FAMILIES
            .iter()
            .filter(|family| family.ns == child.ns())
            .flat_map(|family| family.children)
            .filter(|(hosts, _)| hosts.contains(&host))
            .flat_map(|(_, children)| *children)
            .find(is)
    })
}
