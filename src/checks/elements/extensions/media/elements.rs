//! What is said of a file itself.

use super::super::super::{Attribute, Definition, Host};
use super::{empty, text};
use crate::checks::document::Ns;
use crate::checks::values::*;

pub static ADULT_ELEMENT: Definition = text("adult", ADULT);

pub static CATEGORY: Definition = text("category", PLAIN).with(&[
    Attribute::optional("label", PLAIN),
    Attribute::optional("scheme", RSS_URL),
]);

pub static COPYRIGHT: Definition =
    text("copyright", PLAIN).with(&[Attribute::optional("url", RSS_URL)]);

pub static CREDIT: Definition = text("credit", PLAIN).with(&[
    Attribute::optional("role", CREDIT_ROLE),
    Attribute::optional("scheme", NOT_EMPTY),
]);

pub static DESCRIPTION: Definition =
    text("description", MEDIA_TEXT).with(&[Attribute::optional("type", TEXT_TYPE)]);

pub static HASH_ELEMENT: Definition =
    text("hash", HASH).with(&[Attribute::optional("algo", HASH_ALGORITHM)]);

pub static KEYWORDS: Definition = text("keywords", PLAIN);

pub static LICENSE: Definition = text("license", PLAIN).with(&[
    Attribute::optional("href", RSS_URL),
    Attribute::optional("type", MEDIA_TYPE),
]);

pub static PEER_LINK: Definition = empty("peerLink").with(&[
    Attribute::required("href", RSS_URL),
    Attribute::optional("type", MEDIA_TYPE),
]);

pub static PLAYER: Definition = Definition::any(Ns::Media, "player")
    .with(&[
        Attribute::optional("height", POSITIVE),
        Attribute::required("url", RSS_URL),
        Attribute::optional("width", POSITIVE),
    ])
    .open(Host::Other);

pub static RATING: Definition =
    text("rating", MEDIA_RATING).with(&[Attribute::optional("scheme", NOT_EMPTY)]);

pub static RESTRICTION_ELEMENT: Definition = text("restriction", RESTRICTION).with(&[
    Attribute::required("relationship", RELATIONSHIP),
    Attribute::optional("type", RESTRICTION_TYPE),
]);

pub static SUB_TITLE: Definition = empty("subTitle").with(&[
    Attribute::required("href", RSS_URL),
    Attribute::optional("lang", LANGUAGE),
    Attribute::optional("type", MEDIA_TYPE),
]);

pub static TEXT: Definition = text("text", MEDIA_TEXT).with(&[
    Attribute::optional("end", PLAY_TIME),
    Attribute::optional("lang", LANGUAGE),
    Attribute::optional("start", PLAY_TIME),
    Attribute::optional("type", TEXT_TYPE),
]);

pub static THUMBNAIL: Definition = empty("thumbnail").with(&[
    Attribute::optional("height", POSITIVE),
    Attribute::optional("time", PLAY_TIME),
    Attribute::required("url", RSS_URL),
    Attribute::optional("width", POSITIVE),
]);

pub static TITLE: Definition =
    text("title", MEDIA_TEXT).with(&[Attribute::optional("type", TEXT_TYPE)]);
