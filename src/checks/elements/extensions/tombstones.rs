//! Entries that are gone (RFC 6721, section 3).

use super::super::{
    ATOM_AUTHOR, ATOM_LINK, ATOM_SOURCE, Attribute, Child, Definition, Family, Host,
};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::Tombstones,
    children: &[(&[Host::Feed], &[Child::any(&DELETED_ENTRY)])],
    attributes: &[],
};

static DELETED_ENTRY: Definition = Definition::parent(
    Ns::Tombstones,
    "deleted-entry",
    &[
        Child::optional(&BY),
        Child::optional(&COMMENT),
        Child::any(&ATOM_LINK),
        Child::optional(&ATOM_SOURCE),
    ],
)
.with(&[
    Attribute::required("ref", IDENTIFIER_REFERENCE),
    Attribute::required("when", DATE_3339),
])
.open(Host::Other);

/// A person construct in this namespace, its parts in Atom's.
static BY: Definition = Definition {
    children: ATOM_AUTHOR.children,
    ..Definition::parent(Ns::Tombstones, "by", &[])
}
.open(Host::Person);

pub static COMMENT: Definition =
    Definition::any(Ns::Tombstones, "comment").with(&[Attribute::optional("type", Value::Any)]);
