//! `media:restriction`: who may see it.

use super::url::absolute;
use super::{Given, Value, countries};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_COUNTRY: Rule = rule!("media/invalid-country", Spec, "0.1.0", Check::Value);
pub static INVALID_RESTRICTION: Rule =
    rule!("media/invalid-restriction", Spec, "0.1.0", Check::Value);

/// What its `type` says that it holds.
pub const RESTRICTION: Value = Value::Checked(restriction);

fn restriction(given: &Given<'_, '_>, sink: &mut Sink) {
    let words = given.text.split_ascii_whitespace();
    match given.element.attribute("type").map(|kind| kind.value) {
        // Nothing is what all are left with.
        None if matches!(given.text, "" | "all" | "none") => {}
        None => sink.push(
            INVALID_RESTRICTION
                .at(
                    given.span(),
                    format!("{} without a `type` is {}", given.name(), given.shown()),
                )
                .help("write `all` or `none`, or add `type=\"country\"` or `type=\"uri\"`"),
        ),
        Some("country") => words.for_each(|word| country(word, given, sink)),
        Some("uri") => {
            for word in words {
                let one = Given {
                    text: word,
                    raw: word,
                    ..*given
                };
                absolute(&one, sink);
            }
        }
        // `sharing` needs no text; another word is reported where it stands.
        Some(_) => {}
    }
}

fn country(code: &str, given: &Given<'_, '_>, sink: &mut Sink) {
    if !countries::is_country(code) {
        sink.push(
            INVALID_COUNTRY
                .at(given.span(), format!("no country has the code {code:?}"))
                .help("write two-letter codes of ISO 3166 with spaces between them"),
        );
    }
}
