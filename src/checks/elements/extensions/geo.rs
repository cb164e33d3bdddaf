//! The W3C's basic geo vocabulary (<https://www.w3.org/2003/01/geo/>).

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::Geo,
    children: &[(
        &[
            Host::Channel,
            Host::Item,
            Host::Feed,
            Host::Entry,
            Host::Source,
        ],
        &[
            Child::optional(&ALTITUDE),
            Child::optional(&LATITUDE_ELEMENT),
            Child::optional(&LATITUDE_LONGITUDE_ELEMENT),
            Child::optional(&LONGITUDE_ELEMENT),
            Child::any(&POINT),
        ],
    )],
    attributes: &[],
};

const fn text(name: &'static str, value: Value) -> Definition {
    Definition::text(Ns::Geo, name, value)
}

static ALTITUDE: Definition = text("alt", DECIMAL);
static LATITUDE_ELEMENT: Definition = text("lat", LATITUDE);
static LATITUDE_LONGITUDE_ELEMENT: Definition = text("lat_long", LATITUDE_LONGITUDE);
static LONGITUDE_ELEMENT: Definition = text("long", LONGITUDE);
static POINT: Definition = Definition::parent(
    Ns::Geo,
    "Point",
    &[
        Child::optional(&ALTITUDE),
        Child::optional(&LATITUDE_ELEMENT),
        Child::optional(&LATITUDE_LONGITUDE_ELEMENT),
        Child::optional(&LONGITUDE_ELEMENT),
    ],
)
.open(Host::Other);
