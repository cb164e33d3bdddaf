//! Values of the RSS module for syndication.

use super::Value;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule};

pub static INVALID_UPDATE_PERIOD: Rule =
    rule!("feed/invalid-update-period", Spec, "0.1.0", Check::Value);

/// In which period a feed changes.
pub const UPDATE_PERIOD: Value = Value::OneOf(
    &["hourly", "daily", "weekly", "monthly", "yearly"],
    &INVALID_UPDATE_PERIOD,
);
