//! Whether search engines may take a feed up: an element or an attribute of feeds and entries.

use super::super::{Attribute, Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::YES_NO;

pub static FAMILY: Family = Family {
    ns: Ns::Indexing,
    children: &[(
        &[Host::Channel, Host::Item, Host::Feed, Host::Entry],
        &[Child::optional(&INDEX)],
    )],
    attributes: &[(
        &[
            Host::Rss,
            Host::Channel,
            Host::Item,
            Host::Feed,
            Host::Entry,
        ],
        &[Attribute::optional("index", YES_NO).of(Ns::Indexing)],
    )],
};

static INDEX: Definition = Definition::text(Ns::Indexing, "index", YES_NO);
