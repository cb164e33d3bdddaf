//! Two words for yes and no, in lower case.

use super::Value;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule};

pub static INVALID_FLAG: Rule = rule!("feed/invalid-flag", Spec, "0.1.0", Check::Value);

/// `true` or `false`.
pub const TRUE_FALSE: Value = Value::OneOf(&["true", "false"], &INVALID_FLAG);
/// `yes` or `no`.
pub const YES_NO: Value = Value::OneOf(&["yes", "no"], &INVALID_FLAG);
