//! The rules that are functions: one fault a rule, one subject a file.

pub mod atom;
pub mod language;
pub mod namespaces;
pub mod rss;
