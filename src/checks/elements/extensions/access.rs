//! Feed access control (<http://www.bloglines.com/about/specs/fac-1.0>): one element, beside the
//! channel or in the feed.

use super::super::{Attribute, Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::ACCESS;

pub static FAMILY: Family = Family {
    ns: Ns::Access,
    children: &[(&[Host::Rss, Host::Feed], &[Child::optional(&RESTRICTION)])],
    attributes: &[],
};

static RESTRICTION: Definition = Definition::empty(Ns::Access, "restriction")
    .with(&[Attribute::required("relationship", ACCESS)]);
