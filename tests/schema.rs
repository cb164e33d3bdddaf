//! The gate: verdicts compared with other people's, and messages compared with what is expected.

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
