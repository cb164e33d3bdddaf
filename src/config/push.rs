//! `[push]`: who is told at once when a feed has changed.

use schemars::JsonSchema;

use super::desk::Desk;
use super::document::{Read, Value, Written};
use super::table::Table;
use crate::model::{AbsoluteUrl, Format};

/// Who is told at once when a feed has changed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Push {
    /// The WebSub hubs that subscribers are sent to, each once.
    pub hubs: Vec<AbsoluteUrl>,
    /// The rssCloud server that subscribers of RSS are sent to.
    pub cloud: Option<Cloud>,
}

/// A server that tells those of a change who have asked for it by `<cloud>`
/// (<https://www.rssboard.org/rsscloud-interface>).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cloud {
    /// Where subscribers ask for it; an `http` address, for RSS can name no other.
    pub register: AbsoluteUrl,
    /// Where it is told that a feed has changed.
    pub ping: AbsoluteUrl,
}

/// How somebody is told that a feed has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Manner {
    /// As a WebSub hub.
    WebSub,
    /// As an rssCloud server, which knows RSS only.
    Cloud,
}

impl Manner {
    /// Whether feeds of this format are told.
    pub fn takes(self, format: Format) -> bool {
        self == Self::WebSub || format == Format::Rss
    }
}

impl Push {
    /// Where pings go, each address once.
    pub fn listeners(&self) -> impl Iterator<Item = (&AbsoluteUrl, Manner)> {
        let hubs = self.hubs.iter().map(|hub| (hub, Manner::WebSub));
        hubs.chain(self.cloud.iter().map(|cloud| (&cloud.ping, Manner::Cloud)))
    }

    /// How the one at `address` is told; `None` if the settings don't name it.
    pub fn manner(&self, address: &str) -> Option<Manner> {
        let mut listeners = self.listeners();
        let (_, manner) = listeners.find(|(known, _)| known.as_str() == address)?;
        Some(manner)
    }
}

/// Who is told at once when a feed has changed.
#[derive(Clone, Debug, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub(super) struct RawPush {
    /// The WebSub hubs: their addresses.
    #[schemars(extend(
        "default" = [],
        "items" = { "type": "string", "format": "uri", "pattern": "^https?://[^#]*$" },
        "uniqueItems" = true
    ))]
    pub hubs: Option<Written<Vec<Written<String>>>>,
    /// The rssCloud server: the address at which subscribers register.
    #[schemars(extend("format" = "uri", "pattern" = "^http://[^#]*$"))]
    pub cloud: Option<Written<String>>,
    /// The address at which that server is told of changes. By default `ping` beside the other.
    #[schemars(extend("format" = "uri", "pattern" = "^https?://[^#]*$"))]
    pub cloud_ping: Option<Written<String>>,
}

impl Read for RawPush {
    fn read(key: &'static str, value: &Value<'_>, desk: &mut Desk<'_>) -> Option<Self> {
        let mut table = Table::of(key, "`[push]`", value, desk)?;
        let raw = Self {
            hubs: table.take("hubs", desk),
            cloud: table.take("cloud", desk),
            cloud_ping: table.take("cloud_ping", desk),
        };
        table.finish(desk);
        Some(raw)
    }
}

/// What is written → what is used.
pub(super) fn convert(raw: &Option<Written<RawPush>>, desk: &mut Desk<'_>) -> Push {
    let Some(raw) = raw else {
        return Push::default();
    };
    let mut hubs: Vec<AbsoluteUrl> = Vec::new();
    for hub in raw.value.hubs.iter().flat_map(|list| &list.value) {
        let Some(url) = desk.hub(hub) else {
            continue;
        };
        if hubs.contains(&url) {
            let message = format!("`{}` is here a second time", hub.value);
            let help = "remove one of the two";
            desk.refuse("settings/invalid-value", hub.span.clone(), message, help);
        }
        hubs.push(url);
    }
    let cloud = cloud(&raw.value, &hubs, desk);
    Push { hubs, cloud }
}

fn cloud(raw: &RawPush, hubs: &[AbsoluteUrl], desk: &mut Desk<'_>) -> Option<Cloud> {
    let given = raw.cloud_ping.as_ref();
    let ping = given.and_then(|ping| desk.hub(ping));
    let Some(written) = &raw.cloud else {
        if let Some(ping) = given {
            let message = "`cloud_ping` is of no use without `cloud`".to_owned();
            let help = "write in `cloud` where subscribers register";
            desk.refuse("settings/invalid-value", ping.span.clone(), message, help);
        }
        return None;
    };
    let register = desk.hub(written)?;
    if register.url().scheme() != "http" {
        let message = format!("`cloud` can't be {:?}", written.value);
        let help = "write an address that begins with `http:`: RSS can name no other for it";
        desk.refuse(
            "settings/invalid-value",
            written.span.clone(),
            message,
            help,
        );
        return None;
    }
    let ping = match given {
        Some(_) => ping?,
        None => register.join("ping")?,
    };
    if hubs.contains(&ping) {
        let message = format!("`{ping}` is one of the `hubs`, too");
        let help = "take it out of one of the two: it is told in one way";
        desk.refuse(
            "settings/invalid-value",
            written.span.clone(),
            message,
            help,
        );
        return None;
    }
    Some(Cloud { register, ping })
}
