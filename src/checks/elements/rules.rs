//! The rules that the table reports.

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
    ATOM_MISPLACED_TEXT = "atom/misplaced-text", Interop;
    ATOM_MISPLACED_WHITESPACE = "atom/misplaced-whitespace", Spec;
    ATOM_MISSING_HREF = "atom/missing-href", Spec;
    ATOM_MISSING_NAMESPACE = "atom/missing-namespace", Interop;
    ATOM_MISPLACED_XHTML = "atom/misplaced-xhtml", Interop;
    DEPRECATED_FORMAT = "feed/deprecated-format", Spec;
    DUPLICATE_ELEMENT = "feed/duplicate-element", Spec;
    INVALID_NAMESPACE = "feed/invalid-namespace", Spec;
    MISPLACED_TEXT = "feed/misplaced-text", Spec;
    MISSING_ATTRIBUTE = "feed/missing-attribute", Spec;
    MISSING_ELEMENT = "feed/missing-element", Spec;
    MISSING_NAMESPACE = "feed/missing-namespace", Spec;
    RSS_MISSING_DESCRIPTION = "rss/missing-description", Spec;
    RSS_MISSING_LINK = "rss/missing-link", Spec;
    RSS_MISSING_NAMESPACE = "rss/missing-namespace", Spec;
    RSS_MISSING_TITLE = "rss/missing-title", Spec;
    RSS_UNUSUAL_ATTRIBUTE = "rss/unusual-attribute", Style;
    UNKNOWN_ATTRIBUTE = "feed/unknown-attribute", Spec;
    UNKNOWN_ELEMENT = "feed/unknown-element", Spec;
    UNKNOWN_FORMAT = "feed/unknown-format", Spec;
}
