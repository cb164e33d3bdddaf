//! What the settings say about themselves, and the levels about the rules.

use super::elsewhere;

elsewhere! {
    DUPLICATE_FOLDER = "settings/duplicate-folder", Spec;
    DUPLICATE_FORMAT = "settings/duplicate-format", Spec;
    DUPLICATE_KEY = "settings/duplicate-key", Spec;
    DUPLICATE_NAME = "settings/duplicate-name", Spec;
    IGNORED_LEVEL = "settings/ignored-level", Interop;
    INVALID_SYNTAX = "settings/invalid-syntax", Spec;
    INVALID_VALUE = "settings/invalid-value", Spec;
    MISSING_KEY = "settings/missing-key", Spec;
    UNKNOWN_KEY = "settings/unknown-key", Spec;
    UNKNOWN_RULE = "settings/unknown-rule", Interop;
    UNMATCHED_RULE = "settings/unmatched-rule", Style;
}
