//! What is said of a show, and of a show and its episodes alike.

use crate::checks::document::Ns;
use crate::checks::elements::{Attribute, Child, Definition};
use crate::checks::values::podcast::*;
use crate::checks::values::*;

const fn text(name: &'static str, value: Value) -> Definition {
    Definition::text(Ns::Podcast, name, value)
}

pub static BLOCK: Definition = text("block", YES_NO).with(&[Attribute::optional("id", NOT_EMPTY)]);

pub static FUNDING: Definition =
    text("funding", OPTIONAL_LABEL).with(&[Attribute::required("url", SECURE_URL)]);

pub static GUID: Definition = text("guid", SHOW_GUID);

pub static IMAGE: Definition = Definition::empty(Ns::Podcast, "image").with(&[
    Attribute::required("href", SECURE_URL),
    Attribute::optional("alt", Value::Any),
    Attribute::optional("aspect-ratio", NOT_EMPTY),
    Attribute::optional("height", POSITIVE),
    Attribute::optional("purpose", OPTIONAL_LABEL),
    Attribute::optional("type", MEDIA_TYPE),
    Attribute::optional("width", POSITIVE),
]);

/// The form of the element above before there were several of it.
pub static IMAGES: Definition =
    Definition::empty(Ns::Podcast, "images").with(&[Attribute::required("srcset", IMAGE_SET)]);

pub static LICENSE: Definition =
    text("license", LICENSE_NAME).with(&[Attribute::optional("url", SECURE_URL)]);

pub static LOCATION: Definition = text("location", LABEL).with(&[
    Attribute::optional("country", COUNTRY),
    Attribute::optional("geo", GEO),
    Attribute::optional("osm", OSM),
    Attribute::optional("rel", LOCATION_REL),
]);

pub static LOCKED: Definition =
    text("locked", YES_NO).with(&[Attribute::optional("owner", ADDRESS)]);

pub static MEDIUM: Definition = text("medium", MEDIUM_NAME);

pub static PERSON: Definition = text("person", LABEL).with(&[
    Attribute::optional("group", PERSON_GROUP),
    Attribute::optional("href", SECURE_URL),
    Attribute::optional("img", SECURE_URL),
    Attribute::optional("role", NOT_EMPTY),
]);

pub static PODPING: Definition = Definition::empty(Ns::Podcast, "podping")
    .with(&[Attribute::required("usesPodping", TRUE_FALSE)]);

pub static PODROLL: Definition =
    Definition::parent(Ns::Podcast, "podroll", &[Child::some(&REMOTE_ITEM)]);

pub static PUBLISHER: Definition =
    Definition::parent(Ns::Podcast, "publisher", &[Child::one(&REMOTE_ITEM)]);

pub static REMOTE_ITEM: Definition = Definition::empty(Ns::Podcast, "remoteItem").with(&[
    Attribute::required("feedGuid", REMOTE_GUID),
    Attribute::optional("feedUrl", SECURE_URL),
    Attribute::optional("itemGuid", NOT_EMPTY),
    Attribute::optional("medium", MEDIUM_NAME),
    Attribute::optional("title", PLAIN),
]);

pub static TRAILER: Definition = text("trailer", LABEL).with(&[
    Attribute::required("pubdate", DATE_822),
    Attribute::required("url", SECURE_URL),
    Attribute::optional("length", NOT_NEGATIVE),
    Attribute::optional("season", INTEGER),
    Attribute::optional("type", MEDIA_TYPE),
]);

pub static TXT: Definition =
    text("txt", NOTE).with(&[Attribute::optional("purpose", OPTIONAL_LABEL)]);

pub static UPDATE_FREQUENCY: Definition = text("updateFrequency", OPTIONAL_LABEL).with(&[
    Attribute::optional("complete", TRUE_FALSE),
    Attribute::optional("dtstart", DATE_OR_TIME),
    Attribute::optional("rrule", RECURRENCE),
]);
