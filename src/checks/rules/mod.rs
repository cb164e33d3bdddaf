//! The rules that are functions: one fault a rule, one subject a file.

pub mod atom;
pub mod elsewhere;
pub mod extensions;
pub mod itunes;
pub mod json;
pub mod language;
pub mod media;
pub mod namespaces;
pub mod podcast;
pub mod profile;
pub mod rss;
pub mod semantics;
