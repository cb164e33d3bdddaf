//! Dates in whatever form, if it has one meaning; and in the form that a format wants.

mod figures;
mod iso;
mod words;
mod zone;

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime};

/// A date and time with its zone.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Moment {
    /// On the clock of the zone.
    local: NaiveDateTime,
    /// Digits of a second's fraction.
    fraction: String,
    /// Minutes east of Greenwich.
    offset: i32,
}

/// `text` as RFC 822 writes it, with a year of four digits; `None` if it is so already, or has
/// more than one meaning. RSS has no fractions of a second: they are dropped.
pub fn rfc_822(text: &str) -> Option<String> {
    let moment = read(text)?;
    let date = format!(
        "{} {}",
        moment.local.format("%a, %d %b %Y %H:%M:%S"),
        moment.zone("")
    );
    (date != text && is_in_calendar(&moment)).then_some(date)
}

/// `text` as RFC 3339 writes it.
pub fn rfc_3339(text: &str) -> Option<String> {
    let moment = read(text)?;
    let zone = if moment.offset == 0 {
        "Z".to_owned()
    } else {
        moment.zone(":")
    };
    let point = if moment.fraction.is_empty() { "" } else { "." };
    let clock = moment.local.format("%Y-%m-%dT%H:%M:%S");
    let date = format!("{clock}{point}{}{zone}", moment.fraction);
    (date != text && is_in_calendar(&moment)).then_some(date)
}

/// `text` in seconds after 1970-01-01T00:00:00Z; a date alone is the first second of its day.
/// `None` if it is no date, or has more than one meaning.
pub fn seconds(text: &str) -> Option<i64> {
    let day = || {
        let day = NaiveDate::parse_from_str(text.trim(), "%Y-%m-%d").ok()?;
        Some(day.and_time(NaiveTime::MIN).and_utc().timestamp())
    };
    let moment = || {
        let moment = read(text)?;
        Some(moment.local.and_utc().timestamp() - i64::from(moment.offset) * 60)
    };
    moment().or_else(day)
}

fn read(text: &str) -> Option<Moment> {
    let text = text.trim();
    if !text.is_ascii() {
        return None;
    }
    iso::read(text).or_else(|| words::read(text))
}

/// Years before and after are written with signs, or with five digits.
fn is_in_calendar(moment: &Moment) -> bool {
    (1..=9_999).contains(&moment.local.year())
}

