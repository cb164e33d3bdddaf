//! The state between runs: what is kept, and what becomes of it whatever happens to its file.

#[path = "state/damage.rs"]
mod damage;
#[path = "state/files.rs"]
mod files;
#[path = "state/journal.rs"]
mod journal;
#[path = "state/kept.rs"]
mod kept;
#[path = "state/sample.rs"]
mod sample;
