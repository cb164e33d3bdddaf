//! Which version of the format it is.

use super::given::Given;
use crate::checks::json::{Context, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static CONFLICTING_VERSION: Rule = rule!(
    "json/conflicting-version",
    Interop,
    "0.1.0",
    Check::Json(newer_members)
);
pub static DEPRECATED_VERSION: Rule =
    rule!("json/deprecated-version", Style, "0.1.0", Check::Value);
pub static INVALID_VERSION: Rule = rule!("json/invalid-version", Spec, "0.1.0", Check::Value);
pub static MISPLACED_VERSION: Rule = rule!(
    "json/misplaced-version",
    Style,
    "0.1.0",
    Check::Json(version_first)
);

const FIRST: &str = "https://jsonfeed.org/version/1";
const LATEST: &str = "https://jsonfeed.org/version/1.1";

/// `version`: the address of a version that is known.
pub fn known(given: &Given<'_>, sink: &mut Sink) {
    match &*given.text {
        LATEST => {}
        FIRST => sink.push(
            DEPRECATED_VERSION
                .at(given.span(), "the feed is of version 1, the latest is 1.1")
                .help(format!("write `{LATEST}`, and `authors` for `author`")),
        ),
        _ => sink.push(
            INVALID_VERSION
                .at(
                    given.span(),
                    format!("{} is no version of JSON Feed", given.shown()),
                )
                .help(format!("write `{LATEST}`")),
        ),
    }
}

/// Whether the feed says that it is of version 1.
pub fn is_first(feed: Value<'_>) -> bool {
    feed.member_text("version").is_some_and(|it| it == FIRST)
}

fn version_first(context: &Context<'_>, sink: &mut Sink) {
    let version = context
        .feed
        .children()
        .position(|it| it.is_named("version"));
    if version.is_some_and(|at| at > 0)
        && let Some((_, span)) = context.feed.member("version").and_then(Value::name)
    {
        sink.push(
            MISPLACED_VERSION
                .at(span, "`version` is not the first member")
                .help("write it first, so that people and programs see what this is"),
        );
    }
}

/// What version 1 does not have, in a feed that says that it is of version 1.
fn newer_members(context: &Context<'_>, sink: &mut Sink) {
    if !is_first(context.feed) {
        return;
    }
    for object in std::iter::once(context.feed).chain(context.items()) {
        let has_author = object.member("author").is_some();
        for (name, span) in object.children().filter_map(Value::name) {
            if name == "language" || (name == "authors" && !has_author) {
                sink.push(
                    CONFLICTING_VERSION
                        .at(
                            span,
                            format!("`{name}` in a feed of version 1, which does not have it"),
                        )
                        .help(format!("write `{LATEST}` as `version`")),
                );
            }
        }
    }
}
