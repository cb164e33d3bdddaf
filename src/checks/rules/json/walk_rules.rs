//! The rules that the table of members reports.

use crate::checks::rule::rule;
use crate::checks::{Check, Rule};

macro_rules! structure {
    ($($constant:ident = $name:literal, $group:ident;)*) => {
        $(
            pub static $constant: Rule = rule!($name, $group, "0.1.0", Check::Structure);
        )*
    };
}

structure! {
    INVALID_ID = "json/invalid-id", Spec;
    INVALID_NULL = "json/invalid-null", Spec;
    INVALID_TYPE = "json/invalid-type", Spec;
    MISSING_ID = "json/missing-id", Spec;
    MISSING_MEMBER = "json/missing-member", Spec;
    UNKNOWN_MEMBER = "json/unknown-member", Spec;
}
