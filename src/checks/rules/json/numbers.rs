//! Numbers, as they are written: sizes and durations.

use super::given::Given;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_NUMBER: Rule = rule!("json/invalid-number", Spec, "0.1.0", Check::Value);
pub static UNUSUAL_NUMBER: Rule = rule!("json/unusual-number", Interop, "0.1.0", Check::Value);

/// The largest whole number that every JSON reader keeps exact (RFC 8259, section 6).
const LARGEST: f64 = 9_007_199_254_740_991.0;

/// A size in bytes.
pub fn size(given: &Given<'_>, sink: &mut Sink) {
    let Some(number) = not_negative(given, sink) else {
        return;
    };
    let what = if number > LARGEST {
        "larger than any file"
    } else if given.text.contains(['.', 'e', 'E']) {
        "not written as a whole number"
    } else {
        return;
    };
    sink.push(
        UNUSUAL_NUMBER
            .at(
                given.span(),
                format!("{} is {what}: {}", given.name(), given.text),
            )
            .help("write the number of bytes, in digits alone"),
    );
}

/// A duration in seconds.
pub fn duration(given: &Given<'_>, sink: &mut Sink) {
    not_negative(given, sink);
}

/// The number; reports one below zero and one that no reader can hold.
fn not_negative(given: &Given<'_>, sink: &mut Sink) -> Option<f64> {
    // What is no number of JSON at all was reported where it was read.
    let number: f64 = given.text.parse().ok()?;
    let what = if number.is_infinite() {
        "too large for a number"
    } else if number < 0.0 {
        "below zero"
    } else {
        return Some(number);
    };
    let written: String = given.text.chars().take(40).collect();
    sink.push(
        INVALID_NUMBER
            .at(
                given.span(),
                format!("{} is {what}: {written}", given.name()),
            )
            .help("write what it is, or leave the member out"),
    );
    None
}
