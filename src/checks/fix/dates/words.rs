//! Dates with the name of the month, as RFC 822, RFC 850 and programs write them.

use chrono::{Datelike, NaiveDate};

use super::Moment;
use super::figures::{clock, number};
use super::zone;
use crate::checks::values::DAYS;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Reads a day, a month by its English name, a year, a time and a zone, in the orders that are
/// in use. The weekday follows from them: it is read past, whatever it says.
pub fn read(text: &str) -> Option<Moment> {
    let text = without_comment(text);
    let (named, text) = match text.split_once(',') {
        // `Nov 1, 2026`: the comma is not that of a weekday.
        Some((first, rest))
            if first
                .bytes()
                .all(|it| it.is_ascii_alphabetic() || it == b'.') =>
        {
            (Some(first), rest)
        }
        _ => (None, text),
    };
    let text = text.replace(',', " ");
    let mut words: Vec<&str> = text.split_ascii_whitespace().collect();
    let mut named = named.map(|name| index(name, &DAYS));
    if named.is_none()
        && let Some(day) = index(words.first()?, &DAYS)
    {
        named = Some(Some(day));
        words.remove(0);
    }
    if words.first()?.contains('-') {
        let parts: Vec<&str> = words.remove(0).split('-').collect();
        words.splice(0..0, parts);
    }
    let (day, month, year, time, zone) = match words.as_slice() {
        [month, day, time, zone, year] if time.contains(':') => (day, month, year, *time, *zone),
        [one, two, year, time, zone @ ..] if zone.len() <= 1 => {
            let end = time.find(|it: char| !it.is_ascii_digit() && !".:".contains(it));
            let (time, glued) = time.split_at(end.unwrap_or(time.len()));
            let zone = match zone {
                [zone] if glued.is_empty() => zone,
                [] => glued,
                _ => return None,
            };
            let is_day = one.starts_with(|it: char| it.is_ascii_digit());
            let (day, month) = if is_day { (one, two) } else { (two, one) };
            (day, month, year, time, zone)
        }
        _ => return None,
    };
    let month = index(month, &MONTHS)? as u32 + 1;
    let date = NaiveDate::from_ymd_opt(full_year(year)?, month, number(day, 1, 2)?)?;
    let is_right = |index: usize| date.weekday().num_days_from_monday() as usize == index;
    // With a short year and another weekday, it may be the century that is wrong.
    if year.len() == 2 && named.is_some_and(|name| !name.is_some_and(is_right)) {
        return None;
    }
    let (time, fraction) = clock(time)?;
    Some(Moment {
        local: date.and_time(time),
        fraction,
        offset: zone::read(zone)?,
    })
}

/// Years of two digits mean what RFC 2822, section 4.3, says.
fn full_year(text: &str) -> Option<i32> {
    let year = number(text, 2, 4)? as i32;
    match text.len() {
        4 => Some(year),
        2 if year < 50 => Some(2_000 + year),
        2 => Some(1_900 + year),
        _ => None,
    }
}

/// The text without one comment at its end, such as `(PST)`.
fn without_comment(text: &str) -> &str {
    match text.split_once('(') {
        Some((before, comment)) if comment.find(')') == comment.len().checked_sub(1) => {
            before.trim_end()
        }
        _ => text,
    }
}

/// The name that `word` is, or is short for with three letters or more.
fn index(word: &str, names: &[&str]) -> Option<usize> {
    let word = word.strip_suffix('.').unwrap_or(word);
    names.iter().position(|name| {
        word.len() >= 3
            && name
                .get(..word.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(word))
    })
}
