//! Language tags (BCP 47), against the registry.

use oxilangtag::LanguageTag;

use super::{Given, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};
use crate::model::Language;

pub static INVALID_LANGUAGE: Rule = rule!("feed/invalid-language", Spec, "0.1.0", Check::Value);

/// A language tag.
pub const LANGUAGE: Value = Value::Checked(language);
/// `xml:lang`: a language tag, or empty for “not said” (XML 1.0, section 2.12).
pub const LANGUAGE_OR_NONE: Value = Value::Checked(language_or_none);

fn language(given: &Given<'_, '_>, sink: &mut Sink) {
    if !is_language(given.text) {
        sink.push(
            INVALID_LANGUAGE
                .at(
                    given.span(),
                    format!("{} is {}, not a language", given.name(), given.shown()),
                )
                .help("write a tag of BCP 47, such as `en` or `pt-BR`"),
        );
    }
}

fn language_or_none(given: &Given<'_, '_>, sink: &mut Sink) {
    if !given.text.is_empty() {
        language(given, sink);
    }
}

/// Whether it is a well-formed tag of a registered language.
pub fn is_language(text: &str) -> bool {
    LanguageTag::parse(text).is_ok() && Language::parse(text).is_some()
}
