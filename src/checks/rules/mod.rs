//! The rules that are functions: one fault a rule, one subject a file.

pub mod atom;
pub mod json;
pub mod language;
pub mod namespaces;
pub mod rss;
