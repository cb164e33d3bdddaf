//! Dates of W3C-DTF: a year, a month, a day, or a full date and time with a zone.

use chrono::NaiveDate;

use super::date_822::implausible;
use super::{Given, Value};
use crate::checks::fix::dates::rfc_3339;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_W3CDTF: Rule = rule!("feed/invalid-date", Spec, "0.1.0", Check::Value);

/// A date of the W3C's profile of ISO 8601 (<https://www.w3.org/TR/NOTE-datetime>).
pub const DATE_W3CDTF: Value = Value::Checked(date_w3cdtf);

fn date_w3cdtf(given: &Given<'_, '_>, sink: &mut Sink) {
    match parse(given.text) {
        Some(year) => implausible(year, given, sink),
        None => sink.push(
            INVALID_W3CDTF
                .at(
                    given.span(),
                    format!("{} is {}", given.name(), given.shown()),
                )
                .help("write it as `2003-12-13` or `2003-12-13T18:30:02Z`")
                .rewrite(given, rfc_3339(given.text)),
        ),
    }
}

/// The year of a date.
pub fn parse(text: &str) -> Option<i32> {
    if !text.is_ascii() {
        return None;
    }
    let digits = |part: &str, count: usize| {
        (part.len() == count && part.bytes().all(|it| it.is_ascii_digit()))
            .then(|| part.parse::<u32>().ok())
            .flatten()
    };
    if let Some((date, time)) = text.split_once('T') {
        // Seconds may be left out; RFC 3339 wants them.
        let zone = time.find(['Z', '+', '-'])?;
        let (clock, zone) = time.split_at(zone);
        let clock = if clock.len() == 5 {
            format!("{clock}:00")
        } else {
            clock.to_owned()
        };
        return super::date_3339::parse(&format!("{date}T{clock}{zone}")).ok();
    }
    let mut parts = text.split('-');
    let year = digits(parts.next()?, 4)?;
    let month = parts.next().map_or(Some(1), |part| digits(part, 2))?;
    let day = parts.next().map_or(Some(1), |part| digits(part, 2))?;
    NaiveDate::from_ymd_opt(year as i32, month, day)?;
    parts.next().is_none().then_some(year as i32)
}
