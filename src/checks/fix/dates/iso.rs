//! Dates that begin with the year, as ISO 8601, RFC 3339 and databases write them.

use chrono::NaiveDate;

use super::Moment;
use super::figures::{clock, number};
use super::zone;

/// Reads `yyyy-mm-dd`, a `T` or a space, a time and a zone.
pub fn read(text: &str) -> Option<Moment> {
    let (date, rest) = text.split_at_checked(10)?;
    let mut parts = date.split('-');
    let year = number(parts.next()?, 4, 4)?;
    let month = number(parts.next()?, 2, 2)?;
    let day = number(parts.next()?, 2, 2)?;
    let date = NaiveDate::from_ymd_opt(year as i32, month, day)?;
    let rest = match rest.strip_prefix(['T', 't']) {
        Some(rest) => rest,
        None => rest.strip_prefix(' ')?.trim_start(),
    };
    let end = rest.find(|it: char| !it.is_ascii_digit() && !".:".contains(it))?;
    let (time, zone) = rest.split_at(end);
    let (time, fraction) = clock(time).filter(|_| time.find(':') == Some(2))?;
    Some(Moment {
        local: date.and_time(time),
        fraction,
        offset: zone::read(zone.trim_start())?,
    })
}
