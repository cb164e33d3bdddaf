//! GeoURL's two elements for where something is.

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::{LATITUDE, LONGITUDE};

pub static FAMILY: Family = Family {
    ns: Ns::GeoUrl,
    children: &[(
        &[Host::Channel, Host::Item, Host::Feed, Host::Entry],
        &[
            Child::optional(&LATITUDE_ELEMENT),
            Child::optional(&LONGITUDE_ELEMENT),
        ],
    )],
    attributes: &[],
};

static LATITUDE_ELEMENT: Definition = Definition::text(Ns::GeoUrl, "latitude", LATITUDE);
static LONGITUDE_ELEMENT: Definition = Definition::text(Ns::GeoUrl, "longitude", LONGITUDE);
