//! What is said of an episode.

use crate::checks::document::Ns;
use crate::checks::elements::{Attribute, Child, Definition};
use crate::checks::values::podcast::*;
use crate::checks::values::*;

const fn text(name: &'static str, value: Value) -> Definition {
    Definition::text(Ns::Podcast, name, value)
}

pub static ALTERNATE_ENCLOSURE: Definition = Definition::parent(
    Ns::Podcast,
    "alternateEnclosure",
    &[Child::some(&SOURCE), Child::optional(&INTEGRITY)],
)
.with(&[
    Attribute::required("type", MEDIA_TYPE),
    Attribute::optional("bitrate", DECIMAL_NOT_NEGATIVE),
    Attribute::optional("codecs", NOT_EMPTY),
    Attribute::optional("default", TRUE_FALSE),
    Attribute::optional("height", POSITIVE),
    Attribute::optional("lang", LANGUAGE),
    Attribute::optional("length", NOT_NEGATIVE),
    Attribute::optional("rel", SHORT_LABEL),
    Attribute::optional("title", SHORT_LABEL),
]);
static SOURCE: Definition = Definition::empty(Ns::Podcast, "source").with(&[
    Attribute::required("uri", SECURE_URL),
    Attribute::optional("contentType", MEDIA_TYPE),
]);
static INTEGRITY: Definition = Definition::empty(Ns::Podcast, "integrity").with(&[
    Attribute::required("type", INTEGRITY_TYPE),
    Attribute::required("value", INTEGRITY_VALUE),
]);

pub static CHAPTERS: Definition = Definition::empty(Ns::Podcast, "chapters").with(&[
    Attribute::required("type", MEDIA_TYPE),
    Attribute::required("url", SECURE_URL),
]);

pub static CONTENT_LINK: Definition =
    text("contentLink", OPTIONAL_LABEL).with(&[Attribute::required("href", SECURE_URL)]);

pub static EPISODE: Definition =
    text("episode", DECIMAL_NOT_NEGATIVE).with(&[Attribute::optional("display", SHORT_LABEL)]);

pub static SEASON: Definition =
    text("season", INTEGER).with(&[Attribute::optional("name", OPTIONAL_LABEL)]);

pub static SOUNDBITE: Definition = text("soundbite", OPTIONAL_LABEL).with(&[
    Attribute::required("duration", SOUNDBITE_DURATION),
    Attribute::required("startTime", DECIMAL_NOT_NEGATIVE),
]);

pub static TRANSCRIPT: Definition = Definition::empty(Ns::Podcast, "transcript").with(&[
    Attribute::required("type", MEDIA_TYPE),
    Attribute::required("url", SECURE_URL),
    Attribute::optional("language", LANGUAGE),
    Attribute::optional("rel", NOT_EMPTY),
]);
