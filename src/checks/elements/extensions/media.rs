//! Media RSS 1.5.1 (<https://www.rssboard.org/media-rss>): what stands around a file.
//!
//! The “optional elements” may stand in the channel, an item, a group or a content, and the
//! innermost one holds.

mod community;
mod elements;

use super::super::{Attribute, Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

use self::community::*;
use self::elements::*;

pub static FAMILY: Family = Family {
    ns: Ns::Media,
    children: &[
        (
            &[
                Host::Channel,
                Host::Item,
                Host::Feed,
                Host::Entry,
                Host::Media,
            ],
            &[
                Child::optional(&ADULT_ELEMENT),
                Child::optional(&BACK_LINKS),
                Child::any(&CATEGORY),
                Child::optional(&COMMENTS),
                Child::optional(&COMMUNITY),
                Child::optional(&COPYRIGHT),
                Child::any(&CREDIT),
                Child::optional(&DESCRIPTION),
                Child::optional(&EMBED),
                Child::any(&HASH_ELEMENT),
                Child::optional(&KEYWORDS),
                Child::any(&LICENSE),
                Child::any(&LOCATION),
                Child::any(&PEER_LINK),
                Child::optional(&PLAYER),
                Child::any(&PRICE),
                Child::any(&RATING),
                Child::optional(&RESPONSES),
                Child::any(&RESTRICTION_ELEMENT),
                Child::optional(&RIGHTS),
                Child::optional(&SCENES),
                Child::optional(&STATUS_ELEMENT),
                Child::any(&SUB_TITLE),
                Child::any(&TEXT),
                Child::any(&THUMBNAIL),
                Child::optional(&TITLE),
            ],
        ),
        (
            &[Host::Item, Host::Entry],
            &[Child::any(&CONTENT), Child::any(&GROUP)],
        ),
    ],
    attributes: &[],
};

/// An element of text.
const fn text(name: &'static str, value: Value) -> Definition {
    Definition::text(Ns::Media, name, value)
}

/// An element that says all in its attributes.
const fn empty(name: &'static str) -> Definition {
    Definition::empty(Ns::Media, name)
}

/// An element of elements.
const fn parent(name: &'static str, children: &'static [Child]) -> Definition {
    Definition::parent(Ns::Media, name, children)
}

pub static CONTENT: Definition = parent("content", &[])
    .with(&[
        Attribute::optional("bitrate", DECIMAL_NOT_NEGATIVE),
        Attribute::optional("channels", POSITIVE),
        Attribute::optional("duration", DECIMAL_NOT_NEGATIVE),
        Attribute::optional("expression", EXPRESSION),
        Attribute::optional("fileSize", POSITIVE),
        Attribute::optional("framerate", DECIMAL_NOT_NEGATIVE),
        Attribute::optional("height", POSITIVE),
        Attribute::optional("isDefault", TRUE_FALSE),
        Attribute::optional("lang", LANGUAGE),
        Attribute::optional("medium", MEDIUM),
        Attribute::optional("samplingrate", DECIMAL_NOT_NEGATIVE),
        Attribute::optional("type", MEDIA_TYPE),
        Attribute::optional("url", RSS_URL),
        Attribute::optional("width", POSITIVE),
    ])
    .open(Host::Media);

pub static GROUP: Definition = parent("group", &[Child::some(&CONTENT)]).open(Host::Media);
