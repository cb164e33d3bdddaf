//! The table: which objects there are, and what their members hold.

use super::given::Given;
use super::{authors, content, dates, hubs, id, numbers, text, url, version};
use crate::checks::Sink;
use crate::checks::json::{Kind, Value};

/// A kind of object.
#[derive(Debug)]
pub struct Shape {
    /// What people call one.
    pub name: &'static str,
    pub members: &'static [Member],
    /// What is looked at when all members are known.
    pub also: fn(Value<'_>, &mut Sink),
}

/// A member that an object may have.
#[derive(Debug)]
pub struct Member {
    pub name: &'static str,
    pub is_required: bool,
    pub holds: Holds,
}

/// What a member holds.
#[derive(Debug)]
pub enum Holds {
    Boolean,
    List(&'static Holds),
    Number(fn(&Given<'_>, &mut Sink)),
    Object(&'static Shape),
    Text(fn(&Given<'_>, &mut Sink)),
}

impl Holds {
    /// The kind of value that it is.
    pub fn kind(&self) -> Kind {
        match self {
            Holds::Boolean => Kind::Boolean,
            Holds::List(_) => Kind::Array,
            Holds::Number(_) => Kind::Number,
            Holds::Object(_) => Kind::Object,
            Holds::Text(_) => Kind::Text,
        }
    }
}

const fn required(name: &'static str, holds: Holds) -> Member {
    Member {
        name,
        is_required: true,
        holds,
    }
}

const fn optional(name: &'static str, holds: Holds) -> Member {
    Member {
        name,
        is_required: false,
        holds,
    }
}

/// “Top-level”.
pub static FEED: Shape = Shape {
    name: "feed",
    members: &[
        required("version", Holds::Text(version::known)),
        required("title", Holds::Text(text::plain)),
        optional("home_page_url", Holds::Text(url::web)),
        optional("feed_url", Holds::Text(url::web)),
        optional("description", Holds::Text(text::plain)),
        optional("user_comment", Holds::Text(text::not_empty)),
        optional("next_url", Holds::Text(url::web)),
        optional("icon", Holds::Text(url::web)),
        optional("favicon", Holds::Text(url::web)),
        optional("author", Holds::Object(&AUTHOR)),
        optional("authors", Holds::List(&Holds::Object(&AUTHOR))),
        optional("language", Holds::Text(text::language)),
        optional("expired", Holds::Boolean),
        optional("hubs", Holds::List(&Holds::Object(&HUB))),
        required("items", Holds::List(&Holds::Object(&ITEM))),
    ],
    also: nothing,
};

/// “Items”.
pub static ITEM: Shape = Shape {
    name: "item",
    members: &[
        required("id", Holds::Text(id::identifier)),
        optional("url", Holds::Text(url::link)),
        optional("external_url", Holds::Text(url::link)),
        optional("title", Holds::Text(text::plain)),
        optional("content_html", Holds::Text(content::html)),
        optional("content_text", Holds::Text(text::without_markup)),
        optional("summary", Holds::Text(text::plain)),
        optional("image", Holds::Text(url::web)),
        optional("banner_image", Holds::Text(url::web)),
        optional("date_published", Holds::Text(dates::date)),
        optional("date_modified", Holds::Text(dates::date)),
        optional("author", Holds::Object(&AUTHOR)),
        optional("authors", Holds::List(&Holds::Object(&AUTHOR))),
        optional("tags", Holds::List(&Holds::Text(text::plain))),
        optional("language", Holds::Text(text::language)),
        optional("attachments", Holds::List(&Holds::Object(&ATTACHMENT))),
    ],
    also: content::has_content,
};

/// “Attachments”.
pub static ATTACHMENT: Shape = Shape {
    name: "attachment",
    members: &[
        required("url", Holds::Text(url::web)),
        required("mime_type", Holds::Text(text::media_type)),
        optional("title", Holds::Text(text::plain)),
        optional("size_in_bytes", Holds::Number(numbers::size)),
        optional("duration_in_seconds", Holds::Number(numbers::duration)),
    ],
    also: nothing,
};

/// An author object: of a feed and of an item.
pub static AUTHOR: Shape = Shape {
    name: "author",
    members: &[
        optional("name", Holds::Text(text::plain)),
        optional("url", Holds::Text(url::link)),
        optional("avatar", Holds::Text(url::web)),
    ],
    also: authors::not_empty,
};

/// “Subscribing to Real-time Notifications”.
pub static HUB: Shape = Shape {
    name: "hub",
    members: &[
        required("type", Holds::Text(hubs::kind)),
        required("url", Holds::Text(url::web)),
    ],
    also: nothing,
};

/// Every kind of object, the outermost first.
pub static SHAPES: [&Shape; 5] = [&FEED, &ITEM, &ATTACHMENT, &AUTHOR, &HUB];

fn nothing(_: Value<'_>, _: &mut Sink) {}
