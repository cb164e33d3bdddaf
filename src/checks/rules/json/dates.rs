//! Dates (RFC 3339).

use chrono::{DateTime, FixedOffset};

use super::given::Given;
use crate::checks::fix::dates::rfc_3339;
use crate::checks::fix::json::retext;
use crate::checks::json::{Context, Value};
use crate::checks::rule::rule;
use crate::checks::values::{UNUSUAL_YEAR, parse_3339};
use crate::checks::{Check, Rule, Sink};

pub static CONFLICTING_DATES: Rule = rule!(
    "json/conflicting-dates",
    Interop,
    "0.1.0",
    Check::Json(modified_first)
);
pub static INVALID_DATE: Rule = rule!("json/invalid-date", Spec, "0.1.0", Check::Value);
pub static MISSING_DATE: Rule = rule!(
    "json/missing-date",
    Style,
    "0.1.0",
    Check::Json(missing_date)
);
pub static UNUSUAL_DATE: Rule = rule!("json/unusual-date", Interop, "0.1.0", Check::Value);

/// A date and time with its zone.
pub fn date(given: &Given<'_>, sink: &mut Sink) {
    let upper = given.text.to_ascii_uppercase();
    match parse_3339(&upper) {
        Err(what) => sink.push(
            INVALID_DATE
                .at(
                    given.span(),
                    format!("{} is {}: {what}", given.name(), given.shown()),
                )
                .help("write it as `2003-12-13T18:30:02Z`")
                .fix_all(retext(given.value, rfc_3339(&given.text))),
        ),
        Ok(year) => {
            if upper != given.text {
                sink.push(
                    UNUSUAL_DATE
                        .at(
                            given.span(),
                            format!("{} has a lower-case letter", given.name()),
                        )
                        .help("write `T` and `Z`: many readers know no others")
                        .fix_all(retext(given.value, Some(upper))),
                );
            }
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
    }
}

/// The instant of a date that is right.
pub fn instant(item: Value<'_>, name: &str) -> Option<DateTime<FixedOffset>> {
    let text = item.member_text(name)?;
    parse_3339(&text.to_ascii_uppercase()).ok()?;
    DateTime::parse_from_rfc3339(&text).ok()
}

fn modified_first(context: &Context<'_>, sink: &mut Sink) {
    for item in context.items() {
        let (Some(published), Some(modified)) = (
            instant(item, "date_published"),
            instant(item, "date_modified"),
        ) else {
            continue;
        };
        let (Some(first), Some(second)) =
            (item.member("date_published"), item.member("date_modified"))
        else {
            continue;
        };
        if modified < published {
            sink.push(
                CONFLICTING_DATES
                    .at(
                        second.span(),
                        "the item was modified before it was published",
                    )
                    .help("correct the dates, or their time zones")
                    .see(first.span(), "it was published here"),
            );
        }
    }
}

fn missing_date(context: &Context<'_>, sink: &mut Sink) {
    for item in context.items() {
        if item.is_whole() && item.member("date_published").is_none() {
            sink.push(
                MISSING_DATE
                    .at(item.span(), "the item has no `date_published`")
                    .help("add it: readers show the time at which they saw the item"),
            );
        }
    }
}
