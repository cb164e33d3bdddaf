//! The program as its users meet it: what it prints where, and how it ends.

#[path = "cli/adopt.rs"]
mod adopt;
#[path = "cli/build.rs"]
mod build;
#[path = "cli/check.rs"]
mod check;
#[path = "cli/diff.rs"]
mod diff;
#[path = "cli/http.rs"]
mod http;
#[path = "cli/inputs.rs"]
mod inputs;
#[path = "cli/program.rs"]
mod program;
#[path = "cli/rules.rs"]
mod rules;
#[path = "support/server.rs"]
mod server;
#[path = "cli/standard_input.rs"]
mod standard_input;
mod support;
