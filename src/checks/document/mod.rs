//! Bytes → text → a tree that knows where everything stands.

mod attributes;
mod characters;
mod declaration;
mod doctype;
mod encoding;
mod encodings;
mod kind;
mod names;
pub(super) mod namespaces;
mod reader;
mod references;
mod rules;
mod scope;
mod tree;

pub use kind::Kind;
pub use namespaces::Ns;
pub use tree::{Attribute, Document, Element, Node, Span};

pub(super) use characters::is_legal;
pub(super) use doctype::is_rss_091;
pub(super) use encoding::{Decoded, decode};
pub(super) use encodings::Encoding;
pub(super) use names::is_name;
pub(super) use reader::read;
pub(super) use references::{Entities, Referent};
pub(super) use rules::*;
