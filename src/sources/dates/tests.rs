use chrono::Utc;
use chrono_tz::{Europe::Istanbul, Tz};
use proptest::prelude::*;

use super::*;
use crate::sources::DateOrder;

fn read(text: &str, reading: &Reading) -> String {
    match parse(text, reading) {
        Ok(moment) => moment.rfc3339(),
        Err(why) => format!("{why:?}"),
    }
}

fn in_istanbul(text: &str) -> String {
    read(text, &Reading::new(Istanbul))
}

#[test]
fn forms_of_one_moment() {
    for text in [
        "12:50 | 17 October 2020",
        "17 October 2020 12:50",
        "17 October 2020, 12:50",
        "17 October 2020 - 12:50",
        "12:50 - 17 October 2020",
        "12:50 -17 October 2020",
        "17th of October 2020 at 12:50",
        "Saturday, October 17th, 2020, 12:50 p.m.",
        "October 17, 2020, 12:50 PM",
        "Oct. 17, 2020 12.50pm",
        "Oct 17 12:50:00 2020",
        "Sat Oct 17 12:50:00 +03 2020",
        "12:50\u{202F}p. m., 17 Oct 2020",
        "Sat, 17 Oct 2020 12:50:00 +0300",
        "Sat, 17 Oct 20 12:50 +0300 (Turkey Time)",
        "17 Oct 2020 09:50:00 GMT",
        "Sat, 17 Oct 2020 09:50 UT",
        "Sat, 17 Oct 2020 04:50:00 EST",
        "Saturday, 17-Oct-20 09:50:00 GMT",
        "17/Oct/2020:12:50:00 +0300",
        "2020-10-17T12:50:00+03:00",
        "2020-10-17t09:50:00z",
        "2020-10-17T12:50:00.999+03:00[Europe/Istanbul]",
        "2020-10-17T12:50+0300",
        "2020-10-17 12:50",
        "2020-10-17 12:50:00 +0300",
        "2020-10-17 12:50:00 +03:00",
        "2020-10-17 12:50:00,5",
        "2020-10-17 06:50:00-03",
        "2020-10-17 06:50 −0300",
        "20201017T095000Z",
        "20201017T1250",
        "20201017125000",
        "2020/10/17 12:50",
        "17.10.2020 12:50",
        "17. 10. 2020 12.50",
        "10/17/2020 12:50",
        "12:50 Europe/Istanbul, 17 October 2020",
        "17 October 2020 12:50 UTC+3",
        "17 October 2020 12:50 (GMT+03:00)",
        "17 October 2020 9:50 UTC",
        "12:50 17 October 2020 +0300",
        "17 Ekim 2020 Cumartesi, saat 12:50",
        "17 EKİM 2020 12.50",
        "17. Oktober 2020, 12:50 Uhr",
        "12:50 Uhr am 17. Oktober 2020",
        "le 17 octobre 2020 à 12h50",
        "12 h 50, 17 oct. 2020",
        "sam. 17 oct. 2020, 12 h 50",
        "17 de octubre de 2020 a las 12:50",
        "17 ottobre 2020, ore 12:50",
        "17 de outubro de 2020 às 12h50",
        "١٧ October ٢٠٢٠ ١٢:٥٠",
        "２０２０－１０－１７　１２：５０",
        "2020年10月17日 12時50分",
    ] {
        assert_eq!(in_istanbul(text), "2020-10-17T09:50:00Z", "{text}");
    }
}

#[test]
fn one_row_a_case() {
    for (text, wanted) in [
        ("17 October 2020", "2020-10-16T21:00:00Z"),
        ("2020-10-17", "2020-10-16T21:00:00Z"),
        ("20201017", "2020-10-16T21:00:00Z"),
        ("17 October 2020 GMT", "2020-10-17T00:00:00Z"),
        ("17 October 2020 24:00", "2020-10-17T21:00:00Z"),
        ("noon, 17 October 2020", "2020-10-17T09:00:00Z"),
        ("12 noon 17 October 2020", "2020-10-17T09:00:00Z"),
        ("12:00 midnight 17 October 2020", "2020-10-16T21:00:00Z"),
        ("17 October 2020 midnight", "2020-10-16T21:00:00Z"),
        ("October 17, 2020, 3 p.m.", "2020-10-17T12:00:00Z"),
        ("October 17, 2020, 3:05 p.m.", "2020-10-17T12:05:00Z"),
        ("12:05 a.m. October 17, 2020", "2020-10-16T21:05:00Z"),
        ("17 October 2020 15:05 pm", "2020-10-17T12:05:00Z"),
        ("17 October 2020 23:59:60", "2020-10-17T20:59:59Z"),
        ("1er janvier 2020", "2019-12-31T21:00:00Z"),
        ("Sept. 5, 2020", "2020-09-04T21:00:00Z"),
        ("mar. 13 oct. 2020", "2020-10-12T21:00:00Z"),
        ("13 mar. 2020", "2020-03-12T21:00:00Z"),
        ("Friday, 17 October 2020", "2020-10-16T21:00:00Z"),
        ("04/04/2020", "2020-04-03T21:00:00Z"),
        ("03/04/2020", "Ambiguous"),
        ("03.04.2020", "Ambiguous"),
        ("03-04-2020", "Ambiguous"),
        ("17/10/20", "ShortYear"),
        ("17 Oct 20", "ShortYear"),
        ("31 June 2020", "Impossible"),
        ("29 February 2021", "Impossible"),
        ("17 October 2020 25:00", "Impossible"),
        ("17 October 2020 12:60", "Impossible"),
        ("17 October 2020 13:05 a.m.", "Impossible"),
        ("17 October 2020 12:50 +9900", "Impossible"),
        ("13/13/2020", "Impossible"),
        ("2020-10-00", "Impossible"),
        ("0001-01-01T00:00:00Z", "OutOfRange"),
        ("31 December 1969", "OutOfRange"),
        ("10000-01-01", "Unknown"),
        ("17 October 2020 12:50 IST", "UnknownZone"),
        ("17 October 2020 12:50 Mars/Olympus", "UnknownZone"),
        ("", "Unknown"),
        ("yesterday", "Unknown"),
        ("October 2020", "Unknown"),
        ("17 October", "Unknown"),
        ("12:50", "Unknown"),
        ("17 October 2020 18 October 2020", "Unknown"),
        ("17 October 2020 12:50 13:50", "Unknown"),
        ("2020-10-17 October", "Unknown"),
        ("99999999999999999999", "Unknown"),
    ] {
        assert_eq!(in_istanbul(text), wanted, "{text}");
    }
}

