//! Lengths of time: a whole number and a unit.

use super::desk::Desk;
use super::values::{Quoted, short};

/// What [`parse`] takes, for the schema.
pub(super) const PATTERN: &str = "^[1-9][0-9]{0,5} (hour|day|week)s?$";

/// The seconds of a span such as `30 days`.
pub(super) fn parse(text: &str) -> Option<i64> {
    let (number, unit) = text.split_once(' ')?;
    let seconds = match unit.strip_suffix('s').unwrap_or(unit) {
        "hour" => 60 * 60,
        "day" => 24 * 60 * 60,
        "week" => 7 * 24 * 60 * 60,
        _ => return None,
    };
    let is_number = (1..=6).contains(&number.len())
        && number.bytes().all(|byte| byte.is_ascii_digit())
        && !number.starts_with('0');
    is_number
        .then(|| number.parse::<i64>().ok())??
        .checked_mul(seconds)
}

impl Desk<'_> {
    /// A length of time, in seconds.
    pub fn span(&mut self, written: Quoted<'_>) -> Option<i64> {
        let written = written.as_ref()?;
        let problem = |text: &String| format!("is no length of time: {}", short(text));
        let help = "write a whole number and a unit, such as `12 hours`, `30 days` or `4 weeks`";
        self.accept(written, parse(&written.value), problem, help)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_a_number_and_a_unit() {
        for (text, seconds) in [
            ("1 hour", Some(3600)),
            ("30 days", Some(2_592_000)),
            ("1 days", Some(86400)),
            ("999999 weeks", Some(604_799_395_200)),
            ("2 weeks", Some(1_209_600)),
            ("0 days", None),
            ("1000000 days", None),
            ("-1 days", None),
            ("1.5 days", None),
            ("30", None),
            ("30days", None),
            ("30  days", None),
            ("3 months", None),
            ("", None),
        ] {
            assert_eq!(parse(text), seconds, "{text}");
        }
    }
}
