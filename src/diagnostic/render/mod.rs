//! Findings for people and for machines.
//!
//! A [`Diagnostic`](super::Diagnostic) carries its excerpt, so nothing is read here. What an
//! article, a feed or a file name holds is not trusted: see [`text()`] and [`json()`].

mod json;
mod text;
mod visible;

pub use json::json;
pub use text::{TextOptions, text};
