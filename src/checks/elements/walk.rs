//! Applies the table to a document, without recursion, in document order.

use std::collections::HashMap;

use super::rules::*;
use super::{Attribute, Child, Content, Definition, FEED, Host, RSS, extensions};
use crate::checks::document::{Element, Kind, Node, Ns};
use crate::checks::values::{Given, check};
use crate::checks::{Check, Context, Sink};

type Hook = fn(Element<'_>, &mut Sink);

/// Looks at every element that the table knows, and calls the rules that are about it.
pub fn walk(context: &Context<'_>, sink: &mut Sink) {
    let hooks = hooks();
    let Some(definition) = root(context, sink) else {
        whole(context, sink);
        return;
    };
    let walk = Walk {
        context,
        definition,
    };
    let mut open: Vec<(Element<'_>, &'static Definition)> = vec![(context.root, definition)];
    let mut below: Vec<(Element<'_>, &'static Definition)> = Vec::new();
    while let Some((element, definition)) = open.pop() {
        walk.attributes(element, definition, sink);
        walk.content(element, definition, &mut below, sink);
        for hook in hooks.get(&key(definition)).into_iter().flatten() {
            hook(element, sink);
        }
        open.extend(below.drain(..).rev());
    }
    whole(context, sink);
}

/// Calls the rules that look at a whole document.
fn whole(context: &Context<'_>, sink: &mut Sink) {
    let kind = context.document.kind();
    for rule in crate::checks::rules() {
        match rule.check {
            Check::Rss(check) if kind == Kind::Rss => check(context, sink),
            Check::Atom(check) if kind.is_atom() => check(context, sink),
            Check::Xml(check) => check(context.document, sink),
            _ => {}
        }
    }
}

/// The rules that are about single elements, by the element's definition.
fn hooks() -> HashMap<usize, Vec<Hook>> {
    let mut hooks: HashMap<usize, Vec<Hook>> = HashMap::new();
    for rule in crate::checks::rules() {
        if let Check::Element(definitions, hook) = rule.check {
            for definition in definitions {
                hooks.entry(key(definition)).or_default().push(hook);
            }
        }
    }
    hooks
}

/// A definition is a static: its address is its identity.
fn key(definition: &'static Definition) -> usize {
    std::ptr::from_ref(definition) as usize
}

/// The definition of the root, if the document is one that the table knows.
fn root(context: &Context<'_>, sink: &mut Sink) -> Option<&'static Definition> {
    let root = context.root;
    let (definition, ns) = match context.document.kind() {
        Kind::Rss => (&RSS, Ns::None),
        Kind::AtomFeed => (&FEED, Ns::Atom),
        Kind::AtomEntry => (&super::ENTRY, Ns::Atom),
        kind @ (Kind::Atom03 | Kind::Rss10 | Kind::Rss11) => {
            sink.push(
                DEPRECATED_FORMAT
                    .at(root.span(), format!("{} is no longer used", kind.as_str()))
                    .help(if kind == Kind::Atom03 {
                        "write Atom 1.0"
                    } else {
                        "write RSS 2.0 or Atom 1.0"
                    }),
            );
            return None;
        }
        _ => {
            sink.push(
                UNKNOWN_FORMAT
                    .at(root.span(), format!("`{}` is not the root of a feed", root.name()))
                    .help("write `<rss version=\"2.0\">` or `<feed xmlns=\"http://www.w3.org/2005/Atom\">`"),
            );
            return None;
        }
    };
    if root.ns() == ns {
        return Some(definition);
    }
    sink.push(match (root.ns(), ns) {
        (Ns::None, _) => MISSING_NAMESPACE
            .at(
                root.span(),
                format!("`{}` is in no namespace", root.local()),
            )
            .help("write `xmlns=\"http://www.w3.org/2005/Atom\"`"),
        (_, Ns::None) => INVALID_NAMESPACE
            .at(root.span(), "`rss` is in a namespace")
            .help("take `xmlns` out: RSS 2.0 has no namespace"),
        _ => INVALID_NAMESPACE
            .at(
                root.span(),
                format!("`{}` is in a namespace that is not Atom's", root.local()),
            )
            .help("write `xmlns=\"http://www.w3.org/2005/Atom\"`"),
    });
    None
}

struct Walk<'w, 'd> {
    context: &'w Context<'d>,
    /// The root's.
    definition: &'static Definition,
}

impl<'d> Walk<'_, 'd> {
    fn is_rss(&self) -> bool {
        self.definition.ns == Ns::None
    }

    /// Whether the channel says that it follows the RSS Board's text, which allows attributes of
    /// extensions in so many words.
    fn follows_rss_board(&self) -> bool {
        let channel = self.context.root.child(Ns::None, "channel");
        channel
            .and_then(|channel| channel.child(Ns::None, "docs"))
            .is_some_and(|docs| docs.text().contains("rssboard.org/"))
    }

    fn attributes(&self, element: Element<'d>, definition: &'static Definition, sink: &mut Sink) {
        for attribute in element.attributes() {
            let known = definition
                .attributes
                .iter()
                .chain(foreign_attributes(attribute.ns, definition.host))
                .find(|known| known.ns == attribute.ns && known.name == attribute.local);
            match known {
                Some(known) => check(
                    known.value,
                    &Given::attribute(element, attribute, self.context),
                    sink,
                ),
                None => self.unknown_attribute(element, definition, attribute, sink),
            }
        }
        for known in definition.attributes.iter().filter(|known| known.required) {
            if element.attribute_in(known.ns, known.name).is_none() {
                sink.push(
                    known
                        .missing
                        .unwrap_or(&MISSING_ATTRIBUTE)
                        .at(
                            element.span(),
                            format!("`{}` has no `{}` attribute", element.name(), known.name),
                        )
                        .help(format!("add `{}=\"…\"`", known.name)),
                );
            }
        }
    }

    fn unknown_attribute(
        &self,
        element: Element<'d>,
        definition: &'static Definition,
        attribute: crate::checks::Attribute<'d>,
        sink: &mut Sink,
    ) {
        if attribute.ns == Ns::Xml {
            check(
                xml_attribute(attribute.local),
                &Given::attribute(element, attribute, self.context),
                sink,
            );
            return;
        }
        let name = if attribute.prefix.is_empty() {
            attribute.local.to_owned()
        } else {
            format!("{}:{}", attribute.prefix, attribute.local)
        };
        if attribute.ns == Ns::None || attribute.ns == definition.ns {
            let known = names(definition.attributes.iter().map(|known| known.name));
            sink.push(
                UNKNOWN_ATTRIBUTE
                    .at(
                        attribute.span,
                        format!("`{}` has no attribute `{name}`", element.name()),
                    )
                    .help(if known.is_empty() {
                        "take the attribute out".to_owned()
                    } else {
                        format!("write {known}, or take it out")
                    }),
            );
        } else if self.is_rss() && definition.ns == Ns::None && !self.follows_rss_board() {
            sink.push(
                RSS_UNUSUAL_ATTRIBUTE
                    .at(
                        attribute.span,
                        format!(
                            "an attribute of an extension, `{name}`, on RSS's own `{}`",
                            element.name()
                        ),
                    )
                    .help("use an element of the extension instead"),
            );
        }
    }

    fn content(
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

    fn children(
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
                sink.push(
                    known
                        .missing
                        .unwrap_or(&MISSING_ELEMENT)
                        .at(
                            element.span(),
                            format!("`{}` has no `{}`", element.name(), known.definition.name),
                        )
                        .help(format!("add `<{}>`", known.definition.name)),
                );
            }
        }
    }

    /// A child that the table does not know here.
    fn unknown(
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
            .any(|family| family.ns == child.ns());
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
            let known = names(
                definition
                    .children
                    .iter()
                    .map(|known| known.definition.name),
            );
            sink.push(
                UNKNOWN_ELEMENT
                    .at(
                        child.span(),
                        format!("`{}` can't stand in `{}`", child.name(), parent.name()),
                    )
                    .help(if known.is_empty() {
                        "take the element out; escape it if it is meant as text".to_owned()
                    } else {
                        format!("expected {known}")
                    }),
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

fn misplaced_text(definition: &'static Definition) -> &'static crate::checks::Rule {
    if std::ptr::eq(definition, &super::ATOM_LINK) {
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

/// The attributes that the extension `ns` may add to `host`.
fn foreign_attributes(ns: Ns, host: Option<Host>) -> impl Iterator<Item = &'static Attribute> {
    extensions::FAMILIES
        .iter()
        .filter(move |family| family.ns == ns)
        .flat_map(|family| family.attributes)
        .filter(move |(hosts, _)| host.is_some_and(|host| hosts.contains(&host)))
        .flat_map(|(_, attributes)| *attributes)
}

fn xml_attribute(local: &str) -> crate::checks::values::Value {
    use crate::checks::values::{BASE, LANGUAGE_OR_NONE, Value};
    match local {
        "base" => BASE,
        "lang" => LANGUAGE_OR_NONE,
        _ => Value::Any,
    }
}

/// `a`, `b` or `c`: each once.
fn names(names: impl Iterator<Item = &'static str>) -> String {
    let mut names: Vec<String> = names.map(|name| format!("`{name}`")).collect();
    names.dedup();
    match names.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((last, _)) => last.clone(),
        None => String::new(),
    }
}
