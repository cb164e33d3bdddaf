//! Apple's elements for podcasts (<https://help.apple.com/itc/podcasts_connect/#/itcb54353390>),
//! with those that older feeds still have.

use super::super::{Attribute, Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::itunes::*;
use crate::checks::values::*;

const fn text(name: &'static str, value: Value) -> Definition {
    Definition::text(Ns::Itunes, name, value)
}

pub static FAMILY: Family = Family {
    ns: Ns::Itunes,
    children: &[
        (&[Host::Channel, Host::Feed], SHOW),
        (&[Host::Item, Host::Entry], EPISODE),
    ],
    attributes: &[],
};

static SHOW: &[Child] = &[
    Child::optional(&AUTHOR),
    Child::optional(&BLOCK),
    Child::any(&CATEGORY),
    Child::optional(&COMPLETE),
    Child::optional(&EXPLICIT),
    Child::optional(&IMAGE),
    Child::optional(&KEYWORDS),
    Child::optional(&NEW_FEED_URL),
    Child::optional(&OWNER),
    Child::optional(&SUBTITLE),
    Child::optional(&SUMMARY),
    Child::optional(&TITLE),
    Child::optional(&TYPE),
    Child::optional(&VERIFY),
];

static EPISODE: &[Child] = &[
    Child::optional(&AUTHOR),
    Child::optional(&BLOCK),
    Child::any(&CATEGORY),
    Child::optional(&CLOSED_CAPTIONED),
    Child::optional(&DURATION_ELEMENT),
    Child::optional(&EPISODE_NUMBER),
    Child::optional(&EPISODE_TYPE_ELEMENT),
    Child::optional(&EXPLICIT),
    Child::optional(&IMAGE),
    Child::optional(&KEYWORDS),
    Child::optional(&ORDER),
    Child::optional(&SEASON),
    Child::optional(&SUBTITLE),
    Child::optional(&SUMMARY),
    Child::optional(&TITLE),
];

static AUTHOR: Definition = text("author", SHORT);
static BLOCK: Definition = text("block", YES);
static COMPLETE: Definition = text("complete", YES);
static CLOSED_CAPTIONED: Definition = text("isClosedCaptioned", YES);
static DURATION_ELEMENT: Definition = text("duration", DURATION);
static EPISODE_NUMBER: Definition = text("episode", POSITIVE);
static EPISODE_TYPE_ELEMENT: Definition = text("episodeType", EPISODE_TYPE);
static EXPLICIT: Definition = text("explicit", EXPLICIT_WORD);
static IMAGE: Definition =
    Definition::empty(Ns::Itunes, "image").with(&[Attribute::required("href", MEDIA_URL)]);
static KEYWORDS: Definition = text("keywords", KEYWORD_LIST);
static NEW_FEED_URL: Definition = text("new-feed-url", RSS_URL);
static ORDER: Definition = text("order", INTEGER);
static SEASON: Definition = text("season", POSITIVE);
static SUBTITLE: Definition = text("subtitle", SHORT);
static SUMMARY: Definition = text("summary", LONG);
static TITLE: Definition = text("title", PLAIN);
static TYPE: Definition = text("type", SHOW_TYPE);
static VERIFY: Definition = text("applepodcastsverify", NOT_EMPTY);

static OWNER: Definition = Definition::parent(
    Ns::Itunes,
    "owner",
    &[Child::one(&OWNER_EMAIL), Child::optional(&OWNER_NAME)],
);
static OWNER_EMAIL: Definition = text("email", ADDRESS);
static OWNER_NAME: Definition = text("name", PLAIN);

static CATEGORY: Definition =
    Definition::parent(Ns::Itunes, "category", &[Child::any(&SUBCATEGORY)])
        .with(&[Attribute::required("text", CATEGORY_NAME)]);
static SUBCATEGORY: Definition =
    Definition::empty(Ns::Itunes, "category").with(&[Attribute::required("text", CATEGORY_NAME)]);
