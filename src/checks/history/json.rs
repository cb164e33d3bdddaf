//! What a JSON Feed holds.

use std::borrow::Cow;

use super::held::{Held, HeldItem};
use super::plain::{self, moment};
use crate::checks::json::{Kind, Value};
use crate::diagnostic::Lines;

/// Reads the feed whose object is `feed`; all but its file.
pub fn held(feed: Value<'_>, lines: &Lines<'_>) -> Option<Held> {
    let items = feed
        .member("items")
        .filter(|items| items.kind() == Kind::Array);
    let version = feed.member_text("version");
    let is_feed = version.is_some_and(|version| version.contains("jsonfeed.org"));
    if !is_feed && items.is_none() {
        return None;
    }
    let mut held = Held::empty(crate::checks::Kind::Json);
    held.is_whole = feed.is_whole();
    held.self_link = text(feed, "feed_url").map(Cow::into_owned);
    held.title = text(feed, "title").map(Cow::into_owned);
    held.description = text(feed, "description").map(Cow::into_owned);
    let comment = feed.member_text("user_comment");
    held.is_ours = comment.is_some_and(|comment| comment.contains("feedmill"));
    let items = items.into_iter().flat_map(Value::children);
    for item_ in items.filter(|it| it.kind() == Kind::Object) {
        held.push(item(item_, lines));
    }
    Some(held)
}

fn item(item: Value<'_>, lines: &Lines<'_>) -> Option<HeldItem> {
    let names = ["title", "summary", "content_html", "content_text"];
    let texts = names.map(|name| item.member_text(name));
    let id = item.member("id")?;
    // A reader takes a number for the text that it is written as.
    let id = match id.kind() {
        Kind::Number => id.written().to_owned(),
        _ => text(item, "id")?.into_owned(),
    };
    let date = |name| moment(&item.member_text(name)?);
    let url = text(item, "url").or_else(|| text(item, "external_url"));
    Some(HeldItem {
        id,
        url: url.map(Cow::into_owned),
        title: texts[0].as_deref().and_then(plain::line),
        published: date("date_published"),
        updated: date("date_modified"),
        content: plain::hash(texts.iter().map(Option::as_deref)),
        line: lines.line_of(item.span().start as usize),
    })
}

/// A text that says something, without the white space around it.
fn text<'d>(parent: Value<'d>, name: &str) -> Option<Cow<'d, str>> {
    let text = parent.member_text(name)?;
    let trimmed = text.trim();
    match trimmed.len() {
        0 => None,
        length if length == text.len() => Some(text),
        _ => Some(trimmed.to_owned().into()),
    }
}
