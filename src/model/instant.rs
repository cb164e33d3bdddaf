//! A moment, to the second.

use std::fmt;

use chrono::{DateTime, Datelike, TimeZone, Utc};

/// A moment in time, whole seconds, between 1970 and 9999.
///
/// Feeds carry it in UTC, because real readers get offsets wrong, and never with a fraction of a
/// second. A date before 1970 makes at least one reader lose the whole feed, so there is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

/// 9999-12-31T23:59:59Z: the last second that four digits of a year can hold.
const LAST: i64 = 253_402_300_799;

impl Instant {
    /// The moment `seconds` after 1970-01-01T00:00:00Z, if it is in range.
    pub fn from_unix(seconds: i64) -> Option<Self> {
        (0..=LAST).contains(&seconds).then_some(Self(seconds))
    }

    /// The moment of a [`DateTime`], its fraction of a second dropped, if it is in range.
    pub fn from_chrono<Tz: TimeZone>(moment: &DateTime<Tz>) -> Option<Self> {
        Self::from_unix(moment.timestamp())
    }

    /// Reads RFC 3339, such as `2026-11-01T12:00:00Z`.
    ///
    /// ```
    /// use feedmill::model::Instant;
    ///
    /// let moment = Instant::from_rfc3339("2026-11-01T15:00:00+03:00").unwrap();
    /// assert_eq!(moment.rfc3339(), "2026-11-01T12:00:00Z");
    /// ```
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        DateTime::parse_from_rfc3339(text)
            .ok()
            .and_then(|moment| Self::from_chrono(&moment))
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    pub fn unix(self) -> i64 {
        self.0
    }

    /// The same moment as a chrono value, in UTC.
    pub fn chrono(self) -> DateTime<Utc> {
        DateTime::from_timestamp(self.0, 0).expect("the range of Instant is within chrono's")
    }

    /// As RSS 2.0 writes it (RFC 822 with a four-digit year): `Sun, 01 Nov 2026 12:00:00 +0000`.
    ///
    /// Two digits of the day, seconds and a numeric zone: each of them is got wrong by a reader
    /// when it is missing.
    pub fn rfc822(self) -> String {
        self.chrono()
            .format("%a, %d %b %Y %H:%M:%S +0000")
            .to_string()
    }

    /// As Atom and JSON Feed write it (RFC 3339): `2026-11-01T12:00:00Z`.
    pub fn rfc3339(self) -> String {
        self.chrono().format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// Year, month and day in `zone`.
    pub fn date_in(self, zone: chrono_tz::Tz) -> (i32, u32, u32) {
        let local = self.chrono().with_timezone(&zone);
        (local.year(), local.month(), local.day())
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rfc3339())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_both_forms() {
        let moment = Instant::from_unix(1_793_534_400).unwrap();
        assert_eq!(moment.rfc822(), "Sun, 01 Nov 2026 12:00:00 +0000");
        assert_eq!(moment.rfc3339(), "2026-11-01T12:00:00Z");
    }

    #[test]
    fn refuses_what_readers_lose_feeds_over() {
        assert_eq!(Instant::from_unix(-1), None);
        assert_eq!(Instant::from_unix(LAST + 1), None);
        assert!(Instant::from_unix(LAST).is_some());
    }
}
