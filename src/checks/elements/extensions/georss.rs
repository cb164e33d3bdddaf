//! GeoRSS, the simple form and the one of GML (<https://www.ogc.org/standard/georss/>).

use super::super::{Attribute, Child, Definition, Family, Host};
use super::gml;
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static FAMILY: Family = Family {
    ns: Ns::GeoRss,
    children: &[(
        &[
            Host::Channel,
            Host::Item,
            Host::Feed,
            Host::Entry,
            Host::Source,
            Host::Other,
        ],
        &[
            Child::any(&BOX_ELEMENT),
            Child::any(&CIRCLE_ELEMENT),
            Child::any(&ELEV),
            Child::any(&FEATURE_NAME),
            Child::any(&FEATURE_NAME_2007),
            Child::any(&FEATURE_TYPE),
            Child::any(&FEATURE_TYPE_2007),
            Child::any(&FLOOR),
            Child::any(&LINE_ELEMENT),
            Child::any(&POINT),
            Child::any(&POLYGON_ELEMENT),
            Child::any(&RADIUS),
            Child::any(&RELATIONSHIP),
            Child::any(&RELATIONSHIP_2007),
            Child::any(&WHERE),
        ],
    )],
    attributes: &[],
};

const fn text(name: &'static str, value: Value) -> Definition {
    Definition::text(Ns::GeoRss, name, value)
}

const fn geometry(name: &'static str, value: Value) -> Definition {
    text(name, value).with(PROPERTIES)
}

/// What is said of a geometry, each also an element beside it.
static PROPERTIES: &[Attribute] = &[
    Attribute::optional("elev", DECIMAL),
    Attribute::optional("featurename", NOT_EMPTY),
    Attribute::optional("featuretypetag", NOT_EMPTY),
    Attribute::optional("floor", INTEGER),
    Attribute::optional("radius", DECIMAL_NOT_NEGATIVE),
    Attribute::optional("relationshiptag", NOT_EMPTY),
];

static BOX_ELEMENT: Definition = geometry("box", BOX);
static CIRCLE_ELEMENT: Definition = geometry("circle", CIRCLE);
static ELEV: Definition = text("elev", DECIMAL);
static FEATURE_NAME: Definition = text("featurename", NOT_EMPTY);
static FEATURE_NAME_2007: Definition = text("featureName", NOT_EMPTY);
static FEATURE_TYPE: Definition = text("featuretypetag", NOT_EMPTY);
static FEATURE_TYPE_2007: Definition = text("featureTypeTag", NOT_EMPTY);
static FLOOR: Definition = text("floor", INTEGER);
static LINE_ELEMENT: Definition = geometry("line", LINE);
static POINT: Definition = geometry("point", POSITION);
static POLYGON_ELEMENT: Definition = geometry("polygon", POLYGON);
static RADIUS: Definition = text("radius", DECIMAL_NOT_NEGATIVE);
static RELATIONSHIP: Definition = text("relationshiptag", NOT_EMPTY);
static RELATIONSHIP_2007: Definition = text("relationshipTag", NOT_EMPTY);
static WHERE: Definition =
    Definition::parent(Ns::GeoRss, "where", gml::GEOMETRIES).with(PROPERTIES);
