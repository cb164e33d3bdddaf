//! Events of RSS's event module.

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::Event,
    children: &[(
        &[Host::Item, Host::Entry],
        &[
            Child::optional(&END),
            Child::optional(&LOCATION),
            Child::optional(&ORGANIZER),
            Child::optional(&START),
            Child::optional(&TYPE),
        ],
    )],
    attributes: &[],
};

const fn text(name: &'static str, value: Value) -> Definition {
    Definition::text(Ns::Event, name, value)
}

static END: Definition = text("enddate", EVENT_DATE);
static LOCATION: Definition = text("location", NOT_EMPTY);
static ORGANIZER: Definition = text("organizer", NOT_EMPTY);
static START: Definition = text("startdate", EVENT_DATE);
static TYPE: Definition = text("type", NOT_EMPTY);
