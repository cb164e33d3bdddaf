//! Decimal numbers, as XML Schema writes them.

use super::{Given, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_NUMBER: Rule = rule!("feed/invalid-number", Spec, "0.1.0", Check::Value);

/// A decimal number, with or without a fraction.
pub const DECIMAL: Value = Value::Checked(decimal);
/// A decimal number that is not negative.
pub const DECIMAL_NOT_NEGATIVE: Value = Value::Checked(decimal_not_negative);

fn decimal(given: &Given<'_, '_>, sink: &mut Sink) {
    if parse(given.text).is_none() {
        refuse(
            given,
            "write digits, with a point before the fraction",
            sink,
        );
    }
}

fn decimal_not_negative(given: &Given<'_, '_>, sink: &mut Sink) {
    if parse(given.text).is_none_or(|number| number < 0.0) {
        refuse(
            given,
            "write digits, with a point before the fraction, 0 or more",
            sink,
        );
    }
}

fn refuse(given: &Given<'_, '_>, help: &str, sink: &mut Sink) {
    sink.push(
        INVALID_NUMBER
            .at(
                given.span(),
                format!("{} is {}", given.name(), given.shown()),
            )
            .help(help),
    );
}

/// Reads a decimal: no exponent, no infinity, ASCII digits only.
pub fn parse(text: &str) -> Option<f64> {
    let digits = text.strip_prefix(['-', '+']).unwrap_or(text);
    let is_decimal = digits.bytes().any(|byte| byte.is_ascii_digit())
        && digits
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
        && digits.bytes().filter(|byte| *byte == b'.').count() <= 1;
    is_decimal.then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_decimals_and_nothing_else() {
        for (text, number) in [
            ("44.1", Some(44.1)),
            ("-.5", Some(-0.5)),
            ("+7", Some(7.0)),
            ("5.", Some(5.0)),
            ("", None),
            (".", None),
            ("1e3", None),
            ("1,5", None),
            ("1.2.3", None),
            ("inf", None),
            ("NaN", None),
        ] {
            assert_eq!(parse(text), number, "{text:?}");
        }
    }
}
