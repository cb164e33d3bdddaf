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
        let what = format!("{} is {}, not a language", given.name(), given.shown());
        sink.push(
            INVALID_LANGUAGE
                .at(given.span(), what)
                .help(help(given.text)),
        );
    }
}

fn language_or_none(given: &Given<'_, '_>, sink: &mut Sink) {
    if !given.text.is_empty() {
        language(given, sink);
    }
}

/// What to write for a text that is no tag.
pub fn help(text: &str) -> String {
    match Language::unregistered(text).as_deref() {
        Some("UK") => format!("write `GB` for `UK`, {REGISTRY}"),
        Some(subtag) if subtag.len() < text.len() => {
            format!("write another subtag for `{subtag}`, {REGISTRY}")
        }
        _ => "write a tag of BCP 47, such as `en` or `pt-BR`".to_owned(),
    }
}

const REGISTRY: &str = "which the registry of BCP 47 does not list";

/// Whether it is a well-formed tag of registered subtags.
pub fn is_language(text: &str) -> bool {
    LanguageTag::parse(text).is_ok() && Language::parse(text).is_some()
}
