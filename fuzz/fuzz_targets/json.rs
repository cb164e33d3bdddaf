//! Any bytes are a file of the kind `json`: articles or findings, never a panic.

#![no_main]

use feedmill::diagnostic::Sink;
use feedmill::model::Seed;
use feedmill::sources::{self, Held, Kind, Reading};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let mut sink = Sink::new();
    let seed = Seed { file: "fuzz.json".into(), path: "fuzz".into() };
    let reading = Reading::new(chrono_tz::Europe::Istanbul);
    match sources::open(Kind::Json, bytes, seed, &reading, &mut sink) {
        Held::Article(article) => assert!(article.is_some() || sink.has_errors()),
        Held::Parts(parts) => {
            for part in parts {
                assert!(part.article.is_some() || !part.findings.is_empty());
                assert!(!part.name.is_empty() && !part.name.contains(['.', '/', '#']));
            }
        }
        _ => unreachable!("a file is one article or several"),
    }
});
