//! What version 1.5 added: what people say of a file, where it may be shown, and what it costs.

use super::super::super::{Attribute, Child, Definition, Host};
use super::{empty, parent, text};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static BACK_LINKS: Definition = parent("backLinks", &[Child::some(&BACK_LINK)]);
static BACK_LINK: Definition = text("backLink", RSS_URL);

pub static COMMENTS: Definition = parent("comments", &[Child::some(&COMMENT)]);
static COMMENT: Definition = text("comment", NOT_EMPTY);

pub static COMMUNITY: Definition = parent(
    "community",
    &[
        Child::optional(&STAR_RATING),
        Child::optional(&STATISTICS),
        Child::optional(&TAGS),
    ],
)
.open(Host::Other);
static STAR_RATING: Definition = empty("starRating").with(&[
    Attribute::optional("average", DECIMAL_NOT_NEGATIVE),
    Attribute::optional("count", NOT_NEGATIVE),
    Attribute::optional("max", NOT_NEGATIVE),
    Attribute::optional("min", NOT_NEGATIVE),
]);
static STATISTICS: Definition = empty("statistics").with(&[
    Attribute::optional("favorites", NOT_NEGATIVE),
    Attribute::optional("views", NOT_NEGATIVE),
]);
static TAGS: Definition = text("tags", PLAIN);

pub static EMBED: Definition = parent("embed", &[Child::any(&PARAM)]).with(&[
    Attribute::optional("height", POSITIVE),
    Attribute::required("url", RSS_URL),
    Attribute::optional("width", POSITIVE),
]);
static PARAM: Definition =
    text("param", Value::Any).with(&[Attribute::required("name", NOT_EMPTY)]);

pub static LOCATION: Definition = parent("location", &[])
    .with(&[
        Attribute::optional("description", PLAIN),
        Attribute::optional("end", SCENE_TIME),
        Attribute::optional("start", SCENE_TIME),
    ])
    .open(Host::Other);

pub static PRICE: Definition = empty("price").with(&[
    Attribute::optional("currency", CURRENCY),
    Attribute::optional("info", RSS_URL),
    Attribute::optional("price", DECIMAL_NOT_NEGATIVE),
    Attribute::optional("type", PRICE_TYPE),
]);

pub static RESPONSES: Definition = parent("responses", &[Child::some(&RESPONSE)]);
static RESPONSE: Definition = text("response", RSS_URL);

pub static RIGHTS: Definition =
    empty("rights").with(&[Attribute::required("status", RIGHTS_STATUS)]);

pub static SCENES: Definition = parent("scenes", &[Child::some(&SCENE)]);
/// Its parts stand in no namespace in the specification's example, and with the prefix in the
/// wild.
static SCENE: Definition = parent(
    "scene",
    &[
        Child::optional(&SCENE_DESCRIPTION),
        Child::optional(&SCENE_END),
        Child::optional(&SCENE_START),
        Child::optional(&SCENE_TITLE),
        Child::optional(&BARE_SCENE_DESCRIPTION),
        Child::optional(&BARE_SCENE_END),
        Child::optional(&BARE_SCENE_START),
        Child::optional(&BARE_SCENE_TITLE),
    ],
);
static SCENE_DESCRIPTION: Definition = text("sceneDescription", PLAIN);
static SCENE_END: Definition = text("sceneEndTime", SCENE_TIME);
static SCENE_START: Definition = text("sceneStartTime", SCENE_TIME);
static SCENE_TITLE: Definition = text("sceneTitle", PLAIN);
static BARE_SCENE_DESCRIPTION: Definition = bare("sceneDescription", PLAIN);
static BARE_SCENE_END: Definition = bare("sceneEndTime", SCENE_TIME);
static BARE_SCENE_START: Definition = bare("sceneStartTime", SCENE_TIME);
static BARE_SCENE_TITLE: Definition = bare("sceneTitle", PLAIN);

const fn bare(name: &'static str, value: Value) -> Definition {
    Definition::text(Ns::None, name, value)
}

pub static STATUS_ELEMENT: Definition = empty("status").with(&[
    Attribute::optional("reason", NOT_EMPTY),
    Attribute::required("state", MEDIA_STATUS),
]);
