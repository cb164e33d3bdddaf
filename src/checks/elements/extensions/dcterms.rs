//! Dublin Core's terms (<https://www.dublincore.org/specifications/dublin-core/dcmi-terms/>).
//!
//! Most hold a text or a resource, and may be repeated. The dates that are points in time have the
//! W3C's form; `date` and `available` may be periods, and `valid`
//! mostly is one.

use super::super::{Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

const fn term(name: &'static str) -> Definition {
    Definition::any(Ns::Dcterms, name)
}

const fn date(name: &'static str) -> Definition {
    Definition::text(Ns::Dcterms, name, DATE_W3CDTF)
}

pub static FAMILY: Family = Family {
    ns: Ns::Dcterms,
    children: &[(
        &[
            Host::Channel,
            Host::Item,
            Host::Other,
            Host::Feed,
            Host::Entry,
            Host::Link,
            Host::Media,
            Host::Person,
            Host::Source,
        ],
        &[
            Child::any(&term("abstract")),
            Child::any(&term("accessRights")),
            Child::any(&term("accrualMethod")),
            Child::any(&term("accrualPeriodicity")),
            Child::any(&term("accrualPolicy")),
            Child::any(&term("alternative")),
            Child::any(&term("audience")),
            Child::any(&term("available")),
            Child::any(&term("bibliographicCitation")),
            Child::any(&term("conformsTo")),
            Child::any(&term("contributor")),
            Child::any(&term("coverage")),
            Child::optional(&date("created")),
            Child::any(&term("creator")),
            Child::any(&term("date")),
            Child::optional(&date("dateAccepted")),
            Child::optional(&date("dateCopyrighted")),
            Child::optional(&date("dateSubmitted")),
            Child::any(&term("description")),
            Child::any(&term("educationLevel")),
            Child::any(&term("extent")),
            Child::any(&term("format")),
            Child::any(&term("hasFormat")),
            Child::any(&term("hasPart")),
            Child::any(&term("hasVersion")),
            Child::any(&term("identifier")),
            Child::any(&term("instructionalMethod")),
            Child::any(&term("isFormatOf")),
            Child::any(&term("isPartOf")),
            Child::any(&term("isReferencedBy")),
            Child::any(&term("isReplacedBy")),
            Child::any(&term("isRequiredBy")),
            Child::any(&term("isVersionOf")),
            Child::optional(&date("issued")),
            Child::any(&term("language")),
            Child::any(&term("license")),
            Child::any(&term("mediator")),
            Child::any(&term("medium")),
            Child::optional(&date("modified")),
            Child::any(&term("provenance")),
            Child::any(&term("publisher")),
            Child::any(&term("references")),
            Child::any(&term("relation")),
            Child::any(&term("replaces")),
            Child::any(&term("requires")),
            Child::any(&term("rights")),
            Child::any(&term("rightsHolder")),
            Child::any(&term("source")),
            Child::any(&term("spatial")),
            Child::any(&term("subject")),
            Child::any(&term("tableOfContents")),
            Child::any(&term("temporal")),
            Child::any(&term("title")),
            Child::any(&term("type")),
            Child::any(&Definition::text(Ns::Dcterms, "valid", PERIOD)),
        ],
    )],
    attributes: &[],
};
