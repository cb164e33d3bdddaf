//! The RSS module for TrackBack: where an item is pinged, and what it pings.

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::Trackback,
    children: &[(
        &[Host::Item, Host::Entry],
        &[Child::any(&ABOUT), Child::optional(&PING)],
    )],
    attributes: &[],
};

static ABOUT: Definition = Definition::text(Ns::Trackback, "about", RSS_URL);
static PING: Definition = Definition::text(Ns::Trackback, "ping", RSS_URL);
