//! Dates of RFC 822 as RSS has them: with a year of two or four digits.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Given, Value};
use crate::checks::fix::dates::rfc_822;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_DATE: Rule = rule!("rss/invalid-date", Spec, "0.1.0", Check::Value);
pub static CONFLICTING_WEEKDAY: Rule =
    rule!("rss/conflicting-weekday", Spec, "0.1.0", Check::Value);
pub static UNUSUAL_DATE: Rule = rule!("rss/unusual-date", Interop, "0.1.0", Check::Value);
pub static UNUSUAL_YEAR: Rule = rule!("feed/unusual-year", Interop, "0.1.0", Check::Value);

/// A date of RFC 822, section 5.
pub const DATE_822: Value = Value::Checked(date_822);

const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
const WEEKDAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const ZONES: [&str; 10] = [
    "GMT", "UT", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT",
];

fn date_822(given: &Given<'_, '_>, sink: &mut Sink) {
    let (plain, had_comment) = without_comments(given.text);
    match parse(&plain) {
        Err(what) => sink.push(
            INVALID_DATE
                .at(
                    given.span(),
                    format!("{} is not a date: {what}", given.shown()),
                )
                .help(help(given.text))
                .rewrite(given, rfc_822(given.text)),
        ),
        Ok(date) => {
            if let Some((written, day)) = date.weekday.filter(|(_, day)| *day != date.day.weekday())
            {
                sink.push(
                    CONFLICTING_WEEKDAY
                        .at(
                            given.span(),
                            format!(
                                "{written} is not the weekday of {}: that is a {}",
                                date.day,
                                WEEKDAYS[date.day.weekday().num_days_from_monday() as usize]
                            ),
                        )
                        .help("correct the weekday, or leave it out")
                        .rewrite(given, rfc_822(given.text)),
                );
                let _ = day;
            }
            if let Some(what) = date.unusual.or(had_comment.then_some("a comment")) {
                sink.push(
                    UNUSUAL_DATE
                        .at(
                            given.span(),
                            format!(
                                "{} has {what}, which some readers don't understand",
                                given.name()
                            ),
                        )
                        .help(help(given.text))
                        .rewrite(given, rfc_822(given.text)),
                );
            }
            implausible(date.day.year(), given, sink);
        }
    }
}

/// What to write instead: the same date, if it is clear which one is meant.
fn help(text: &str) -> String {
    match rfc_822(text) {
        Some(date) => format!("write `{date}`"),
        None => "write it as `Sat, 07 Sep 2002 09:42:31 GMT`".to_owned(),
    }
}

/// Reports a year in which nothing was published in a feed.
pub fn implausible(year: i32, given: &Given<'_, '_>, sink: &mut Sink) {
    if !(1990..=2100).contains(&year) {
        sink.push(
            UNUSUAL_YEAR
                .at(
                    given.span(),
                    format!("{} is in the year {year}", given.name()),
                )
                .help("correct the year"),
        );
    }
}

struct Date {
    day: NaiveDate,
    weekday: Option<(String, Weekday)>,
    unusual: Option<&'static str>,
}

/// Takes comments in brackets out (RFC 822, section 3.4.3).
fn without_comments(text: &str) -> (String, bool) {
    if !text.contains('(') {
        return (text.to_owned(), false);
    }
    let (mut plain, mut depth) = (String::new(), 0_usize);
    for character in text.chars() {
        match character {
            '(' => depth += 1,
            ')' if depth > 0 => depth -= 1,
            _ if depth == 0 => plain.push(character),
            _ => {}
        }
    }
    (plain.trim().to_owned(), true)
}

