//! Any bytes are a seed of the kind `wire`: an article or a finding, never a panic.

#![no_main]

use feedmill::diagnostic::Sink;
use feedmill::model::Seed;
use feedmill::sources::{self, Kind, Reading};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut sink = Sink::new();
    let seed = Seed { file: "fuzz".into(), path: "2026-03-15-fuzz".into() };
    let reading = Reading::new(chrono_tz::Europe::Istanbul);
    let article = sources::read(Kind::Wire, bytes, seed, &reading, &mut sink);
    assert!(article.is_some() || sink.has_errors());
});
