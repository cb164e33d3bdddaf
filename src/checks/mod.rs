//! Bytes → findings: is this a feed that may be published?

pub mod schema;
