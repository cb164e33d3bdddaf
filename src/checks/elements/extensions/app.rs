//! The elements that the Atom Publishing Protocol adds to entries (RFC 5023, sections 10.2 and
//! 13.1) and the collection that a feed may name (section 8.3.5).

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::App,
    children: &[
        (
            &[Host::Entry],
            &[Child::optional(&CONTROL), Child::optional(&EDITED)],
        ),
        (
            &[Host::Feed, Host::Source],
            &[Child::any(&COLLECTION), Child::optional(&EDITED)],
        ),
    ],
    attributes: &[],
};

static COLLECTION: Definition = Definition::any(Ns::App, "collection");
static CONTROL: Definition =
    Definition::parent(Ns::App, "control", &[Child::optional(&DRAFT)]).open(Host::Other);
static DRAFT: Definition = Definition::text(Ns::App, "draft", YES_NO);
static EDITED: Definition = Definition::text(Ns::App, "edited", Value::Exact(&DATE_3339));
