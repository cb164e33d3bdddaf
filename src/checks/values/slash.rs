//! Values of the RSS module of Slash.

use super::{Given, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_HIT_PARADE: Rule = rule!("rss/invalid-hit-parade", Spec, "0.1.0", Check::Value);

/// How many comments there are at each threshold: integers with commas between them.
pub const HIT_PARADE: Value = Value::Checked(hit_parade);

fn hit_parade(given: &Given<'_, '_>, sink: &mut Sink) {
    let is_count = |part: &str| super::number::parse(part.trim()).is_some_and(|it| it >= 0);
    if !given.text.split(',').all(is_count) {
        given.refuse(
            &INVALID_HIT_PARADE,
            "write whole numbers with commas between them, such as 17,12,4,0,0,0,0",
            sink,
        );
    }
}
