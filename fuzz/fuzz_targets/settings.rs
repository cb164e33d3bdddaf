//! Any text is a settings file: a configuration or a finding that says what is wrong.

#![no_main]

use feedmill::config;
use feedmill::diagnostic::Sink;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    let mut sink = Sink::new();
    let config = config::parse(text, "feedmill.toml", &mut sink);
    assert!(config.is_some() || sink.has_errors());
});
