//! Seeds in, feeds out: articles become RSS 2.0, Atom 1.0 and JSON Feed 1.1 files
//! that are checked before they are published.

#![cfg_attr(not(test), deny(clippy::disallowed_macros, clippy::disallowed_methods))]

pub mod checks;
pub mod config;
pub mod content;
pub mod diagnostic;
mod error;
pub mod model;
pub mod pipeline;
pub mod publish;
pub mod sources;
pub mod writers;

pub use error::Error;