impl Moment {
    fn zone(&self, colon: &str) -> String {
        let sign = if self.offset < 0 { '-' } else { '+' };
        let minutes = self.offset.abs();
        format!("{sign}{:02}{colon}{:02}", minutes / 60, minutes % 60)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_one_meaning_is_read() {
        for (text, rss, atom) in [
            (
                "2026-11-01T12:00:00Z",
                "Sun, 01 Nov 2026 12:00:00 +0000",
                "",
            ),
            (
                "2026-11-01t12:00:00z",
                "Sun, 01 Nov 2026 12:00:00 +0000",
                "2026-11-01T12:00:00Z",
            ),
            (
                "2026-11-01 12:00:00+01:00",
                "Sun, 01 Nov 2026 12:00:00 +0100",
                "2026-11-01T12:00:00+01:00",
            ),
            (
                "2026-11-01T12:00-0530",
                "Sun, 01 Nov 2026 12:00:00 -0530",
                "2026-11-01T12:00:00-05:30",
            ),
            (
                "2026-11-01T12:00:00.250Z",
                "Sun, 01 Nov 2026 12:00:00 +0000",
                "",
            ),
            (
                "2026-11-01 12:00:00 UTC",
                "Sun, 01 Nov 2026 12:00:00 +0000",
                "2026-11-01T12:00:00Z",
            ),
            (
                "Sun, 01 Nov 2026 12:00:00 GMT",
                "Sun, 01 Nov 2026 12:00:00 +0000",
                "2026-11-01T12:00:00Z",
            ),
            (
                "Mon, 1 Nov 2026 12:00 EST",
                "Sun, 01 Nov 2026 12:00:00 -0500",
                "2026-11-01T12:00:00-05:00",
            ),
            (
                "Sun, 01 Nov 26 12:00:00 PDT",
                "Sun, 01 Nov 2026 12:00:00 -0700",
                "2026-11-01T12:00:00-07:00",
            ),
            (
                "sunday, 1 november 2026 9:05 gmt",
                "Sun, 01 Nov 2026 09:05:00 +0000",
                "2026-11-01T09:05:00Z",
            ),
            (
                "So, 01 Nov 2026 12:00:00 +01:00",
                "Sun, 01 Nov 2026 12:00:00 +0100",
                "2026-11-01T12:00:00+01:00",
            ),
            (
                "Sunday, 01-Nov-26 12:00:00 GMT",
                "Sun, 01 Nov 2026 12:00:00 +0000",
                "2026-11-01T12:00:00Z",
            ),
            (
                "Sun Nov  1 12:00:00 GMT 2026",
                "Sun, 01 Nov 2026 12:00:00 +0000",
                "2026-11-01T12:00:00Z",
            ),
            (
                "Sun Nov 01 2026 12:00:00 GMT+0100 (CET)",
                "Sun, 01 Nov 2026 12:00:00 +0100",
                "2026-11-01T12:00:00+01:00",
            ),
            (
                "Sun, 01 Nov 2026 12:00:00Z",
                "Sun, 01 Nov 2026 12:00:00 +0000",
                "2026-11-01T12:00:00Z",
            ),
        ] {
            assert_eq!(rfc_822(text).as_deref(), Some(rss), "{text}");
            let atom = (!atom.is_empty()).then_some(atom);
            assert_eq!(rfc_3339(text).as_deref(), atom, "{text}");
        }
    }

    #[test]
    fn moments_are_counted_in_seconds() {
        for (text, expected) in [
            ("2026-11-01T15:00:00+03:00", Some(1_793_534_400)),
            (" Sun, 01 Nov 2026 12:00:00 GMT\n", Some(1_793_534_400)),
            ("Sun, 01 Nov 2026 12:00:00 -0000", Some(1_793_534_400)),
            ("2026-11-01", Some(1_793_491_200)),
            ("1969-12-31T23:59:59Z", Some(-1)),
            ("2026-11", None),
            ("soon", None),
        ] {
            assert_eq!(seconds(text), expected, "{text}");
        }
    }

    #[test]
    fn what_has_none_or_two_meanings_is_left() {
        for text in [
            "",
            "tomorrow",
            "2026-11-01",
            "2026-11-01T12:00:00",
            "2026-02-30T12:00:00Z",
            "2026-11-01T25:00:00Z",
            "2026-11-01T12:00:00+15:00",
            "2026-11-01T12:00:00Zulu",
            "01/11/2026 12:00:00 GMT",
            "Sun, 01 Nov 2026",
            "Sun, 01 Nov 2026 12:00:00",
            "Sun, 01 Nov 2026 12:00:00 BST",
            "Sun, 01 Nov 2026 12:00:00 A",
            "Sun, 01 Nov 2026 24:00:00 GMT",
            "Sun, 01 Nov 2026 12:00:60 GMT",
            "Sun, 01 Nov 026 12:00:00 GMT",
            "Sun, 31 Nov 2026 12:00:00 GMT",
            "Mon, 01 Nov 26 12:00:00 GMT",
            "Sun, 01 Foo 2026 12:00:00 GMT",
            "Sun, 01 Nov 2026 12:00:00 GMT today",
            "Sun Nov 01 12:00:00 2026",
            "Sün, 01 Nov 2026 12:00:00 GMT",
        ] {
            assert_eq!(rfc_822(text), None, "{text}");
            assert_eq!(rfc_3339(text), None, "{text}");
        }
    }
}
