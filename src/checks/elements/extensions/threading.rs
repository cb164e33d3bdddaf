//! Which entry answers which (RFC 4685).

use super::super::{Attribute, Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::Thread,
    children: &[
        (
            &[Host::Entry, Host::Item],
            &[Child::any(&IN_REPLY_TO), Child::optional(&TOTAL)],
        ),
        (
            &[Host::Feed, Host::Channel, Host::Source],
            &[Child::any(&IN_REPLY_TO)],
        ),
    ],
    attributes: &[(
        &[Host::Link],
        &[
            Attribute::optional("count", NOT_NEGATIVE).of(Ns::Thread),
            Attribute::optional("updated", DATE_3339).of(Ns::Thread),
            Attribute::optional("when", THREAD_WHEN).of(Ns::Thread),
        ],
    )],
};

static IN_REPLY_TO: Definition = Definition::any(Ns::Thread, "in-reply-to")
    .with(&[
        Attribute::optional("href", IRI_REFERENCE),
        Attribute::required("ref", IDENTIFIER_REFERENCE),
        Attribute::optional("source", IRI_REFERENCE),
        Attribute::optional("type", MEDIA_TYPE),
    ])
    .open(Host::Other);
static TOTAL: Definition = Definition::text(Ns::Thread, "total", NOT_NEGATIVE);
