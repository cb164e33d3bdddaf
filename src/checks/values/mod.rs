//! The types of values, each with one home: what a date, an address or a language has to be.

mod countries;
mod date_3339;
mod date_822;
mod decimal;
mod event;
mod feedburner;
mod flag;
mod foreign;
mod geo;
mod html;
mod html_tokens;
mod identifier;
mod iri;
pub(super) mod itunes;
mod itunes_categories;
mod language;
mod link;
mod mail;
mod markup;
mod media;
mod media_rating;
mod media_restriction;
mod media_type;
mod number;
mod parts;
mod period;
mod plain;
pub(super) mod podcast;
mod relation;
mod robots;
mod rss;
mod schemes;
pub(super) mod slash;
mod style;
mod sync;
pub(super) mod syndication;
mod tag;
mod url;
mod urn;
mod w3cdtf;
pub(super) mod well_formed_web;
mod written;

use std::borrow::Cow;

pub(super) use date_822::*;
pub(super) use date_3339::{parse as parse_3339, *};
pub(super) use decimal::*;
pub(super) use event::*;
pub(super) use feedburner::*;
pub(super) use flag::*;
pub(super) use geo::*;
pub(super) use html::*;
pub(super) use html_tokens::is_element as is_html_element;
pub(super) use identifier::*;
pub(super) use iri::*;
pub(super) use language::{help as language_help, *};
pub(super) use link::*;
pub(super) use mail::*;
pub(super) use markup::{Markup, find_markup, looks_like_html};
pub(super) use media::*;
pub(super) use media_rating::*;
pub(super) use media_restriction::*;
pub(super) use media_type::*;
pub(super) use number::*;
pub(super) use parts::Parts;
pub(super) use period::*;
pub(super) use plain::*;
pub(super) use relation::*;
pub(super) use robots::*;
pub(super) use rss::*;
pub(super) use schemes::is_registered as is_registered_scheme;
pub(super) use sync::*;
pub(super) use url::*;
pub(super) use w3cdtf::*;
pub(super) use written::Written;

use super::document::{Attribute, Element, Span};
use super::elements::ATOM_MISPLACED_WHITESPACE;
use super::fix::trim;
use super::{Context, Rule, Sink};

/// A type of value.
#[derive(Clone, Copy, Debug)]
pub(super) enum Value {
    /// Whatever it is, it is right, or a rule looks at it.
    Any,
    /// What this function says.
    Checked(fn(&Given<'_, '_>, &mut Sink)),
    /// Of this type, and without white space around it.
    Exact(&'static Value),
    /// One of these words; the rule says that it is none.
    OneOf(&'static [&'static str], &'static Rule),
}

/// A value as it was given.
#[derive(Debug)]
pub(super) struct Given<'d, 't> {
    /// The value, in an element without the white space around it.
    pub text: &'t str,
    /// The value with it.
    pub raw: &'t str,
    /// The element that holds it.
    pub element: Element<'d>,
    /// The attribute, if it stands in one.
    pub attribute: Option<Attribute<'d>>,
    pub context: &'t Context<'d>,
}

impl<'d, 't> Given<'d, 't> {
    /// An element's text.
    pub fn element(element: Element<'d>, raw: &'t str, context: &'t Context<'d>) -> Self {
        Self {
            text: raw.trim_matches([' ', '\t', '\r', '\n']),
            raw,
            element,
            attribute: None,
            context,
        }
    }

    /// An attribute's value.
    pub fn attribute(
        element: Element<'d>,
        attribute: Attribute<'d>,
        context: &'t Context<'d>,
    ) -> Self
    where
        'd: 't,
    {
        Self {
            text: attribute.value,
            raw: attribute.value,
            element,
            attribute: Some(attribute),
            context,
        }
    }

    /// Where it stands.
    pub fn span(&self) -> Span {
        match self.attribute {
            Some(attribute) if attribute.value.is_empty() => attribute.span,
            Some(attribute) => attribute.written,
            None => self.element.inner(),
        }
    }

    /// What people call it: `pubDate`, or `url` of `enclosure`.
    pub fn name(&self) -> Cow<'d, str> {
        match self.attribute {
            Some(attribute) if attribute.prefix.is_empty() => {
                format!("`{}` of `{}`", attribute.local, self.element.name()).into()
            }
            Some(attribute) => format!(
                "`{}:{}` of `{}`",
                attribute.prefix,
                attribute.local,
                self.element.name()
            )
            .into(),
            None => format!("`{}`", self.element.name()).into(),
        }
    }

    /// Reports that the value is none that may stand here; `help` says what may.
    pub fn refuse(&self, rule: &'static Rule, help: impl Into<String>, sink: &mut Sink) {
        sink.push(
            rule.at(self.span(), format!("{} is {}", self.name(), self.shown()))
                .help(help),
        );
    }

    /// The value as a message shows it.
    pub fn shown(&self) -> String {
        const LONGEST: usize = 60;
        match self.text.char_indices().nth(LONGEST) {
            Some((at, _)) => format!("{:?}…", &self.text[..at]),
            None => format!("{:?}", self.text),
        }
    }
}

/// Checks a value against its type.
pub(super) fn check(value: Value, given: &Given<'_, '_>, sink: &mut Sink) {
    match value {
        Value::Any => {}
        Value::Checked(check) => check(given, sink),
        Value::Exact(value) => {
            if given.raw.len() != given.text.len() && !given.text.is_empty() {
                sink.push(
                    ATOM_MISPLACED_WHITESPACE
                        .at(given.span(), format!("white space around {}", given.name()))
                        .help("take the white space out: it is a part of the value")
                        .fix_all(trim(given.element)),
                );
            }
            check(*value, given, sink);
        }
        Value::OneOf(words, rule) => {
            if !words.contains(&given.text) {
                given.refuse(rule, format!("write {}", words.join(" or ")), sink);
            }
        }
    }
}
