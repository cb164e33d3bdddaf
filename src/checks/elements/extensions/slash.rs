//! The RSS module of Slash (<https://web.resource.org/rss/1.0/modules/slash/>): comments and where
//! an item belongs.

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::Slash,
    children: &[(
        &[Host::Item, Host::Entry],
        &[
            Child::optional(&COMMENTS),
            Child::optional(&DEPARTMENT),
            Child::optional(&HIT_PARADE),
            Child::optional(&SECTION),
        ],
    )],
    attributes: &[],
};

static COMMENTS: Definition = Definition::text(Ns::Slash, "comments", NOT_NEGATIVE);
static DEPARTMENT: Definition = Definition::text(Ns::Slash, "department", PLAIN);
static HIT_PARADE: Definition = Definition::text(Ns::Slash, "hit_parade", slash::HIT_PARADE);
static SECTION: Definition = Definition::text(Ns::Slash, "section", PLAIN);
