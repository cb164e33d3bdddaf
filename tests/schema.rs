//! The gate: verdicts compared with other people's, and messages compared with what is expected.

#![allow(
    clippy::disallowed_macros,
    clippy::disallowed_methods,
    reason = "tests print how much they compared, and are told by the environment what to write"
)]

mod mutator;
mod support;

#[path = "schema/hostile.rs"]
mod hostile;
#[path = "schema/json_verdicts.rs"]
mod json_verdicts;
#[path = "schema/messages.rs"]
mod messages;
#[path = "schema/verdicts.rs"]
mod verdicts;
