//! Authors: objects that say something, in the list that 1.1 has for them.

use super::members::AUTHOR;
use super::version::is_first;
use crate::checks::fix::json::member_after;
use crate::checks::json::{Context, Kind, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink, Span};

pub static DEPRECATED_AUTHOR: Rule = rule!(
    "json/deprecated-author",
    Style,
    "0.1.0",
    Check::Json(author_alone)
);
pub static EMPTY_AUTHOR: Rule = rule!("json/empty-author", Spec, "0.1.0", Check::Structure);

/// Looks for one of the members in an author.
pub fn not_empty(author: Value<'_>, sink: &mut Sink) {
    let says = |it: Value<'_>| AUTHOR.members.iter().any(|member| it.is_named(member.name));
    if author.is_whole() && !author.children().any(says) {
        sink.push(
            EMPTY_AUTHOR
                .at(
                    author.span(),
                    "the author has neither `name` nor `url` nor `avatar`",
                )
                .help("add the name, or take the author out"),
        );
    }
}

/// The edit that says the author in the list as well.
fn as_list(object: Value<'_>) -> Option<(Span, String)> {
    let author = object.member("author")?;
    let is_right =
        author.kind() == Kind::Object && author.is_whole() && author.children().next().is_some();
    let list = format!("[{}]", author.written());
    is_right.then(|| member_after(author, "authors", &list))?
}

fn author_alone(context: &Context<'_>, sink: &mut Sink) {
    if is_first(context.feed) {
        return;
    }
    for object in std::iter::once(context.feed).chain(context.items()) {
        let Some((_, span)) = object.member("author").and_then(Value::name) else {
            continue;
        };
        if object.member("authors").is_none() && object.is_whole() {
            sink.push(
                DEPRECATED_AUTHOR
                    .at(span, "`author` without `authors`")
                    .help("add `authors`, a list; `author` may stay for readers of version 1")
                    .fix_all(as_list(object)),
            );
        }
    }
}
