//! The languages of the feed and its items.

use super::Subject;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};
use crate::model::Profile;

pub static CONFLICTING_LANGUAGE: Rule = rule!(
    "profile/conflicting-language",
    Profile,
    "0.1.0",
    Check::Profile(conflicting_language)
);
pub static MISSING_REGION: Rule = rule!(
    "profile/missing-region",
    Profile,
    "0.1.0",
    Check::Profile(missing_region)
);

fn conflicting_language(subject: &Subject<'_>, sink: &mut Sink) {
    if subject.profile != Profile::Msn {
        return;
    }
    let Some(feed) = subject.language(subject.feed) else {
        return;
    };
    for item in subject.items() {
        let Some(own) = subject.language(item) else {
            continue;
        };
        if !primary(&own).eq_ignore_ascii_case(primary(&feed)) {
            let message = format!(
                "the item is in `{}` and the feed in `{}`; MSN wants one language in a feed",
                own.trim(),
                feed.trim()
            );
            sink.push(
                CONFLICTING_LANGUAGE
                    .at(item.span(), message)
                    .help("make a feed of each language, with `language` in [[feeds]]"),
            );
        }
    }
}

fn missing_region(subject: &Subject<'_>, sink: &mut Sink) {
    if subject.profile != Profile::AppleNews {
        return;
    }
    let language = subject.language(subject.feed);
    let message = match &language {
        None => "the feed says no language, which Apple News demands".to_owned(),
        Some(tag) if !has_region(tag) => {
            format!(
                "the language `{}` has no region; Apple News demands one",
                tag.trim()
            )
        }
        Some(_) => return,
    };
    sink.push(
        MISSING_REGION
            .at(subject.feed.span(), message)
            .help("write it like `en-GB`"),
    );
}

fn primary(tag: &str) -> &str {
    tag.trim().split(['-', '_']).next().unwrap_or_default()
}

fn has_region(tag: &str) -> bool {
    tag.trim().split(['-', '_']).skip(1).any(|subtag| {
        let is_all = |wanted: fn(&u8) -> bool| subtag.as_bytes().iter().all(wanted);
        subtag.len() == 2 && is_all(u8::is_ascii_alphabetic)
            || subtag.len() == 3 && is_all(u8::is_ascii_digit)
    })
}
