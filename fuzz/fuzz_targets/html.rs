//! Any bytes are a page: an article, a finding, or a reason why it is none; never a panic.

#![no_main]

use feedmill::diagnostic::Sink;
use feedmill::model::Seed;
use feedmill::sources::{self, Kind, Reading};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut sink = Sink::new();
    let seed = Seed { file: "fuzz".into(), path: "2026-03-15-fuzz".into() };
    let reading = Reading::new(chrono_tz::Europe::Istanbul);
    let article = sources::read(Kind::Html, bytes, seed.clone(), &reading, &mut sink);
    let left_out = sources::left_out(Kind::Html, bytes, &seed);
    assert_eq!(left_out.is_some(), article.is_none() && !sink.has_errors());
});
