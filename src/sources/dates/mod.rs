//! The dates of news text and front matter.
//!
//! Read are RFC 3339, ISO 8601 (calendar dates), RFC 822 and its successors, and what people
//! write: `12:50 | 17 October 2020`, `October 17th, 2020, 3:05 p.m.`, `17. Oktober 2020, 12.50 Uhr`,
//! `17/10/2020`, `noon, 17 Oct 2020`. The parts may stand in any order.
//!
//! * A zone in the text wins over the settings: an offset, a name such as `Europe/Paris`, or an
//!   abbreviation with one meaning.
//! * A date without a time is the beginning of that day.
//! * The day of the week is not compared with the date: a wrong one is a slip of the pen, and the
//!   date is what was looked up.
//! * Fractions of a second are dropped, a leap second is the second before it.

mod figures;
mod local;
mod offset;
mod parts;
#[cfg(test)]
mod tests;
mod tokens;
mod unreadable;
mod words;

use chrono::NaiveDate;
use chrono_tz::Tz;

use crate::model::Instant;

use super::{Clock, Reading};
use parts::{Mark, Parts};
use tokens::{Number, Tokens};
pub(super) use unreadable::Unreadable;

/// Reads a date.
///
/// A local time that the clocks skip moves forward by the length of the gap; one that they show
/// twice is the earlier.
pub(super) fn parse(text: &str, reading: &Reading) -> Result<Instant, Unreadable> {
    let text = tokens::in_ascii(text);
    let tokens = Tokens::read(&text)?;
    let parts = parts::sort(tokens.as_slice(), reading.order)?;
    let day = day(&parts)?;
    let local = local::time(day, time(&parts, reading.clock)?)?;
    local::moment(local, parts.zone.unwrap_or(Zone::Named(reading.zone)))
}

/// Whether `word` is the name of a month, in full or short.
pub(super) fn is_month(word: &str) -> bool {
    use words::Meaning;
    matches!(
        words::meaning(word),
        Some(Meaning::Month(_) | Meaning::MarchOrTuesday)
    )
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Zone {
    Named(Tz),
    /// Minutes east of Greenwich.
    Offset(i32),
}

fn day(parts: &Parts) -> Result<NaiveDate, Unreadable> {
    let month = match (parts.day, parts.numbers, parts.month) {
        (Some(day), [None, None], _) if !parts.has_month() => return Ok(day),
        (None, [Some(_), Some(_)], Some(month)) => u64::from(month),
        _ => return Err(Unreadable::Unknown),
    };
    let [first, second] = parts.numbers.map(|number| {
        number.unwrap_or(Number {
            value: 0,
            digits: 0,
        })
    });
    match (first.digits, second.digits) {
        (1 | 2, 4) => local::day(second.value, month, first.value),
        (4, 1 | 2) => local::day(first.value, month, second.value),
        // RFC 822 has two digits for the year; RFC 2822 section 4.3 says which century is meant.
        (1 | 2, 2) if parts.time.is_some() && parts.zone.is_some() => {
            let century = if second.value < 50 { 2000 } else { 1900 };
            local::day(century + second.value, month, first.value)
        }
        (1 | 2, 1 | 2) => Err(Unreadable::ShortYear),
        _ => Err(Unreadable::Unknown),
    }
}

fn time(parts: &Parts, clock: Clock) -> Result<(u64, u64, u64), Unreadable> {
    let Some((hour, minute, second)) = parts.time else {
        return Ok((0, 0, 0));
    };
    let hour = match (parts.mark, hour) {
        (Some(Mark::Morning), 0..=12) => hour % 12,
        (Some(Mark::Afternoon), 1..=11) => hour + 12,
        (Some(Mark::Afternoon), 12..=23) => hour,
        (Some(_), _) => return Err(Unreadable::Impossible),
        (None, 12) if clock == Clock::Hours12 && !parts.standard => 0,
        (None, _) => hour,
    };
    Ok((hour, minute, second))
}
