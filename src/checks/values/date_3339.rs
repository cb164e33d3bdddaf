//! Dates of RFC 3339 as Atom has them: upper-case `T` and `Z`, seconds, and a zone.

use chrono::NaiveDate;

use super::date_822::implausible;
use super::{Given, Value};
use crate::checks::fix::dates::rfc_3339;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_DATE_3339: Rule = rule!("atom/invalid-date", Spec, "0.1.0", Check::Value);

/// A date construct (RFC 4287, section 3.3).
pub const DATE_3339: Value = Value::Checked(date_3339);

fn date_3339(given: &Given<'_, '_>, sink: &mut Sink) {
    match parse(given.text) {
        Ok(year) => implausible(year, given, sink),
        Err(what) => sink.push(
            INVALID_DATE_3339
                .at(
                    given.span(),
                    format!("{} is not a date: {what}", given.shown()),
                )
                .help(match rfc_3339(given.text) {
                    Some(date) => format!("write `{date}`"),
                    None => "write it as `2003-12-13T18:30:02Z`".to_owned(),
                })
                .rewrite(given, rfc_3339(given.text)),
        ),
    }
}

/// The year of a date and time, or what is wrong with it.
pub fn parse(text: &str) -> Result<i32, &'static str> {
    let bytes = text.as_bytes();
    let number = |from: usize, to: usize| -> Option<u32> {
        let part = bytes.get(from..to)?;
        part.iter().try_fold(0, |sum, byte| {
            byte.is_ascii_digit()
                .then(|| sum * 10 + u32::from(byte - b'0'))
        })
    };
    let mark = |at: usize, byte: u8| bytes.get(at) == Some(&byte);
    let (Some(year), Some(month), Some(day)) = (number(0, 4), number(5, 7), number(8, 10)) else {
        return Err("it does not begin with yyyy-mm-dd");
    };
    if !mark(4, b'-') || !mark(7, b'-') {
        return Err("it does not begin with yyyy-mm-dd");
    }
    NaiveDate::from_ymd_opt(year as i32, month, day).ok_or("no such day")?;
    if !mark(10, b'T') {
        return Err("no upper-case `T` before the time");
    }
    let (Some(hour), Some(minute), Some(second)) = (number(11, 13), number(14, 16), number(17, 19))
    else {
        return Err("the time is not hh:mm:ss");
    };
    if !mark(13, b':') || !mark(16, b':') {
        return Err("the time is not hh:mm:ss");
    }
    if hour > 23 || minute > 59 || second > 60 {
        return Err("no such time of day");
    }
    let mut rest = &text[19..];
    if let Some(fraction) = rest.strip_prefix('.') {
        let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 {
            return Err("no digits after the point");
        }
        rest = &fraction[digits..];
    }
    zone(rest)?;
    Ok(year as i32)
}

fn zone(text: &str) -> Result<(), &'static str> {
    let bytes = text.as_bytes();
    match bytes {
        [b'Z'] => Ok(()),
        [] => Err("it has no time zone"),
        [b'+' | b'-', h1, h2, b':', m1, m2]
            if [h1, h2, m1, m2].iter().all(|byte| byte.is_ascii_digit()) =>
        {
            let pair = |tens: u8, ones: u8| (tens - b'0') * 10 + (ones - b'0');
            if pair(*h1, *h2) < 24 && pair(*m1, *m2) < 60 {
                Ok(())
            } else {
                Err("no such time zone")
            }
        }
        _ => Err("the time zone is neither Z nor +hh:mm"),
    }
}