fn parse(text: &str) -> Result<Date, &'static str> {
    let mut unusual = None;
    if text.split(' ').any(str::is_empty) || text.contains(['\t', '\n', '\r']) {
        unusual = Some("extra space");
    }
    if let Some([year @ .., b'-']) = text.as_bytes().get(..5)
        && year.iter().all(u8::is_ascii_digit)
    {
        return Err("it begins with the year, as dates of Atom do");
    }
    let mut rest = text;
    let mut weekday = None;
    if let Some((name, after)) = text.split_once(',') {
        if !after.starts_with(' ') {
            unusual = Some("no space after the comma");
        }
        let (day, strange) = word(name.trim(), &WEEKDAYS)
            .ok_or("the weekday is none of Mon, Tue, Wed, Thu, Fri, Sat, Sun")?;
        unusual = strange.or(unusual);
        weekday = Some((name.trim().to_owned(), WEEKDAY_VALUES[day]));
        rest = after;
    }
    let mut parts = rest.split_ascii_whitespace();
    let day = digits(parts.next().ok_or("it is empty")?, 1, 2).ok_or("the day is not a number")?;
    let month = parts.next().ok_or("it has no month")?;
    let (month, strange) = word(month, &MONTHS)
        .ok_or("the month is none of Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec")?;
    unusual = strange.or(unusual);
    let year = parts.next().ok_or("it has no year")?;
    let number = digits(year, 2, 4).ok_or("the year is not a number")?;
    let year = match year.len() {
        4 => number,
        2 => {
            unusual = Some("a year of two digits");
            if number < 50 {
                2000 + number
            } else {
                1900 + number
            }
        }
        _ => return Err("the year has three digits"),
    };
    let day = NaiveDate::from_ymd_opt(year as i32, month as u32 + 1, day)
        .ok_or("the month has no such day")?;
    time(parts.next().ok_or("it has no time")?)?;
    let zone = parts.next().ok_or("it has no time zone")?;
    unusual = zone_822(zone)?.or(unusual);
    if parts.next().is_some() {
        return Err("something follows the time zone");
    }
    Ok(Date {
        day,
        weekday,
        unusual,
    })
}

const WEEKDAY_VALUES: [Weekday; 7] = [
    Weekday::Mon,
    Weekday::Tue,
    Weekday::Wed,
    Weekday::Thu,
    Weekday::Fri,
    Weekday::Sat,
    Weekday::Sun,
];

/// The index of `name` in `names`. RFC 822 compares without case, which not every reader does;
/// a name in full is what RFC 850 had.
fn word(name: &str, names: &[&str]) -> Option<(usize, Option<&'static str>)> {
    let at = names
        .iter()
        .position(|known| known.eq_ignore_ascii_case(name))?;
    Some((at, (names[at] != name).then_some("an unusual case")))
}

fn digits(text: &str, least: usize, most: usize) -> Option<u32> {
    let right = (least..=most).contains(&text.len()) && text.bytes().all(|it| it.is_ascii_digit());
    right.then(|| text.parse().ok()).flatten()
}

/// `hh:mm` or `hh:mm:ss`.
fn time(text: &str) -> Result<(), &'static str> {
    let parts: Vec<&str> = text.split(':').collect();
    let numbers: Option<Vec<u32>> = parts.iter().map(|part| digits(part, 2, 2)).collect();
    match numbers.as_deref() {
        Some([hour, minute]) if *hour < 24 && *minute < 60 => Ok(()),
        Some([hour, minute, second]) if *hour < 24 && *minute < 60 && *second <= 60 => Ok(()),
        Some([_, _] | [_, _, _]) => Err("no such time of day"),
        _ => Err("the time is not hh:mm:ss"),
    }
}

/// A zone: its fault, or what is unusual about it.
fn zone_822(zone: &str) -> Result<Option<&'static str>, &'static str> {
    if let Some(offset) = zone.strip_prefix(['+', '-']) {
        let number = digits(offset, 4, 4).ok_or("the time zone is not +hhmm")?;
        let in_range = number / 100 <= 14 && number % 100 < 60;
        return if in_range {
            Ok(None)
        } else {
            Err("no such time zone")
        };
    }
    let upper = zone.to_ascii_uppercase();
    if ZONES.contains(&upper.as_str()) {
        return Ok((upper != zone).then_some("an unusual case"));
    }
    match upper.as_bytes() {
        [letter] if letter.is_ascii_uppercase() && *letter != b'J' => {
            Ok(Some("a time zone of one letter"))
        }
        _ => Err("no such time zone"),
    }
}
