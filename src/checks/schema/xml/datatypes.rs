//! The few XML Schema datatypes that the grammars use, to the letter.
//!
//! The engine brings a datatype library of its own, which trims values before it compares them
//! with a pattern and takes 31 June for a day. This one is smaller and agrees with the reference
//! validator.

use relax_ng::{DatatypeContext, DatatypeLibrary};

pub(super) struct Datatypes;

impl DatatypeLibrary for Datatypes {
    fn validate_params(&self, name: &str, params: &[(&str, &str)]) -> Result<(), String> {
        match rule(name, params) {
            Some(_) => Ok(()),
            None => Err(format!(
                "`{name}` with {params:?} is not among the datatypes in use"
            )),
        }
    }

    fn matches(
        &self,
        name: &str,
        params: &[(&str, &str)],
        value: &str,
        _: &DatatypeContext,
    ) -> bool {
        rule(name, params).is_some_and(|holds| holds(value))
    }

    // The grammars compare with values of RELAX NG's own `token` and `string` only.
    fn values_equal(
        &self,
        _: &str,
        expected: &str,
        _: &DatatypeContext,
        actual: &str,
        _: &DatatypeContext,
    ) -> bool {
        expected == actual
    }
}

/// What a datatype with its parameters demands; a pattern stands for the function that does the
/// same. A pattern matches a whole value, and its dot is any character but a line end.
fn rule(name: &str, params: &[(&str, &str)]) -> Option<fn(&str) -> bool> {
    Some(match (name, params) {
        ("dateTime", []) => is_date_time,
        ("string", [("pattern", ".+/.+")]) => |value| is_parted(value, '/'),
        ("string", [("pattern", ".+@.+")]) => |value| is_parted(value, '@'),
        ("string", [("pattern", "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")]) => is_tag,
        _ => return None,
    })
}

/// Whether something on one line stands on both sides of `mark`.
fn is_parted(value: &str, mark: char) -> bool {
    let mut inner = value.chars();
    inner.next();
    inner.next_back();
    inner.as_str().contains(mark) && !value.contains(['\n', '\r'])
}

fn is_tag(value: &str) -> bool {
    value.split('-').enumerate().all(|(index, subtag)| {
        (1..=8).contains(&subtag.len())
            && subtag.bytes().all(|byte| match index {
                0 => byte.is_ascii_alphabetic(),
                _ => byte.is_ascii_alphanumeric(),
            })
    })
}

/// XML Schema part 2, section 3.2.7, without 24:00: like RFC 3339 it ends the day at 23:59, and
/// so does the reference validator. The zone may be missing, and a leap second may be anywhere.
fn is_date_time(value: &str) -> bool {
    let value = value.trim_matches([' ', '\t', '\n', '\r']);
    read_date_time(value) == Some("")
}

/// Takes a date and time off the front of `text`; what is left must be empty.
fn read_date_time(text: &str) -> Option<&str> {
    let text = text
        .strip_prefix('-')
        .map_or((text, false), |rest| (rest, true));
    let (text, before_christ) = text;
    let digits = text
        .find('-')
        .filter(|&length| length == 4 || (length > 4 && !text.starts_with('0')))?;
    let (year, text) = number(text, digits)?;
    let year = if before_christ { 1 - year } else { year };
    let (month, text) = number(text.strip_prefix('-')?, 2)?;
    let (day, text) = number(text.strip_prefix('-')?, 2)?;
    let (hour, text) = number(text.strip_prefix('T')?, 2)?;
    let (minute, text) = number(text.strip_prefix(':')?, 2)?;
    let (second, text) = number(text.strip_prefix(':')?, 2)?;
    let text = match text.strip_prefix('.') {
        Some(fraction) => fraction.trim_start_matches(|digit: char| digit.is_ascii_digit()),
        None => text,
    };
    let possible = digits > 0
        && (year != 0 || before_christ)
        && (1..=days(year, month)?).contains(&day)
        && hour < 24
        && minute < 60
        && second <= 60;
    if possible { read_zone(text) } else { None }
}

fn read_zone(text: &str) -> Option<&str> {
    let Some(offset) = text.strip_prefix(['+', '-']) else {
        return Some(text.strip_prefix('Z').unwrap_or(text));
    };
    let (hours, text) = number(offset, 2)?;
    let (minutes, text) = number(text.strip_prefix(':')?, 2)?;
    (minutes < 60 && 60 * hours + minutes <= 14 * 60).then_some(text)
}

/// The number that the first `length` characters of `text` write, and the rest.
fn number(text: &str, length: usize) -> Option<(i64, &str)> {
    let (digits, rest) = text.split_at_checked(length)?;
    let all_digits = digits.bytes().all(|byte| byte.is_ascii_digit());
    // More digits than this are no year that any program can mean.
    let value = if all_digits && length <= 9 {
        digits.parse().ok()?
    } else {
        return None;
    };
    Some((value, rest))
}

fn days(year: i64, month: i64) -> Option<i64> {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    Some(match month {
        2 if leap => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_calendar() {
        for value in [
            "2024-02-29T00:00:00Z",
            " 2024-01-01T00:00:00.5+14:00\n",
            "2024-01-01T00:00:00",
            "2016-12-31T23:59:60Z",
            "12024-01-01T00:00:00Z",
            "-0005-02-29T00:00:00Z",
            "2024-01-01T00:00:00.Z",
        ] {
            assert!(is_date_time(value), "{value}");
        }
        for value in [
            "2024-06-31T00:00:00Z",
            "1900-02-29T00:00:00Z",
            "-0004-02-29T00:00:00Z",
            "0000-01-01T00:00:00Z",
            "02024-01-01T00:00:00Z",
            "99999999999-01-01T00:00:00Z",
            "2024-13-01T00:00:00Z",
            "2024-01-01T24:00:00Z",
            "2024-01-01T23:59:61Z",
            "2024-01-01T00:00:00+14:01",
            "2024-01-01T00:00:00+0200",
            "2024-01-01 00:00:00Z",
            "2024-01-01T00:00Z",
            "2024-01-01T00:00:00ZZ",
            "\u{a0}2024-01-01T00:00:00Z",
            "٢٠٢٤-01-01T00:00:00Z",
            "-",
            "",
        ] {
            assert!(!is_date_time(value), "{value}");
        }
    }

    #[test]
    fn matches_whole_values() {
        assert!(is_parted("a/b", '/') && is_parted("///", '/') && is_parted(" / ", '/'));
        assert!(!is_parted("/b", '/') && !is_parted("a/", '/') && !is_parted("\na/b", '/'));
        assert!(is_tag("en") && is_tag("x-y") && is_tag("zh-Hant-TW"));
        assert!(!is_tag("") && !is_tag(" en") && !is_tag("en-") && !is_tag("4t") && !is_tag("é"));
    }
}
