//! The RSS module for administration (<https://web.resource.org/rss/1.0/modules/admin/>): what made
//! a feed, and whom to tell of faults.

use super::super::{Attribute, Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::Admin,
    children: &[(
        &[Host::Channel, Host::Feed],
        &[
            Child::optional(&ERROR_REPORTS_TO),
            Child::optional(&GENERATOR_AGENT),
        ],
    )],
    attributes: &[],
};

static ERROR_REPORTS_TO: Definition = Definition::empty(Ns::Admin, "errorReportsTo").with(RESOURCE);
static GENERATOR_AGENT: Definition = Definition::empty(Ns::Admin, "generatorAgent").with(RESOURCE);
static RESOURCE: &[Attribute] = &[Attribute::required("resource", RSS_URL).of(Ns::Rdf)];
