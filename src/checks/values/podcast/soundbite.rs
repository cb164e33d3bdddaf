//! How long a part of an episode is.

use crate::checks::rule::rule;
use crate::checks::values::{DECIMAL_NOT_NEGATIVE, Given, Value, check, decimal};
use crate::checks::{Check, Rule, Sink};

pub static UNUSUAL_DURATION: Rule = rule!("podcast/unusual-duration", Style, "0.1.0", Check::Value);

/// How many seconds a soundbite has.
pub const SOUNDBITE_DURATION: Value = Value::Checked(soundbite_duration);

fn soundbite_duration(given: &Given<'_, '_>, sink: &mut Sink) {
    check(DECIMAL_NOT_NEGATIVE, given, sink);
    let seconds = decimal::parse(given.text).filter(|it| *it >= 0.0);
    if seconds.is_some_and(|it| !(15.0..=120.0).contains(&it)) {
        sink.push(
            UNUSUAL_DURATION
                .at(
                    given.span(),
                    format!("{} is {} seconds", given.name(), given.text),
                )
                .help("choose 15 to 120 seconds"),
        );
    }
}
