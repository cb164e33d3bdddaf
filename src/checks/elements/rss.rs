//! RSS 2.0 with what 0.91 and 0.92 have (<https://www.rssboard.org/rss-specification>).

use super::rules::*;
use super::{Attribute, Child, Definition, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

const fn text(name: &'static str, value: Value) -> Definition {
    Definition::text(Ns::None, name, value)
}

const fn parent(name: &'static str, children: &'static [Child]) -> Definition {
    Definition::parent(Ns::None, name, children)
}

const fn empty(name: &'static str) -> Definition {
    Definition::empty(Ns::None, name)
}

pub static RSS: Definition = parent("rss", &[Child::one(&CHANNEL)])
    .with(&[Attribute::required("version", Value::Any)])
    .open(Host::Rss);

pub static CHANNEL: Definition = parent(
    "channel",
    &[
        Child::one(&CHANNEL_TITLE).or(&RSS_MISSING_TITLE),
        Child::one(&CHANNEL_LINK).or(&RSS_MISSING_LINK),
        Child::one(&CHANNEL_DESCRIPTION).or(&RSS_MISSING_DESCRIPTION),
        Child::optional(&LANGUAGE_ELEMENT),
        Child::optional(&COPYRIGHT),
        Child::optional(&MANAGING_EDITOR),
        Child::optional(&WEB_MASTER),
        Child::optional(&PUB_DATE),
        Child::optional(&LAST_BUILD_DATE),
        Child::any(&CATEGORY),
        Child::optional(&GENERATOR),
        Child::optional(&DOCS),
        Child::optional(&CLOUD),
        Child::optional(&TTL),
        Child::optional(&IMAGE),
        Child::optional(&RATING),
        Child::optional(&TEXT_INPUT),
        Child::optional(&SKIP_HOURS),
        Child::optional(&SKIP_DAYS),
        Child::any(&ITEM),
    ],
)
.open(Host::Channel);

pub static ITEM: Definition = parent(
    "item",
    &[
        Child::optional(&ITEM_TITLE),
        Child::optional(&ITEM_LINK),
        Child::optional(&ITEM_DESCRIPTION),
        Child::optional(&AUTHOR),
        Child::any(&CATEGORY),
        Child::optional(&COMMENTS),
        Child::any(&ENCLOSURE),
        Child::optional(&GUID),
        Child::optional(&PUB_DATE),
        Child::optional(&SOURCE),
    ],
)
.open(Host::Item);

pub static CHANNEL_TITLE: Definition = text("title", PLAIN);
pub static CHANNEL_LINK: Definition = text("link", RSS_URL);
pub static CHANNEL_DESCRIPTION: Definition = text("description", PLAIN);
pub static LANGUAGE_ELEMENT: Definition = text("language", LANGUAGE);
pub static COPYRIGHT: Definition = text("copyright", PLAIN);
pub static MANAGING_EDITOR: Definition = text("managingEditor", MAILBOX);
pub static WEB_MASTER: Definition = text("webMaster", MAILBOX);
pub static PUB_DATE: Definition = text("pubDate", DATE_822);
pub static LAST_BUILD_DATE: Definition = text("lastBuildDate", DATE_822);
pub static CATEGORY: Definition =
    text("category", PLAIN).with(&[Attribute::optional("domain", NOT_EMPTY)]);
pub static GENERATOR: Definition = text("generator", PLAIN);
pub static DOCS: Definition = text("docs", RSS_URL);
pub static TTL: Definition = text("ttl", NOT_NEGATIVE);
pub static RATING: Definition = text("rating", NOT_EMPTY);
pub static CLOUD: Definition = empty("cloud").with(&[
    Attribute::required("domain", NOT_EMPTY),
    Attribute::required("port", POSITIVE),
    Attribute::required("path", NOT_EMPTY),
    Attribute::required("registerProcedure", Value::Any),
    Attribute::required("protocol", NOT_EMPTY),
]);

pub static IMAGE: Definition = parent(
    "image",
    &[
        Child::one(&IMAGE_URL),
        Child::one(&IMAGE_TITLE).or(&RSS_MISSING_TITLE),
        Child::one(&IMAGE_LINK).or(&RSS_MISSING_LINK),
        Child::optional(&IMAGE_WIDTH),
        Child::optional(&IMAGE_HEIGHT),
        Child::optional(&IMAGE_DESCRIPTION),
    ],
)
.open(Host::Other);
pub static IMAGE_URL: Definition = text("url", RSS_URL);
pub static IMAGE_TITLE: Definition = text("title", PLAIN);
pub static IMAGE_LINK: Definition = text("link", RSS_URL);
pub static IMAGE_WIDTH: Definition = text("width", Value::Checked(image_width));
pub static IMAGE_HEIGHT: Definition = text("height", Value::Checked(image_height));
pub static IMAGE_DESCRIPTION: Definition = text("description", PLAIN);

pub static TEXT_INPUT: Definition = parent(
    "textInput",
    &[
        Child::one(&INPUT_TITLE).or(&RSS_MISSING_TITLE),
        Child::one(&INPUT_DESCRIPTION).or(&RSS_MISSING_DESCRIPTION),
        Child::one(&INPUT_NAME),
        Child::one(&INPUT_LINK).or(&RSS_MISSING_LINK),
    ],
)
.open(Host::Other);
pub static INPUT_TITLE: Definition = text("title", PLAIN);
pub static INPUT_DESCRIPTION: Definition = text("description", PLAIN);
pub static INPUT_NAME: Definition = text("name", Value::Checked(form_component_name));
pub static INPUT_LINK: Definition = text("link", RSS_URL);

pub static SKIP_HOURS: Definition = parent("skipHours", &[Child::some(&HOUR)]).open(Host::Other);
pub static HOUR: Definition = text("hour", Value::Checked(hour));
pub static SKIP_DAYS: Definition = parent("skipDays", &[Child::some(&DAY)]).open(Host::Other);
pub static DAY: Definition = text("day", Value::Checked(day));

pub static ITEM_TITLE: Definition = text("title", PLAIN);
pub static ITEM_LINK: Definition = text("link", RSS_URL);
pub static ITEM_DESCRIPTION: Definition = text("description", HTML);
pub static AUTHOR: Definition = text("author", MAILBOX);
pub static COMMENTS: Definition = text("comments", RSS_URL);
pub static ENCLOSURE: Definition = empty("enclosure").with(&[
    Attribute::required("url", MEDIA_URL),
    Attribute::required("length", ENCLOSURE_LENGTH),
    Attribute::required("type", MEDIA_TYPE),
]);
pub static GUID: Definition =
    text("guid", Value::Any).with(&[Attribute::optional("isPermaLink", Value::Any)]);
pub static SOURCE: Definition = text("source", PLAIN).with(&[Attribute::required("url", RSS_URL)]);
