//! How often something happens: recurrence rules of iCalendar (RFC 5545, section 3.3.10).

use crate::checks::rule::rule;
use crate::checks::values::{Given, Value};
use crate::checks::{Check, Rule, Sink};

pub static INVALID_RECURRENCE: Rule =
    rule!("podcast/invalid-recurrence", Spec, "0.1.0", Check::Value);

/// A recurrence rule.
pub const RECURRENCE: Value = Value::Checked(recurrence);

const PARTS: [&str; 16] = [
    "FREQ",
    "UNTIL",
    "COUNT",
    "INTERVAL",
    "BYSECOND",
    "BYMINUTE",
    "BYHOUR",
    "BYDAY",
    "BYMONTHDAY",
    "BYYEARDAY",
    "BYWEEKNO",
    "BYMONTH",
    "BYSETPOS",
    "WKST",
    // RFC 7529
    "RSCALE",
    "SKIP",
];

const FREQUENCIES: [&str; 7] = [
    "SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY",
];

fn recurrence(given: &Given<'_, '_>, sink: &mut Sink) {
    if let Err(what) = parse(given.text) {
        sink.push(
            INVALID_RECURRENCE
                .at(
                    given.span(),
                    format!("{} is {}: {what}", given.name(), given.shown()),
                )
                .help("write a rule of iCalendar, such as `FREQ=WEEKLY;BYDAY=MO`"),
        );
    }
}

/// What is wrong with a rule, if anything is. Names and values have no case.
fn parse(text: &str) -> Result<(), String> {
    let mut seen: Vec<String> = Vec::new();
    for part in text.split(';') {
        let (name, value) = part
            .split_once('=')
            .ok_or_else(|| format!("{part:?} has no ="))?;
        let (name, value) = (name.to_ascii_uppercase(), value.to_ascii_uppercase());
        let is_valid = match name.as_str() {
            "FREQ" => FREQUENCIES.contains(&value.as_str()),
            "COUNT" | "INTERVAL" => value.parse::<u32>().is_ok_and(|it| it > 0),
            name => PARTS.contains(&name) && !value.is_empty(),
        };
        if !is_valid {
            return Err(format!("{part:?} is no part of a rule"));
        }
        if seen.contains(&name) {
            return Err(format!("{name} stands there twice"));
        }
        seen.push(name);
    }
    let has = |name: &str| seen.iter().any(|it| it == name);
    if !has("FREQ") {
        return Err("FREQ is missing".to_owned());
    }
    if has("COUNT") && has("UNTIL") {
        return Err("COUNT and UNTIL exclude each other".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rules() {
        for (text, expected) in [
            ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO;COUNT=10", true),
            ("FREQ=YEARLY;BYDAY=+4TH;BYMONTH=11", true),
            ("freq=daily", true),
            ("FREQ=WEEKLY;UNTIL=2023-12-31T00:00:00.000Z;BYDAY=MO", true),
            ("FREQ=FORTNIGHTLY", false),
            ("INTERVAL=2", false),
            ("FREQ=DAILY;COUNT=0", false),
            ("FREQ=DAILY;FREQ=WEEKLY", false),
            ("FREQ=DAILY;COUNT=3;UNTIL=20231231", false),
            ("FREQ=DAILY;", false),
            ("weekly", false),
            ("", false),
        ] {
            assert_eq!(parse(text).is_ok(), expected, "{text}");
        }
    }
}
