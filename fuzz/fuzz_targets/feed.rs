//! Any bytes are a feed of others: articles or findings, never a panic.

#![no_main]

use feedmill::diagnostic::Sink;
use feedmill::model::Seed;
use feedmill::sources::{self, Held, Kind, Reading};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut sink = Sink::new();
    let seed = Seed { file: "fuzz.rss".into(), path: "fuzz".into() };
    let reading = Reading::new(chrono_tz::Europe::Istanbul);
    let Held::Parts(parts) = sources::open(Kind::Feed, bytes, seed, &reading, &mut sink) else {
        unreachable!("a feed holds any number of articles");
    };
    for part in parts {
        assert!(part.article.is_some() || !part.findings.is_empty());
        assert!(!part.name.is_empty() && !part.name.contains(['.', '/', '#']));
    }
});
