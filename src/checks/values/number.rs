//! Integers, as XML Schema writes them: ASCII digits, nothing between them.

use super::{Given, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_INTEGER: Rule = rule!("feed/invalid-integer", Spec, "0.1.0", Check::Value);

/// An integer of at least 0.
pub const NOT_NEGATIVE: Value = Value::Checked(not_negative);
/// An integer of at least 1.
pub const POSITIVE: Value = Value::Checked(positive);
/// An integer.
pub const INTEGER: Value = Value::Checked(integer);
/// `length` of an enclosure: how many bytes, 0 if that is not known.
pub const ENCLOSURE_LENGTH: Value = Value::Checked(enclosure_length);
/// `length` of an Atom link.
pub const LINK_LENGTH: Value = Value::Checked(not_negative);

fn not_negative(given: &Given<'_, '_>, sink: &mut Sink) {
    at_least(0, given, sink);
}

fn positive(given: &Given<'_, '_>, sink: &mut Sink) {
    at_least(1, given, sink);
}

fn integer(given: &Given<'_, '_>, sink: &mut Sink) {
    at_least(i64::MIN, given, sink);
}

fn enclosure_length(given: &Given<'_, '_>, sink: &mut Sink) {
    if given.text == "-1" {
        sink.push(
            INVALID_INTEGER
                .at(given.span(), format!("{} is -1", given.name()))
                .help("write 0 if the length is not known"),
        );
    } else {
        at_least(0, given, sink);
    }
}

fn at_least(least: i64, given: &Given<'_, '_>, sink: &mut Sink) {
    if parse(given.text).is_none_or(|number| number < least) {
        let wanted = match least {
            0 => "a whole number, 0 or more",
            1 => "a whole number, 1 or more",
            _ => "a whole number",
        };
        sink.push(
            INVALID_INTEGER
                .at(
                    given.span(),
                    format!("{} is {}", given.name(), given.shown()),
                )
                .help(format!("write {wanted}")),
        );
    }
}

/// Reads an integer. One too long for the machine counts as the largest.
pub fn parse(text: &str) -> Option<i64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let number = digits.parse().unwrap_or(i64::MAX);
    Some(if text.starts_with('-') {
        -number
    } else {
        number
    })
}
