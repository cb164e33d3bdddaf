//! The addresses of Atom, which are IRIs and may be relative where RFC 4287 allows it.

use super::url::{absolute, reference};
use super::{Given, Value};
use crate::checks::Sink;

/// An IRI reference.
pub const IRI_REFERENCE: Value = Value::Checked(iri_reference);
/// An absolute IRI.
pub const ABSOLUTE_IRI: Value = Value::Checked(absolute_iri);
/// `xml:base`.
pub const BASE: Value = Value::Checked(iri_or_nothing);
/// `href` of a link: an empty one is the document itself.
pub const LINK_HREF: Value = Value::Checked(iri_or_nothing);

fn iri_reference(given: &Given<'_, '_>, sink: &mut Sink) {
    if given.text.is_empty() {
        super::plain::not_empty(given, sink);
    } else {
        reference(given, sink);
    }
}

fn iri_or_nothing(given: &Given<'_, '_>, sink: &mut Sink) {
    reference(given, sink);
}

fn absolute_iri(given: &Given<'_, '_>, sink: &mut Sink) {
    absolute(given, sink);
}
