//! Findings for people and for machines.
//!
//! A [`Diagnostic`](super::Diagnostic) carries its excerpt, so nothing is read here. What an
//! article, a feed or a file name holds is not trusted: see [`text()`] and [`json()`].

mod github;
mod json;
mod junit;
mod sarif;
mod text;
mod visible;

pub use github::github;
pub use json::json;
pub use junit::junit;
pub use sarif::{About, sarif};
pub use text::{TextOptions, text};
pub use visible::visible;
