//! Any bytes are a document for the checker: XML or JSON, whole or broken.

#![no_main]

use feedmill::checks::{self, Options, history};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let report = checks::check(bytes, "fuzz", &Options::default());
    for diagnostic in report.diagnostics() {
        assert!(!diagnostic.message.is_empty());
    }
    // What is rewritten can be read again.
    let fixed = checks::fix(bytes, "fuzz", &Options::default());
    let _ = checks::check(&fixed.bytes, "fuzz", &Options::default());
    // A feed is no change of itself.
    if let Some(held) = history::held(bytes, "fuzz") {
        assert!(history::diff(&held, &held).is_empty());
    }
});
