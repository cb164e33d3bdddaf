//! What a feed may lack, and better has.

use super::version::is_first;
use crate::checks::fix::is_web_address;
use crate::checks::fix::json::{member_after, quoted};
use crate::checks::json::Context;
use crate::checks::rule::rule;
use crate::checks::rules::language::MISSING_LANGUAGE;
use crate::checks::{Check, Rule, Sink, Span};

pub static MISSING_FEED_URL: Rule = rule!(
    "json/missing-feed-url",
    Interop,
    "0.1.0",
    Check::Json(missing_feed_url)
);
pub static MISSING_HOME_PAGE: Rule = rule!(
    "json/missing-home-page",
    Interop,
    "0.1.0",
    Check::Json(missing_home_page)
);
pub static MISSING_ICON: Rule = rule!(
    "json/missing-icon",
    Style,
    "0.1.0",
    Check::Json(missing_icon)
);
pub static MISSING_URL: Rule = rule!(
    "json/missing-url",
    Interop,
    "0.1.0",
    Check::Json(missing_url)
);

fn missing_feed_url(context: &Context<'_>, sink: &mut Sink) {
    if lacks(context, &["feed_url"]) {
        sink.push(
            MISSING_FEED_URL
                .at(context.feed.span(), "the feed has no `feed_url`")
                .help("add the address that it is published at")
                .fix_all(place(context)),
        );
    }
}

/// The edit that adds the address, if it is known.
fn place(context: &Context<'_>) -> Option<(Span, String)> {
    let location = context.location.filter(|it| is_web_address(it))?;
    let before = ["home_page_url", "title", "version"];
    let before = before.iter().find_map(|name| context.feed.member(name))?;
    member_after(before, "feed_url", &quoted(location))
}

fn missing_home_page(context: &Context<'_>, sink: &mut Sink) {
    if lacks(context, &["home_page_url"]) {
        sink.push(
            MISSING_HOME_PAGE
                .at(context.feed.span(), "the feed has no `home_page_url`")
                .help("add the address of the site"),
        );
    }
}

fn missing_icon(context: &Context<'_>, sink: &mut Sink) {
    if lacks(context, &["icon", "favicon"]) {
        sink.push(
            MISSING_ICON
                .at(
                    context.feed.span(),
                    "the feed has neither `icon` nor `favicon`",
                )
                .help("add them, so that readers need not search the site for a picture"),
        );
    }
    // In the same way, for the rule that all formats share.
    if !is_first(context.feed) && lacks(context, &["language"]) {
        let items = context.items();
        let some = items
            .into_iter()
            .any(|item| item.member("language").is_some());
        if !some {
            sink.push(
                MISSING_LANGUAGE
                    .at(
                        context.feed.span(),
                        "nothing says in which language this is",
                    )
                    .help("add `\"language\": \"en\"`"),
            );
        }
    }
}

fn missing_url(context: &Context<'_>, sink: &mut Sink) {
    for item in context.items() {
        if item.is_whole() && item.member("url").is_none() && item.member("external_url").is_none()
        {
            sink.push(
                MISSING_URL
                    .at(item.span(), "the item has no `url`")
                    .help("add the address of the article, even where `id` is the same"),
            );
        }
    }
}

/// Whether the feed is known to have none of the members.
fn lacks(context: &Context<'_>, names: &[&str]) -> bool {
    context.feed.is_whole() && names.iter().all(|name| context.feed.member(name).is_none())
}