#[test]
fn a_clock_of_twelve_hours_without_its_mark() {
    let reading = Reading {
        clock: Clock::Hours12,
        ..Reading::new(Istanbul)
    };
    for (text, wanted) in [
        ("12:50 | 17 October 2020", "2020-10-16T21:50:00Z"),
        ("01:31 | 17 October 2020", "2020-10-16T22:31:00Z"),
        ("12:50 p.m. | 17 October 2020", "2020-10-17T09:50:00Z"),
        ("13:31 | 17 October 2020", "2020-10-17T10:31:00Z"),
        ("17 October 2020 noon", "2020-10-17T09:00:00Z"),
        ("2020-10-17T12:50:00+03:00", "2020-10-17T09:50:00Z"),
        ("Sat, 17 Oct 2020 12:50:00 +0300", "2020-10-17T09:50:00Z"),
    ] {
        assert_eq!(read(text, &reading), wanted, "{text}");
    }
}

#[test]
fn the_order_of_the_settings_decides() {
    let with = |order| Reading {
        order: Some(order),
        ..Reading::new(Tz::UTC)
    };
    let day_first = with(DateOrder::DayMonthYear);
    let month_first = with(DateOrder::MonthDayYear);
    for (text, reading, wanted) in [
        ("03/04/2020", day_first, "2020-04-03T00:00:00Z"),
        ("03.04.2020", month_first, "2020-03-04T00:00:00Z"),
        ("10/17/2020", day_first, "Impossible"),
        ("2020/03/04", month_first, "2020-03-04T00:00:00Z"),
        ("03-04-2020", with(DateOrder::YearMonthDay), "Ambiguous"),
    ] {
        assert_eq!(read(text, &reading), wanted, "{text}");
    }
}

#[test]
fn times_that_clocks_skip_or_repeat() {
    for (text, zone, wanted) in [
        (
            "2026-03-29 02:30",
            Tz::Europe__Paris,
            "2026-03-29T01:30:00Z",
        ),
        (
            "2026-10-25 02:30",
            Tz::Europe__Paris,
            "2026-10-25T00:30:00Z",
        ),
        (
            "2026-03-08 02:30",
            Tz::America__New_York,
            "2026-03-08T07:30:00Z",
        ),
        // A whole day that this country never had.
        (
            "2011-12-30 12:00",
            Tz::Pacific__Apia,
            "2011-12-30T22:00:00Z",
        ),
    ] {
        assert_eq!(read(text, &Reading::new(zone)), wanted, "{text}");
    }
}

/// Each writes a date in UTC in a form that is read.
const FORMS: [&str; 9] = [
    "%Y-%m-%dT%H:%M:%SZ",
    "%Y-%m-%d %H:%M:%S",
    "%Y%m%dT%H%M%S",
    "%a, %d %b %Y %H:%M:%S +0000",
    "%a, %d %b %Y %H:%M:%S GMT",
    "%H:%M:%S | %d %B %Y",
    "%B %-d, %Y, %-I:%M:%S %p",
    "%-d. %B %Y, %H:%M:%S Uhr",
    "%Y/%m/%d %T",
];

proptest! {
    #[test]
    fn what_is_written_is_read(seconds in 0..253_402_300_799i64, form in 0..FORMS.len()) {
        let moment = chrono::DateTime::<Utc>::from_timestamp(seconds, 0).unwrap();
        let text = moment.format(FORMS[form]).to_string();
        let read = parse(&text, &Reading::new(Tz::UTC)).map(Instant::unix);
        prop_assert_eq!(read, Ok(seconds), "{}", text);
    }

    #[test]
    fn no_text_makes_it_panic(text in "\\PC{0,60}") {
        let _ = in_istanbul(&text);
    }

    #[test]
    fn no_mix_of_parts_makes_it_panic(
        parts in prop::collection::vec(
            prop::sample::select(vec![
                "12", "31", "2020", "0", "99999", "T", "Z", ":", "-", "+", "/", ".", " ", "|", "(", "(",
                "am", "pm", "noon", "midnight", "oct", "mar", "UTC", "EST", "h", "Europe/Paris", "é",
                "235959", "20200229", "20200229125960", "03",
            ]),
            0..14,
        )
    ) {
        let _ = in_istanbul(&parts.concat());
    }
}
