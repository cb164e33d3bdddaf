//! Points in time of ISO 8601, which are less strict than Atom's: the zone may have no colon.

use crate::checks::fix::dates::rfc_3339;
use crate::checks::rule::rule;
use crate::checks::values::{Given, Value, w3cdtf};
use crate::checks::{Check, Rule, Sink};

pub static INVALID_DATE: Rule = rule!("podcast/invalid-date", Spec, "0.1.0", Check::Value);

/// A day, or a day and a time.
pub const DATE_OR_TIME: Value = Value::Checked(date_or_time);
/// A day and a time.
pub const TIME: Value = Value::Checked(time);

fn date_or_time(given: &Given<'_, '_>, sink: &mut Sink) {
    if !is_date(given.text) {
        refuse(
            given,
            "write it as `2026-03-01` or `2026-03-01T08:00:00Z`",
            sink,
        );
    }
}

fn time(given: &Given<'_, '_>, sink: &mut Sink) {
    if !given.text.contains('T') || !is_date(given.text) {
        refuse(given, "write it as `2026-03-01T08:00:00Z`", sink);
    }
}

fn refuse(given: &Given<'_, '_>, help: &str, sink: &mut Sink) {
    sink.push(
        INVALID_DATE
            .at(
                given.span(),
                format!("{} is {}", given.name(), given.shown()),
            )
            .help(help)
            .rewrite(given, rfc_3339(given.text)),
    );
}

fn is_date(text: &str) -> bool {
    let Some((day, time)) = text.split_once('T') else {
        return w3cdtf::parse(text).is_some();
    };
    let (clock, zone) = match time.find(['Z', '+', '-']) {
        Some(at) => time.split_at(at),
        None => (time, "Z"),
    };
    let zone = match zone.len() {
        3 => format!("{zone}:00"),
        5 if zone.is_ascii() => format!("{}:{}", &zone[..3], &zone[3..]),
        _ => zone.to_owned(),
    };
    w3cdtf::parse(&format!("{day}T{clock}{zone}")).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_iso_8601() {
        for (text, expected) in [
            ("2021-09-26T07:30:00.000-0600", true),
            ("2021-09-26T07:30:00-06:00", true),
            ("2021-09-26T07:30:00Z", true),
            ("2021-09-26T07:30-06", true),
            ("2021-09-26T07:30:00", true),
            ("2021-09-26", true),
            ("2021-09-31", false),
            ("2021-09-26T25:30:00Z", false),
            ("2021-09-26T07:30:00+é00", false),
            ("Sun, 26 Sep 2021 07:30:00 GMT", false),
            ("", false),
        ] {
            assert_eq!(is_date(text), expected, "{text}");
        }
    }
}
