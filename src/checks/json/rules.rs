//! The rules that reading itself reports.

use crate::checks::rule::rule;
use crate::checks::{Check, Rule};

macro_rules! reading {
    ($($constant:ident = $name:literal, $group:ident;)*) => {
        $(
            pub static $constant: Rule = rule!($name, $group, "0.1.0", Check::Reading);
        )*
    };
}

reading! {
    DUPLICATE_KEY = "json/duplicate-key", Spec;
    EXCESSIVE_DEPTH = "json/excessive-depth", Interop;
    INVALID_ENCODING = "json/invalid-encoding", Spec;
    INVALID_SURROGATE = "json/invalid-surrogate", Spec;
    INVALID_SYNTAX = "json/invalid-syntax", Spec;
    MISPLACED_MARK = "json/misplaced-mark", Spec;
    UNUSUAL_CHARACTER = "json/unusual-character", Interop;
}
