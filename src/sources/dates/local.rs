//! Day and time of day → moment.

use chrono::{Days, LocalResult, NaiveDate, NaiveDateTime, Offset, TimeDelta, TimeZone};
use chrono_tz::Tz;

use super::{Unreadable, Zone};
use crate::model::Instant;

/// The day, if there is one.
pub(super) fn day(year: u64, month: u64, day: u64) -> Result<NaiveDate, Unreadable> {
    let (Ok(year), Ok(month), Ok(day)) = (year.try_into(), month.try_into(), day.try_into()) else {
        return Err(Unreadable::Impossible);
    };
    NaiveDate::from_ymd_opt(year, month, day).ok_or(Unreadable::Impossible)
}

/// The time of `day`. 24:00 is the beginning of the next day; a leap second is the second before.
pub(super) fn time(
    day: NaiveDate,
    (hour, minute, second): (u64, u64, u64),
) -> Result<NaiveDateTime, Unreadable> {
    if (hour, minute, second) == (24, 0, 0) {
        let next = day.checked_add_days(Days::new(1));
        return next
            .and_then(|day| day.and_hms_opt(0, 0, 0))
            .ok_or(Unreadable::OutOfRange);
    }
    if hour > 23 || minute > 59 || second > 60 {
        return Err(Unreadable::Impossible);
    }
    day.and_hms_opt(hour as u32, minute as u32, second.min(59) as u32)
        .ok_or(Unreadable::Impossible)
}

/// The moment at which clocks in `zone` show `local`.
pub(super) fn moment(local: NaiveDateTime, zone: Zone) -> Result<Instant, Unreadable> {
    let east = match zone {
        Zone::Named(zone) => seconds_east(local, zone),
        Zone::Offset(minutes) => i64::from(minutes) * 60,
    };
    Instant::from_unix(local.and_utc().timestamp() - east).ok_or(Unreadable::OutOfRange)
}

/// A time that clocks show twice is the earlier one. One that they skip is read with the offset
/// before the gap, which moves it forward by the gap's length.
fn seconds_east(local: NaiveDateTime, zone: Tz) -> i64 {
    let offset = match zone.offset_from_local_datetime(&local) {
        LocalResult::Single(offset) | LocalResult::Ambiguous(offset, _) => offset,
        LocalResult::None => {
            // No offset is more than 14 hours, so this is before the gap wherever it is.
            let before = local
                .checked_sub_signed(TimeDelta::hours(24))
                .unwrap_or(local);
            zone.offset_from_utc_datetime(&before)
        }
    };
    i64::from(offset.fix().local_minus_utc())
}
