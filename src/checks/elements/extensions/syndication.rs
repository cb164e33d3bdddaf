//! The RSS module for syndication (<https://web.resource.org/rss/1.0/modules/syndication/>): how
//! often a feed changes.

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::Syndication,
    children: &[(
        &[Host::Channel, Host::Feed],
        &[
            Child::optional(&UPDATE_BASE),
            Child::optional(&UPDATE_FREQUENCY),
            Child::optional(&UPDATE_PERIOD),
        ],
    )],
    attributes: &[],
};

static UPDATE_BASE: Definition = Definition::text(Ns::Syndication, "updateBase", DATE_W3CDTF);
static UPDATE_FREQUENCY: Definition =
    Definition::text(Ns::Syndication, "updateFrequency", POSITIVE);
static UPDATE_PERIOD: Definition =
    Definition::text(Ns::Syndication, "updatePeriod", syndication::UPDATE_PERIOD);
