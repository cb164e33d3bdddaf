//! `[podcast]` as it is written.

use schemars::JsonSchema;

use crate::config::desk::Desk;
use crate::config::document::{Read, Value, Written};
use crate::config::raw::at;
use crate::config::table::Table;
use crate::config::words::{self, names};

/// What a feed that is a podcast tells the directories of podcasts.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct RawPodcast {
    /// Who makes it. Without it, the title of the site.
    #[schemars(length(min = 1))]
    pub author: Option<Written<String>>,
    /// Whom directories write to; both are published.
    pub owner: Option<Written<RawOwner>>,
    /// A square picture of 1400 to 3000 pixels, JPEG or PNG: its address, absolute or relative to
    /// the site's `link`.
    #[schemars(required, length(min = 1))]
    pub artwork: Option<Written<String>>,
    /// Apple's categories, the main one first, such as `History` or `Arts > Books`.
    #[schemars(required, length(min = 1))]
    pub categories: Option<Written<Vec<Written<String>>>>,
    /// Whether it is not for children.
    #[schemars(extend("default" = false))]
    pub explicit: Option<Written<bool>>,
    /// Whether the newest episode is to be heard first, or the first one.
    #[schemars(extend("enum" = names(words::SHOW_TYPES), "default" = "episodic"))]
    pub r#type: Option<Written<String>>,
    /// Whether it is over.
    #[schemars(extend("default" = false))]
    pub complete: Option<Written<bool>>,
    /// Whether other hosts must not take it over. Without it, nothing is said.
    pub locked: Option<Written<bool>>,
    /// Where listeners can give money.
    pub funding: Option<Written<Vec<Written<RawFunding>>>>,
    /// What it is known by for ever, a UUID, if it had one before. Without it, one is made of the
    /// address of its RSS feed.
    pub guid: Option<Written<String>>,
    /// What its files are.
    #[schemars(extend("enum" = names(words::MEDIA), "default" = "podcast"))]
    pub medium: Option<Written<String>>,
    /// Who is heard in it.
    pub persons: Option<Written<Vec<Written<RawCredit>>>>,
}

/// Whom directories write to.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct RawOwner {
    /// The name.
    #[schemars(required, length(min = 1))]
    pub name: Option<Written<String>>,
    /// The e-mail address.
    #[schemars(required, email)]
    pub email: Option<Written<String>>,
}

/// Where listeners can give money.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct RawFunding {
    /// The address, absolute or relative to the site's `link`.
    #[schemars(required, length(min = 1))]
    pub url: Option<Written<String>>,
    /// What is written on it.
    #[schemars(required, length(min = 1))]
    pub text: Option<Written<String>>,
}

/// Somebody who is heard.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(crate) struct RawCredit {
    /// The name.
    #[schemars(required, length(min = 1))]
    pub name: Option<Written<String>>,
    /// The part that the person has, such as `host`.
    #[schemars(length(min = 1))]
    pub role: Option<Written<String>>,
    /// Where the person belongs to, such as `cast`.
    #[schemars(length(min = 1))]
    pub group: Option<Written<String>>,
    /// A picture of the person: its address, absolute or relative to the site's `link`.
    #[schemars(length(min = 1))]
    pub image: Option<Written<String>>,
    /// A page about the person: its address, absolute or relative to the site's `link`.
    #[schemars(length(min = 1))]
    pub url: Option<Written<String>>,
}

impl Read for RawPodcast {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        const ARTWORK: &str = "add the address of a square picture";
        const CATEGORIES: &str = "add at least one, such as `categories = [\"Arts > Books\"]`";
        let mut table = Table::of(key, "`[podcast]`", value, desk)?;
        let raw = Self {
            author: table.take("author", desk),
            owner: table.take("owner", desk),
            artwork: table.need("artwork", at(value), ARTWORK, desk),
            categories: table.need("categories", at(value), CATEGORIES, desk),
            explicit: table.take("explicit", desk),
            r#type: table.take("type", desk),
            complete: table.take("complete", desk),
            locked: table.take("locked", desk),
            funding: table.take("funding", desk),
            guid: table.take("guid", desk),
            medium: table.take("medium", desk),
            persons: table.take("persons", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

/// The table that `value` is, which is written in one line.
fn inline<'t>(
    key: &'static str,
    name: &'static str,
    value: &'t Value<'t>,
    like: &str,
    desk: &mut Desk<'_>,
) -> Option<Table<'t>> {
    if !value.get_ref().is_table() {
        desk.mismatch(key, value, format!("write `{like}`"));
        return None;
    }
    Table::of(key, name, value, desk)
}

impl Read for RawOwner {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let like = "{ name = \"…\", email = \"…\" }";
        let mut table = inline(key, "an owner", value, like, desk)?;
        let raw = Self {
            name: table.need("name", at(value), "add the owner's name", desk),
            email: table.need("email", at(value), "add an address that you read", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

impl Read for RawFunding {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let like = "{ url = \"…\", text = \"…\" }";
        let mut table = inline(key, "`funding`", value, like, desk)?;
        let raw = Self {
            url: table.need("url", at(value), "add the address of the page", desk),
            text: table.need("text", at(value), "add what is written on it", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

impl Read for RawCredit {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let like = "{ name = \"…\", role = \"host\" }";
        let mut table = inline(key, "a person", value, like, desk)?;
        let raw = Self {
            name: table.need("name", at(value), "add the person's name", desk),
            role: table.take("role", desk),
            group: table.take("group", desk),
            image: table.take("image", desk),
            url: table.take("url", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}
