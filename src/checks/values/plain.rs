//! Plain text: not empty, and without markup.

use std::borrow::Cow;

use super::markup::{Markup, find_markup};
use super::{Given, Value};
use crate::checks::document::Node;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static EMPTY_ATTRIBUTE: Rule = rule!("feed/empty-attribute", Interop, "0.1.0", Check::Value);
pub static EMPTY_ELEMENT: Rule = rule!("feed/empty-element", Interop, "0.1.0", Check::Value);
pub static MISPLACED_MARKUP: Rule = rule!("feed/misplaced-markup", Interop, "0.1.0", Check::Value);
pub static CONTAINS_EMAIL: Rule = rule!("atom/misplaced-email", Interop, "0.1.0", Check::Value);
pub static UNUSUAL_ESCAPE: Rule = rule!("rss/unusual-escape", Style, "0.1.0", Check::Value);

/// Text that people read, and that is not HTML.
pub const PLAIN: Value = Value::Checked(plain);
/// A person's name.
pub const PERSON_NAME: Value = Value::Checked(person_name);
/// Anything but nothing.
pub const NOT_EMPTY: Value = Value::Checked(not_empty);

/// Reports a value that is empty.
pub fn not_empty(given: &Given<'_, '_>, sink: &mut Sink) {
    if !given.text.is_empty() || given.element.children().next().is_some() {
        return;
    }
    let rule = if given.attribute.is_some() {
        &EMPTY_ATTRIBUTE
    } else {
        &EMPTY_ELEMENT
    };
    sink.push(
        rule.at(given.span(), format!("{} is empty", given.name()))
            .help("say something, or leave it out"),
    );
}

fn plain(given: &Given<'_, '_>, sink: &mut Sink) {
    not_empty(given, sink);
    let Some(markup) = find_markup(&without_safe_escapes(given)) else {
        return;
    };
    let what = match markup {
        Markup::Tag => "HTML tags",
        Markup::Reference => "escaped characters",
        Markup::Risky => {
            return unusual_escape(given, sink);
        }
    };
    sink.push(
        MISPLACED_MARKUP
            .at(
                given.span(),
                format!("{what} in {}, which is plain text", given.name()),
            )
            .help(match markup {
                Markup::Tag => "take the tags out: readers show them as text",
                _ => "write the characters themselves: readers show `&amp;` as it is",
            }),
    );
}

fn unusual_escape(given: &Given<'_, '_>, sink: &mut Sink) {
    if given.context.document.kind().is_atom() {
        // RFC 4287 says which text is HTML, so nobody has to guess.
        return;
    }
    let is_cdata = given
        .element
        .nodes()
        .any(|node| matches!(node, Node::Text { cdata: true, .. }));
    if given.attribute.is_none() && !is_cdata && !risky_as_written(given.element.written()) {
        return;
    }
    sink.push(
        UNUSUAL_ESCAPE
            .at(
                given.span(),
                format!(
                    "{} has a `<` that some readers take for a tag",
                    given.name()
                ),
            )
            .help("write `&#x26;` and `&#x3C;` for the characters"),
    );
}

/// Whether the characters are escaped in a way that some readers resolve twice.
fn risky_as_written(written: &str) -> bool {
    ["&lt;", "&#60;", "&amp;", "&#38;"]
        .iter()
        .any(|escape| written.contains(escape))
}

/// The text without the characters that are escaped by `&#x26;` and `&#x3C;`: the RSS profile
/// has them for a `&` and a `<` that are meant as such.
fn without_safe_escapes<'t>(given: &Given<'_, 't>) -> Cow<'t, str> {
    let written = given.element.written();
    if given.attribute.is_some() || !written.contains("&#x") || written.contains("<![CDATA[") {
        return given.text.into();
    }
    let mut plain = written.to_owned();
    for (escape, character) in [
        ("&#x26;", "+"),
        ("&#x3C;", "+"),
        ("&#x3c;", "+"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        plain = plain.replace(escape, character);
    }
    plain.into()
}

fn person_name(given: &Given<'_, '_>, sink: &mut Sink) {
    plain(given, sink);
    let address = given
        .text
        .split(|it: char| it.is_whitespace() || "<>()[],;:".contains(it))
        .find(|word| super::mail::is_address(word));
    if let Some(address) = address {
        sink.push(
            CONTAINS_EMAIL
                .at(
                    given.span(),
                    format!("{} holds the address {address}", given.name()),
                )
                .help("put the address into `email`"),
        );
    }
}
