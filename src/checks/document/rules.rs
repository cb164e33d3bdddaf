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
    DEPRECATED_DOCTYPE = "rss/deprecated-doctype", Spec;
    DEPRECATED_ENCODING = "xml/deprecated-encoding", Style;
    EXCESSIVE_DEPTH = "xml/excessive-depth", Spec;
    INVALID_DOCTYPE = "rss/invalid-doctype", Spec;
    INVALID_ENCODING = "xml/invalid-encoding", Spec;
    INVALID_SYNTAX = "xml/invalid-syntax", Spec;
    INVALID_VERSION = "xml/invalid-version", Spec;
    MISPLACED_DECLARATION = "xml/misplaced-declaration", Spec;
    MISSING_ENCODING = "xml/missing-encoding", Style;
    UNKNOWN_ENCODING = "xml/unknown-encoding", Spec;
    UNKNOWN_ENTITY = "xml/unknown-entity", Spec;
    UNKNOWN_PREFIX = "xml/unknown-prefix", Spec;
    UNUSUAL_CHARACTER = "xml/unusual-character", Interop;
    UNUSUAL_DOCTYPE = "xml/unusual-doctype", Style;
    UNUSUAL_ENCODING = "xml/unusual-encoding", Interop;
}
