//! Values of Media RSS 1.5.1 that stand for themselves.

use super::Written;
use super::html::check_html;
use super::markup::looks_like_html;
use super::plain::not_empty;
use super::{Given, Value, decimal};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

macro_rules! words {
    ($($rule:ident = $name:literal; $constant:ident: $words:expr;)*) => {
        $(
            pub static $rule: Rule = rule!($name, Spec, "0.1.0", Check::Value);
            pub const $constant: Value = Value::OneOf($words, &$rule);
        )*
    };
}

words! {
    INVALID_EXPRESSION = "media/invalid-expression";
    EXPRESSION: &["sample", "full", "nonstop"];
    INVALID_MEDIUM = "media/invalid-medium";
    MEDIUM: &["image", "audio", "video", "document", "executable"];
    INVALID_PRICE_TYPE = "media/invalid-price-type";
    PRICE_TYPE: &["rent", "purchase", "package", "subscription"];
    INVALID_RELATIONSHIP = "media/invalid-relationship";
    RELATIONSHIP: &["allow", "deny"];
    INVALID_RESTRICTION_TYPE = "media/invalid-restriction-type";
    RESTRICTION_TYPE: &["country", "uri", "sharing"];
    INVALID_RIGHTS = "media/invalid-rights";
    RIGHTS_STATUS: &["userCreated", "official"];
    INVALID_STATUS = "media/invalid-status";
    MEDIA_STATUS: &["active", "blocked", "deleted"];
    INVALID_TEXT_TYPE = "media/invalid-text-type";
    TEXT_TYPE: &["plain", "html"];
}

pub static DEPRECATED_ADULT: Rule = rule!("media/deprecated-adult", Interop, "0.1.0", Check::Value);
pub static INVALID_TIME: Rule = rule!("media/invalid-time", Spec, "0.1.0", Check::Value);
pub static MISPLACED_HTML: Rule = rule!("media/misplaced-markup", Interop, "0.1.0", Check::Value);

/// `media:adult`, which `media:rating` took the place of.
pub const ADULT: Value = Value::Checked(adult);
/// Text whose `type` says whether it is HTML.
pub const MEDIA_TEXT: Value = Value::Checked(text);
/// Normal play time (RFC 2326, section 3.6).
pub const PLAY_TIME: Value = Value::Checked(play_time);
/// When a scene or a place begins or ends: the specification's examples leave out the hours.
pub const SCENE_TIME: Value = Value::Checked(scene_time);

fn adult(given: &Given<'_, '_>, sink: &mut Sink) {
    super::check(super::TRUE_FALSE, given, sink);
    sink.push(
        DEPRECATED_ADULT
            .at(given.element.span(), "`media:adult` is deprecated")
            .help("write `<media:rating scheme=\"urn:simple\">adult</media:rating>`, or nonadult"),
    );
}

fn text(given: &Given<'_, '_>, sink: &mut Sink) {
    not_empty(given, sink);
    let kind = given.element.attribute("type");
    match kind.map_or("plain", |kind| kind.value) {
        "html" => check_html(Written::xml(given.element, given.text), true, sink),
        "plain" if looks_like_html(given.text) => sink.push(
            MISPLACED_HTML
                .at(
                    given.span(),
                    format!("{} is plain text and looks like HTML", given.name()),
                )
                .help("add `type=\"html\"`"),
        ),
        _ => {}
    }
}

fn play_time(given: &Given<'_, '_>, sink: &mut Sink) {
    if !is_play_time(given.text) {
        sink.push(
            INVALID_TIME
                .at(
                    given.span(),
                    format!("{} is {}", given.name(), given.shown()),
                )
                .help("write seconds such as `7.5`, or hours as `0:01:07.5`"),
        );
    }
}

fn scene_time(given: &Given<'_, '_>, sink: &mut Sink) {
    if !is_play_time(&format!("0:{}", given.text)) {
        play_time(given, sink);
    }
}

/// Seconds, or hours, minutes and seconds, each with a fraction of the second or without.
fn is_play_time(text: &str) -> bool {
    if text == "now" {
        return true;
    }
    if !text.starts_with(|it: char| it.is_ascii_digit()) {
        return false;
    }
    let parts: Vec<&str> = text.split(':').collect();
    let is_below_60 = |part: &str, whole: usize| {
        let digits = part.split('.').next().unwrap_or_default();
        (1..=whole).contains(&digits.len())
            && decimal::parse(part).is_some_and(|it| (0.0..60.0).contains(&it))
            && !part.starts_with('+')
    };
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    match parts.as_slice() {
        [seconds] => decimal::parse(seconds).is_some(),
        [hours, minutes, seconds] => {
            is_number(hours)
                && is_number(minutes)
                && is_below_60(minutes, 2)
                && is_below_60(seconds, 2)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_play_times() {
        for (text, right) in [
            ("22.9", true),
            ("12:34:56", true),
            ("1:22:33.007", true),
            ("now", true),
            ("0", true),
            ("+17sec", false),
            ("-1", false),
            ("12:60:00", false),
            ("12:34", false),
            ("12:34:61", false),
            ("", false),
            ("1:2.5:3", false),
        ] {
            assert_eq!(is_play_time(text), right, "{text:?}");
        }
    }
}
