//! Decimal numbers: times in seconds, episodes between episodes, parts of a coin.

use crate::checks::rule::rule;
use crate::checks::values::{Given, Value};
use crate::checks::{Check, Rule, Sink};

pub static INVALID_NUMBER: Rule = rule!("podcast/invalid-number", Spec, "0.1.0", Check::Value);
pub static UNUSUAL_DURATION: Rule = rule!("podcast/unusual-duration", Style, "0.1.0", Check::Value);

/// A number of at least 0.
pub const NUMBER: Value = Value::Checked(number);
/// A number; beyond 0 and 100 it counts as these.
pub const PERCENTAGE: Value = Value::Checked(percentage);
/// How many seconds a soundbite has.
pub const SOUNDBITE_DURATION: Value = Value::Checked(soundbite_duration);

fn number(given: &Given<'_, '_>, sink: &mut Sink) {
    if !is_number(given.text) {
        given.refuse(
            &INVALID_NUMBER,
            "write a number such as 73 or 73.5, without a unit",
            sink,
        );
    }
}

fn percentage(given: &Given<'_, '_>, sink: &mut Sink) {
    if !is_number(given.text.strip_prefix('-').unwrap_or(given.text)) {
        given.refuse(
            &INVALID_NUMBER,
            "write a number from 0 to 100, without a percent sign",
            sink,
        );
    }
}

fn soundbite_duration(given: &Given<'_, '_>, sink: &mut Sink) {
    number(given, sink);
    let seconds = given.text.parse::<f64>().ok();
    if is_number(given.text) && seconds.is_some_and(|it| !(15.0..=120.0).contains(&it)) {
        sink.push(
            UNUSUAL_DURATION
                .at(
                    given.span(),
                    format!("{} is {} seconds", given.name(), given.text),
                )
                .help("choose 15 to 120 seconds"),
        );
    }
}

/// Whether it is digits, perhaps with a point in or around them.
pub fn is_number(text: &str) -> bool {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    !(whole.is_empty() && fraction.is_empty())
        && [whole, fraction]
            .iter()
            .all(|part| part.bytes().all(|it| it.is_ascii_digit()))
}
