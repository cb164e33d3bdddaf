//! Dublin Core's fifteen elements (<https://www.dublincore.org/specifications/dublin-core/dces/>).
//!
//! All of them may be repeated there; of a feed or an article the date, the language and the rights
//! are facts that readers take one of.

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

const fn text(name: &'static str, value: Value) -> Definition {
    Definition::text(Ns::Dc, name, value)
}

pub static FAMILY: Family = Family {
    ns: Ns::Dc,
    children: &[(
        &[
            Host::Channel,
            Host::Item,
            Host::Other,
            Host::Media,
            Host::Feed,
            Host::Entry,
            Host::Link,
            Host::Person,
            Host::Source,
        ],
        &[
            Child::any(&CONTRIBUTOR),
            Child::any(&COVERAGE),
            Child::any(&CREATOR),
            Child::optional(&DATE),
            Child::any(&DESCRIPTION),
            Child::any(&FORMAT),
            Child::any(&IDENTIFIER_ELEMENT),
            Child::optional(&LANGUAGE_ELEMENT),
            Child::any(&PUBLISHER),
            Child::any(&RELATION),
            Child::optional(&RIGHTS),
            Child::any(&SOURCE),
            Child::any(&SUBJECT),
            Child::any(&TITLE),
            Child::any(&TYPE),
        ],
    )],
    attributes: &[],
};

static CONTRIBUTOR: Definition = text("contributor", PLAIN);
static COVERAGE: Definition = text("coverage", PLAIN);
static CREATOR: Definition = text("creator", PLAIN);
static DATE: Definition = text("date", DATE_W3CDTF);
static DESCRIPTION: Definition = text("description", HTML);
static FORMAT: Definition = text("format", PLAIN);
static IDENTIFIER_ELEMENT: Definition = text("identifier", NOT_EMPTY);
static LANGUAGE_ELEMENT: Definition = text("language", LANGUAGE);
static PUBLISHER: Definition = text("publisher", PLAIN);
static RELATION: Definition = text("relation", PLAIN);
static RIGHTS: Definition = text("rights", PLAIN);
static SOURCE: Definition = text("source", PLAIN);
static SUBJECT: Definition = text("subject", PLAIN);
static TITLE: Definition = text("title", PLAIN);
static TYPE: Definition = text("type", PLAIN);
