//! How much a feed and an item may hold.

use super::Subject;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};
use crate::model::Profile;

pub static EXCESSIVE_ITEMS: Rule = rule!(
    "profile/excessive-items",
    Profile,
    "0.1.0",
    Check::Profile(excessive_items)
);
pub static LARGE_FEED: Rule = rule!(
    "profile/large-feed",
    Profile,
    "0.1.0",
    Check::Profile(large_feed)
);
pub static LARGE_ITEM: Rule = rule!(
    "profile/large-item",
    Profile,
    "0.1.0",
    Check::Profile(large_item)
);
pub static MISSING_ITEMS: Rule = rule!(
    "profile/missing-items",
    Profile,
    "0.1.0",
    Check::Profile(missing_items)
);

/// A megabyte, taken for the smaller of what it can mean.
const MEGABYTE: usize = 1_000_000;

fn excessive_items(subject: &Subject<'_>, sink: &mut Sink) {
    let most = match subject.profile {
        Profile::GoogleNews => 60,
        _ => return,
    };
    let count = subject.items().count();
    if let Some(first) = subject.items().nth(most) {
        let partner = subject.profile.title();
        let message =
            format!("the feed has {count} items; {partner} reads {most} new ones at a time");
        sink.push(
            EXCESSIVE_ITEMS
                .at(first.span(), message)
                .help(format!("set `items = {most}` or fewer for this feed")),
        );
    }
}

fn large_feed(subject: &Subject<'_>, sink: &mut Sink) {
    let most = match subject.profile {
        Profile::GoogleNews => 2,
        Profile::SmartNews => 1,
        _ => return,
    };
    let size = subject.context.document.source().len();
    if size > most * MEGABYTE {
        let partner = subject.profile.title();
        let message = format!("the feed has {size} bytes; {partner} wants at most {most} MB");
        let help = format!("set `bytes = {}` for this feed", most * MEGABYTE);
        sink.push(LARGE_FEED.at(subject.feed.span(), message).help(help));
    }
}

fn large_item(subject: &Subject<'_>, sink: &mut Sink) {
    let most = match subject.profile {
        Profile::GoogleNews => 1,
        _ => return,
    };
    for item in subject.items() {
        let size = item.inner().range().len();
        if size > most * MEGABYTE {
            let partner = subject.profile.title();
            let message = format!("the item has {size} bytes; {partner} wants at most {most} MB");
            sink.push(
                LARGE_ITEM
                    .at(item.span(), message)
                    .help("shorten the article, or put its pictures into files"),
            );
        }
    }
}

fn missing_items(subject: &Subject<'_>, sink: &mut Sink) {
    let least = match subject.profile {
        Profile::Flipboard => 20,
        _ => return,
    };
    let count = subject.items().count();
    if count < least {
        let partner = subject.profile.title();
        let message = format!("the feed has {count} items; {partner} wants at least {least}");
        sink.push(
            MISSING_ITEMS
                .at(subject.feed.span(), message)
                .help("raise `items` for this feed, or take in more articles"),
        );
    }
}
