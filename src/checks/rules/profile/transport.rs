//! How the feed reaches the partner.

use super::Subject;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};
use crate::model::Profile;

pub static UNSAFE_ADDRESS: Rule = rule!(
    "profile/unsafe-address",
    Profile,
    "0.1.0",
    Check::Profile(unsafe_address)
);
pub static UNUSUAL_ENCODING: Rule = rule!(
    "profile/unusual-encoding",
    Profile,
    "0.1.0",
    Check::Profile(unusual_encoding)
);

fn unsafe_address(subject: &Subject<'_>, sink: &mut Sink) {
    let is_http = |address: &str| address.to_ascii_lowercase().starts_with("http:");
    if subject.profile == Profile::Msn && subject.context.location.is_some_and(is_http) {
        sink.push(
            UNSAFE_ADDRESS
                .at(
                    subject.feed.span(),
                    "the feed has an http address; MSN fetches feeds by https alone",
                )
                .help("hand it out by https, and write that into `url` in [output]"),
        );
    }
}

fn unusual_encoding(subject: &Subject<'_>, sink: &mut Sink) {
    let wants_utf_8 = matches!(subject.profile, Profile::AppleNews | Profile::SmartNews);
    let encoding = subject.context.encoding;
    if wants_utf_8 && !matches!(encoding, "utf-8" | "us-ascii" | "ascii") {
        let partner = subject.profile.title();
        sink.push(
            UNUSUAL_ENCODING
                .at(
                    subject.feed.span(),
                    format!("the feed is in `{encoding}`; {partner} reads UTF-8 alone"),
                )
                .help("write it in UTF-8"),
        );
    }
}
