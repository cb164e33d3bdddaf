//! The rules that are functions: one fault a rule, one subject a file.

pub mod atom;
pub mod extensions;
pub mod language;
pub mod media;
pub mod namespaces;
pub mod rss;
