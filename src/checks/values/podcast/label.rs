//! Texts that apps show, and cut off where they get too long.

use crate::checks::rule::rule;
use crate::checks::values::{Given, PLAIN, Value, check};
use crate::checks::{Check, Rule, Sink};

pub static EXCESSIVE_TEXT: Rule = rule!("podcast/excessive-text", Interop, "0.1.0", Check::Value);
pub static MISSING_LICENSE_URL: Rule =
    rule!("podcast/missing-license-url", Spec, "0.1.0", Check::Value);

/// At most 128 characters, and at least one.
pub const LABEL: Value = Value::Checked(label);
/// An identifier of the SPDX list, or another name of a licence with its address beside it.
pub const LICENSE_NAME: Value = Value::Checked(license);
/// At most 4000 characters.
pub const NOTE: Value = Value::Checked(note);
/// At most 128 characters, or nothing.
pub const OPTIONAL_LABEL: Value = Value::Checked(optional_label);
/// At most 32 characters.
pub const SHORT_LABEL: Value = Value::Checked(short_label);

fn label(given: &Given<'_, '_>, sink: &mut Sink) {
    check(PLAIN, given, sink);
    at_most(128, given, sink);
}

fn optional_label(given: &Given<'_, '_>, sink: &mut Sink) {
    if !given.text.is_empty() {
        label(given, sink);
    }
}

fn short_label(given: &Given<'_, '_>, sink: &mut Sink) {
    check(PLAIN, given, sink);
    at_most(32, given, sink);
}

fn note(given: &Given<'_, '_>, sink: &mut Sink) {
    at_most(4000, given, sink);
}

fn license(given: &Given<'_, '_>, sink: &mut Sink) {
    label(given, sink);
    // What the SPDX list could hold is left to those who have the list.
    let may_be_listed = given
        .text
        .bytes()
        .all(|it| it.is_ascii_alphanumeric() || b"-.+".contains(&it));
    if !may_be_listed && given.element.attribute("url").is_none() {
        sink.push(
            MISSING_LICENSE_URL
                .at(
                    given.span(),
                    format!("{} is no SPDX identifier and has no `url`", given.shown()),
                )
                .help("add `url` with the text of the licence, or write its SPDX identifier"),
        );
    }
}

fn at_most(limit: usize, given: &Given<'_, '_>, sink: &mut Sink) {
    let length = given.text.chars().count();
    if length > limit {
        sink.push(
            EXCESSIVE_TEXT
                .at(
                    given.span(),
                    format!("{} has {length} characters", given.name()),
                )
                .help(format!("write at most {limit}: apps cut the rest off")),
        );
    }
}
