//! Why a date could not be read, and how that is said.

use crate::diagnostic::{Diagnostic, Level};

/// Why a date could not be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// `03/04/2020` without an order in the settings.
    Ambiguous,
    /// 31 June, or 25:00.
    Impossible,
    /// Before 1970 or after 9999.
    OutOfRange,
    /// Two digits for the year, outside the form of RFC 822.
    ShortYear,
    /// No form that is known.
    Unknown,
    /// The date could be read, but not the time zone that it names.
    UnknownZone,
}

impl Unreadable {
    /// The finding for `text`, without a place. `what` says which date it is, such as
    /// `publication date`.
    pub(crate) fn diagnostic(self, level: Level, what: &str, text: &str) -> Diagnostic {
        let shown: String = text.trim().chars().take(SHOWN).collect();
        let (rule, message, help) = match self {
            Unreadable::Ambiguous => (
                "article/ambiguous-date",
                format!("the {what} `{shown}` has two readings: is the day or the month first?"),
                "write the month as a word, or set `date_order` for the source",
            ),
            Unreadable::Impossible => (
                "article/invalid-date",
                format!("the {what} `{shown}` is no day of the calendar or no time of the day"),
                "correct the date",
            ),
            Unreadable::OutOfRange => (
                "article/invalid-date",
                format!("the {what} `{shown}` is not between the years 1970 and 9999"),
                "correct the year",
            ),
            Unreadable::ShortYear => (
                "article/ambiguous-date",
                format!("the {what} `{shown}` gives the year in two digits"),
                "write the year in four digits",
            ),
            Unreadable::Unknown => (
                "article/invalid-date",
                format!("the {what} `{shown}` is in no form that feedmill reads"),
                "write it like `17 October 2020 12:50`, `October 17, 2020, 3:05 p.m.` or `2020-10-17T12:50:00+03:00`",
            ),
            Unreadable::UnknownZone => (
                "article/invalid-date",
                format!(
                    "the {what} `{shown}` names a time zone that is unknown or has several meanings"
                ),
                "write the zone as an offset, such as `+03:00`, or as a name, such as `Europe/Istanbul`",
            ),
        };
        Diagnostic::new(level, rule, message).help(help)
    }
}

/// How much of the offending text is repeated in the message, in characters.
const SHOWN: usize = 60;
