//! What happens now: live streams, chats, and threads of comments.

use crate::checks::document::Ns;
use crate::checks::elements::{Attribute, Definition, Host, ITEM};
use crate::checks::values::podcast::*;
use crate::checks::values::*;

pub static CHAT: Definition = Definition::empty(Ns::Podcast, "chat").with(&[
    Attribute::required("protocol", NOT_EMPTY),
    Attribute::required("server", NOT_EMPTY),
    Attribute::optional("accountId", NOT_EMPTY),
    Attribute::optional("space", NOT_EMPTY),
]);

/// It holds what an item holds.
pub static LIVE_ITEM: Definition = Definition::parent(Ns::Podcast, "liveItem", ITEM.children)
    .with(&[
        Attribute::required("start", TIME),
        Attribute::required("status", LIVE_STATUS),
        Attribute::optional("end", TIME),
    ])
    .open(Host::Item);

/// A rule says when `uri` may be left out.
pub static SOCIAL_INTERACT: Definition = Definition::empty(Ns::Podcast, "socialInteract").with(&[
    Attribute::required("protocol", NOT_EMPTY),
    Attribute::optional("accountId", NOT_EMPTY),
    Attribute::optional("accountUrl", SECURE_URL),
    Attribute::optional("priority", INTEGER),
    Attribute::optional("uri", SECURE_URL),
]);
