//! Licences: the RSS module for Creative Commons (<https://www.rssboard.org/creative-commons>).
//!
//! The licences' vocabulary in RDF, `cc`, may stand anywhere and is left alone.

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::CreativeCommons,
    children: &[(
        &[
            Host::Channel,
            Host::Item,
            Host::Media,
            Host::Feed,
            Host::Entry,
        ],
        &[Child::any(&LICENSE)],
    )],
    attributes: &[],
};

static LICENSE: Definition = Definition::text(Ns::CreativeCommons, "license", RSS_URL);
