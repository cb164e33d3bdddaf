//! Values that only RSS has.

use super::Given;
use super::number::parse;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_DAY: Rule = rule!("rss/invalid-day", Spec, "0.1.0", Check::Value);
pub static INVALID_FORM_NAME: Rule = rule!("rss/invalid-form-name", Spec, "0.1.0", Check::Value);
pub static INVALID_HEIGHT: Rule = rule!("rss/invalid-height", Spec, "0.1.0", Check::Value);
pub static INVALID_HOUR: Rule = rule!("rss/invalid-hour", Spec, "0.1.0", Check::Value);
pub static INVALID_WIDTH: Rule = rule!("rss/invalid-width", Spec, "0.1.0", Check::Value);
pub static UNUSUAL_HOUR: Rule = rule!("rss/unusual-hour", Interop, "0.1.0", Check::Value);

/// The days of the week, as RSS names them.
pub const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// `day` of `skipDays`.
pub fn day(given: &Given<'_, '_>, sink: &mut Sink) {
    if !DAYS.contains(&given.text) {
        let known = DAYS.iter().find(|it| it.eq_ignore_ascii_case(given.text));
        sink.push(
            INVALID_DAY
                .at(
                    given.span(),
                    format!("{} is no day of the week", given.shown()),
                )
                .help("write the English name, such as Monday")
                .rewrite(given, known.map(|it| (*it).to_owned())),
        );
    }
}

/// `hour` of `skipHours`: 0 to 23; 24 is what RSS 0.91 had for midnight.
pub fn hour(given: &Given<'_, '_>, sink: &mut Sink) {
    match parse(given.text) {
        Some(0..=23) => {}
        Some(24) => sink.push(
            UNUSUAL_HOUR
                .at(given.span(), "hour 24")
                .help("write 0 for midnight")
                .rewrite(given, Some("0".to_owned())),
        ),
        _ => sink.push(
            INVALID_HOUR
                .at(given.span(), format!("{} is no hour", given.shown()))
                .help("write a whole number from 0 to 23"),
        ),
    }
}

/// `width` of `image`.
pub fn image_width(given: &Given<'_, '_>, sink: &mut Sink) {
    pixels(144, &INVALID_WIDTH, given, sink);
}

/// `height` of `image`.
pub fn image_height(given: &Given<'_, '_>, sink: &mut Sink) {
    pixels(400, &INVALID_HEIGHT, given, sink);
}

fn pixels(most: i64, rule: &'static Rule, given: &Given<'_, '_>, sink: &mut Sink) {
    if parse(given.text).is_none_or(|number| !(1..=most).contains(&number)) {
        sink.push(
            rule.at(
                given.span(),
                format!("{} is {}", given.name(), given.shown()),
            )
            .help(format!("write a whole number from 1 to {most}")),
        );
    }
}

/// `name` of `textInput`: the name of a form's field (HTML 4, section 6.2).
pub fn form_component_name(given: &Given<'_, '_>, sink: &mut Sink) {
    let mut characters = given.text.chars();
    let is_name = characters.next().is_some_and(|it| it.is_ascii_alphabetic())
        && characters.all(|it| it.is_ascii_alphanumeric() || "-_:.".contains(it));
    if !is_name {
        sink.push(
            INVALID_FORM_NAME
                .at(
                    given.span(),
                    format!("{} is no name for a form field", given.shown()),
                )
                .help("begin with a letter and use letters, digits, `-`, `_`, `:` and `.`"),
        );
    }
}
