//! Values of Apple's elements for podcasts.

use super::itunes_categories::{Standing, standing};
use super::{Given, NOT_EMPTY, PLAIN, Value, check};
use crate::checks::document::Ns;
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static DEPRECATED_CATEGORY: Rule =
    rule!("itunes/deprecated-category", Interop, "0.1.0", Check::Value);
pub static EXCESSIVE_TEXT: Rule = rule!("itunes/excessive-text", Spec, "0.1.0", Check::Value);
pub static INVALID_CATEGORY: Rule = rule!("itunes/invalid-category", Spec, "0.1.0", Check::Value);
pub static INVALID_DURATION: Rule = rule!("itunes/invalid-duration", Spec, "0.1.0", Check::Value);
pub static INVALID_EPISODE_TYPE: Rule =
    rule!("itunes/invalid-episode-type", Spec, "0.1.0", Check::Value);
pub static INVALID_EXPLICIT: Rule = rule!("itunes/invalid-explicit", Spec, "0.1.0", Check::Value);
pub static INVALID_FLAG: Rule = rule!("itunes/invalid-flag", Spec, "0.1.0", Check::Value);
pub static INVALID_TYPE: Rule = rule!("itunes/invalid-type", Spec, "0.1.0", Check::Value);
pub static UNUSUAL_KEYWORDS: Rule =
    rule!("itunes/unusual-keywords", Interop, "0.1.0", Check::Value);

/// The name of a category, or below one, of a subcategory.
pub const CATEGORY_NAME: Value = Value::Checked(category);
/// How long an episode is: seconds, or hours, minutes and seconds with colons.
pub const DURATION: Value = Value::Checked(duration);
/// What kind of episode it is.
pub const EPISODE_TYPE: Value = Value::Checked(episode_type);
/// Keywords with commas between them.
pub const KEYWORD_LIST: Value = Value::Checked(keywords);
/// Text, perhaps HTML, of at most 4000 characters.
pub const LONG: Value = Value::Checked(long);
/// Plain text of at most 255 characters.
pub const SHORT: Value = Value::Checked(short);
/// In which order a show is heard.
pub const SHOW_TYPE: Value = Value::Checked(show_type);
/// Whether something is explicit.
pub const EXPLICIT_WORD: Value = Value::Checked(true_or_false);
/// `Yes`; the form that says `no` does nothing.
pub const YES: Value = Value::Checked(yes);

fn category(given: &Given<'_, '_>, sink: &mut Sink) {
    let parent = given
        .element
        .parent()
        .filter(|parent| parent.is(Ns::Itunes, "category"))
        .and_then(|parent| parent.attribute("text"))
        .map(|text| text.value);
    let found = match standing(given.text, parent) {
        Standing::Current => return,
        Standing::Former => DEPRECATED_CATEGORY
            .at(
                given.span(),
                format!("{} is a category that Apple no longer has", given.shown()),
            )
            .help("choose one of the categories that Apple Podcasts has today"),
        Standing::Unknown => INVALID_CATEGORY
            .at(
                given.span(),
                match parent {
                    Some(parent) => {
                        format!("{} is no subcategory of {parent:?}", given.shown())
                    }
                    None => format!("{} is no category", given.shown()),
                },
            )
            .help("choose one of the categories that Apple Podcasts has, spelt as Apple does"),
    };
    sink.push(found);
}

fn duration(given: &Given<'_, '_>, sink: &mut Sink) {
    let parts: Vec<&str> = given.text.split(':').collect();
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|it| it.is_ascii_digit());
    let is_sixtieth = |part: &&str| part.len() <= 2 && part.parse::<u8>().is_ok_and(|it| it < 60);
    let is_valid = parts.len() <= 3
        && parts.iter().all(|part| is_number(part))
        && parts[1..].iter().all(is_sixtieth);
    if !is_valid {
        given.refuse(
            &INVALID_DURATION,
            "write the seconds, such as 1854, or a time such as 0:30:54",
            sink,
        );
    }
}

fn episode_type(given: &Given<'_, '_>, sink: &mut Sink) {
    one_of(
        &["full", "trailer", "bonus"],
        &INVALID_EPISODE_TYPE,
        given,
        sink,
    );
}

fn show_type(given: &Given<'_, '_>, sink: &mut Sink) {
    one_of(&["episodic", "serial"], &INVALID_TYPE, given, sink);
}

fn true_or_false(given: &Given<'_, '_>, sink: &mut Sink) {
    one_of(&["true", "false"], &INVALID_EXPLICIT, given, sink);
}

fn yes(given: &Given<'_, '_>, sink: &mut Sink) {
    one_of(&["Yes", "No"], &INVALID_FLAG, given, sink);
}

/// Apple writes these words now with a capital and now without, so case says nothing.
fn one_of(words: &[&str], rule: &'static Rule, given: &Given<'_, '_>, sink: &mut Sink) {
    if !words
        .iter()
        .any(|word| word.eq_ignore_ascii_case(given.text))
    {
        given.refuse(rule, format!("write {}", words.join(" or ")), sink);
    }
}

fn keywords(given: &Given<'_, '_>, sink: &mut Sink) {
    short(given, sink);
    // Two words may well be one keyword.
    if !given.text.contains(',') && given.text.split_whitespace().count() > 2 {
        sink.push(
            UNUSUAL_KEYWORDS
                .at(
                    given.span(),
                    format!("{} has words and no commas", given.name()),
                )
                .help("put commas between the keywords"),
        );
    }
}

fn short(given: &Given<'_, '_>, sink: &mut Sink) {
    check(PLAIN, given, sink);
    at_most(255, given, sink);
}

fn long(given: &Given<'_, '_>, sink: &mut Sink) {
    check(NOT_EMPTY, given, sink);
    at_most(4000, given, sink);
}

fn at_most(limit: usize, given: &Given<'_, '_>, sink: &mut Sink) {
    let length = given.text.chars().count();
    if length > limit {
        sink.push(
            EXCESSIVE_TEXT
                .at(
                    given.span(),
                    format!("{} has {length} characters", given.name()),
                )
                .help(format!("write at most {limit}")),
        );
    }
}
