//! The RSS module for content (<https://web.resource.org/rss/1.0/modules/content/>).

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::Content,
    children: &[(
        &[Host::Item, Host::Entry],
        &[Child::optional(&ENCODED), Child::optional(&ITEMS)],
    )],
    attributes: &[],
};

static ENCODED: Definition = Definition::text(Ns::Content, "encoded", HTML);
/// A list in RDF that nobody reads any more.
static ITEMS: Definition = Definition::any(Ns::Content, "items");
