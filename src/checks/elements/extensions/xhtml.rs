//! XHTML in feeds: a whole body in an item, and what robots may do with the feed.

use super::super::{Attribute, Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::{META_NAME, ROBOTS, Value};

pub static FAMILY: Family = Family {
    ns: Ns::Xhtml,
    children: &[
        (&[Host::Channel, Host::Feed], &[Child::any(&META)]),
        (
            &[Host::Item],
            &[Child::optional(&BODY), Child::optional(&DIV)],
        ),
    ],
    attributes: &[],
};

/// What HTML allows on both.
static LOOKS: &[Attribute] = &[
    Attribute::optional("class", Value::Any),
    Attribute::optional("dir", Value::Any),
    Attribute::optional("id", Value::Any),
    Attribute::optional("lang", Value::Any),
    Attribute::optional("style", Value::Any),
    Attribute::optional("title", Value::Any),
];

pub static BODY: Definition = Definition {
    attributes: LOOKS,
    ..Definition::any(Ns::Xhtml, "body")
};
pub static DIV: Definition = Definition {
    attributes: LOOKS,
    ..Definition::any(Ns::Xhtml, "div")
};
static META: Definition = Definition::empty(Ns::Xhtml, "meta").with(&[
    Attribute::required("content", ROBOTS),
    Attribute::required("name", META_NAME),
]);
