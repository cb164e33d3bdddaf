//! Attributes: required, known, and unknown.

use super::{Walk, names};
use crate::checks::Sink;
use crate::checks::document::{self, Element, Ns};
use crate::checks::elements::rules::*;
use crate::checks::elements::{Attribute, Definition, Host, extensions};
use crate::checks::values::{BASE, Given, LANGUAGE_OR_NONE, Value, check};

impl<'d> Walk<'_, 'd> {
    /// Whether the channel says that it follows the RSS Board's text, which allows attributes of
    /// extensions in so many words.
    pub(super) fn follows_rss_board(&self) -> bool {
        let channel = self.context.root.child(Ns::None, "channel");
        channel
            .and_then(|channel| channel.child(Ns::None, "docs"))
            .is_some_and(|docs| docs.text().contains("rssboard.org/"))
    }

    pub(super) fn attributes(
        &self,
        element: Element<'d>,
        definition: &'static Definition,
        sink: &mut Sink,
    ) {
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

    pub(super) fn unknown_attribute(
        &self,
        element: Element<'d>,
        definition: &'static Definition,
        attribute: document::Attribute<'d>,
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
        if attribute.ns == Ns::None || attribute.ns == definition.ns || has_attributes(attribute.ns)
        {
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

/// Whether the extension `ns` has attributes, and so says where each may stand.
fn has_attributes(ns: Ns) -> bool {
    extensions::FAMILIES
        .iter()
        .any(|family| family.ns == ns && !family.attributes.is_empty())
}

fn xml_attribute(local: &str) -> Value {
    match local {
        "base" => BASE,
        "lang" => LANGUAGE_OR_NONE,
        _ => Value::Any,
    }
}
