//! Where the feed is, and where its next page.

use ::url::Url;

use crate::checks::json::Context;
use crate::checks::rule::rule;
use crate::checks::rules::atom::{CONFLICTING_SELF, is_same};
use crate::checks::{Check, Rule, Sink};

pub static CONFLICTING_NEXT_URL: Rule = rule!(
    "json/conflicting-next-url",
    Spec,
    "0.1.0",
    Check::Json(addresses)
);

fn addresses(context: &Context<'_>, sink: &mut Sink) {
    let parsed = |text: &str| Url::parse(text).ok();
    let member = |name: &str| parsed(&context.feed.member_text(name)?);
    let (own, next) = (member("feed_url"), member("next_url"));
    let location = context.location.and_then(parsed);
    if let (Some(location), Some(own), Some(value)) =
        (&location, &own, context.feed.member("feed_url"))
        && !is_same(Some(location.clone()), Some(own.clone()))
    {
        sink.push(
            CONFLICTING_SELF
                .at(
                    value.span(),
                    format!("`feed_url` is not where the feed is: {location}"),
                )
                .help("write the address that the feed is fetched from"),
        );
    }
    let here = [own, location];
    if let (Some(next), Some(value)) = (next, context.feed.member("next_url"))
        && here
            .into_iter()
            .flatten()
            .any(|it| is_same(Some(it), Some(next.clone())))
    {
        sink.push(
            CONFLICTING_NEXT_URL
                .at(value.span(), "`next_url` is the address of the feed itself")
                .help("write the address of the next page, or leave it out on the last"),
        );
    }
}
