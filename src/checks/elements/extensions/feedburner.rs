//! What FeedBurner adds to the feeds that pass through it.

use super::super::{Attribute, Child, Definition, Family, Host};
use crate::checks::document::Ns;
use crate::checks::values::*;

const fn text(name: &'static str, value: Value) -> Definition {
    Definition::text(Ns::FeedBurner, name, value)
}

pub static FAMILY: Family = Family {
    ns: Ns::FeedBurner,
    children: &[
        (
            &[Host::Channel, Host::Feed],
            &[
                Child::optional(&AWARENESS),
                Child::optional(&BROWSER_FRIENDLY),
                Child::optional(&EMAIL_SERVICE_ID),
                Child::any(&FEED_FLARE),
                Child::optional(&HOSTNAME),
                Child::optional(&INFO),
            ],
        ),
        (
            &[Host::Item, Host::Entry],
            &[
                Child::optional(&AWARENESS),
                Child::any(&FEED_FLARE),
                Child::optional(&ORIGINAL_ENCLOSURE),
                Child::optional(&ORIGINAL_LINK),
            ],
        ),
    ],
    attributes: &[],
};

static AWARENESS: Definition = text("awareness", RSS_URL);
static BROWSER_FRIENDLY: Definition = text("browserFriendly", PLAIN);
static EMAIL_SERVICE_ID: Definition = text("emailServiceId", NOT_EMPTY);
static FEED_FLARE: Definition = text("feedFlare", PLAIN).with(&[
    Attribute::required("href", FLARE_LINK),
    Attribute::optional("src", IRI_REFERENCE),
]);
static HOSTNAME: Definition = text("feedburnerHostname", RSS_URL);
static INFO: Definition =
    Definition::empty(Ns::FeedBurner, "info").with(&[Attribute::required("uri", NOT_EMPTY)]);
static ORIGINAL_ENCLOSURE: Definition = text("origEnclosureLink", RSS_URL);
static ORIGINAL_LINK: Definition = text("origLink", RSS_URL);
