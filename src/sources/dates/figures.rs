//! Dates and times written in figures alone.

use chrono::NaiveDate;

use super::tokens::Number;
use super::{Unreadable, local};
use crate::sources::DateOrder;

/// `20201017`
pub(super) fn day(value: u64) -> Result<NaiveDate, Unreadable> {
    local::day(value / 10_000, value / 100 % 100, value % 100)
}

/// `125030`
pub(super) fn time(value: u64) -> (u64, u64, u64) {
    (value / 10_000, value / 100 % 100, value % 100)
}

/// A date in figures. The year comes first or last and has four digits; then `order` decides, or
/// a number that can only be a day.
pub(super) fn in_order(
    [a, b, c]: [Number; 3],
    order: Option<DateOrder>,
) -> Result<NaiveDate, Unreadable> {
    if b.digits > 2 {
        return Err(Unreadable::Unknown);
    }
    match (a.digits, c.digits) {
        (4, 1 | 2) => return local::day(a.value, b.value, c.value),
        (1 | 2, 4) => {}
        (1 | 2, 1 | 2) => return Err(Unreadable::ShortYear),
        _ => return Err(Unreadable::Unknown),
    }
    let day_first = match order {
        Some(DateOrder::DayMonthYear) => true,
        Some(DateOrder::MonthDayYear) => false,
        _ if a.value > 12 || a.value == b.value => true,
        _ if b.value > 12 => false,
        _ => return Err(Unreadable::Ambiguous),
    };
    if day_first {
        local::day(c.value, b.value, a.value)
    } else {
        local::day(c.value, a.value, b.value)
    }
}
