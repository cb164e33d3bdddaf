//! The geometries of GML that GeoRSS has. They stand in `georss:where` only.

use super::super::{Attribute, Child, Definition, Family};
use crate::checks::document::Ns;
use crate::checks::values::*;

/// GML adds nothing to feeds by itself.
pub static FAMILY: Family = Family {
    ns: Ns::Gml,
    children: &[],
    attributes: &[],
};

pub static GEOMETRIES: &[Child] = &[
    Child::optional(&CIRCLE_BY_CENTER),
    Child::optional(&ENVELOPE),
    Child::optional(&LINE_STRING),
    Child::optional(&MULTI_POINT),
    Child::optional(&MULTI_SURFACE),
    Child::optional(&POINT),
    Child::optional(&POLYGON_ELEMENT),
];

const fn text(name: &'static str, value: Value) -> Definition {
    Definition::text(Ns::Gml, name, value).with(SYSTEM)
}

const fn parent(name: &'static str, children: &'static [Child]) -> Definition {
    Definition::parent(Ns::Gml, name, children).with(SYSTEM)
}

/// Of which reference system the numbers are.
static SYSTEM: &[Attribute] = &[
    Attribute::optional("axisLabels", NOT_EMPTY),
    Attribute::optional("count", POSITIVE),
    Attribute::optional("id", NOT_EMPTY).of(Ns::Gml),
    Attribute::optional("srsDimension", POSITIVE),
    Attribute::optional("srsName", NOT_EMPTY),
    Attribute::optional("uomLabels", NOT_EMPTY),
];

static CIRCLE_BY_CENTER: Definition = parent(
    "CircleByCenterPoint",
    &[Child::one(&POS), Child::one(&RADIUS)],
);
static ENVELOPE: Definition = parent(
    "Envelope",
    &[Child::one(&LOWER_CORNER), Child::one(&UPPER_CORNER)],
);
static EXTERIOR: Definition = parent("exterior", &[Child::one(&LINEAR_RING)]);
static INTERIOR: Definition = parent("interior", &[Child::one(&LINEAR_RING)]);
static LINEAR_RING: Definition = parent(
    "LinearRing",
    &[Child::any(&POS), Child::optional(&POS_LIST_OF_RING)],
);
static LINE_STRING: Definition = parent(
    "LineString",
    &[Child::any(&POS), Child::optional(&POS_LIST)],
);
static LOWER_CORNER: Definition = text("lowerCorner", POSITION);
static MULTI_POINT: Definition = parent("MultiPoint", &[Child::any(&POINT_MEMBER)]);
static MULTI_SURFACE: Definition = parent("MultiSurface", &[Child::any(&SURFACE_MEMBER)]);
static POINT: Definition = parent("Point", &[Child::one(&POS)]);
static POINT_MEMBER: Definition = parent("pointMember", &[Child::one(&POINT)]);
static POLYGON_ELEMENT: Definition =
    parent("Polygon", &[Child::one(&EXTERIOR), Child::any(&INTERIOR)]);
static POS: Definition = text("pos", POSITION);
static POS_LIST: Definition = text("posList", LINE);
static POS_LIST_OF_RING: Definition = text("posList", POLYGON);
static RADIUS: Definition = Definition::text(Ns::Gml, "radius", DECIMAL_NOT_NEGATIVE)
    .with(&[Attribute::required("uom", NOT_EMPTY)]);
static SURFACE_MEMBER: Definition = parent("surfaceMember", &[Child::one(&POLYGON_ELEMENT)]);
static UPPER_CORNER: Definition = text("upperCorner", POSITION);
