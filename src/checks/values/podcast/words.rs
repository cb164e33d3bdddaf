//! Words from a list.

use crate::checks::rule::rule;
use crate::checks::values::{Given, Value};
use crate::checks::{Check, Rule, Sink};

pub static INVALID_STATUS: Rule = rule!("podcast/invalid-status", Spec, "0.1.0", Check::Value);
pub static UNKNOWN_GROUP: Rule = rule!("podcast/unknown-group", Interop, "0.1.0", Check::Value);
pub static UNKNOWN_MEDIUM: Rule = rule!("podcast/unknown-medium", Interop, "0.1.0", Check::Value);

/// What kind of thing a feed holds.
pub const MEDIUM_NAME: Value = Value::Checked(medium);
/// What part of the production a person has.
pub const PERSON_GROUP: Value = Value::Checked(group);
/// Whether a stream has begun.
pub const LIVE_STATUS: Value = Value::OneOf(&["pending", "live", "ended"], &INVALID_STATUS);

/// Each of them also with an `L` behind it: a list of such things.
const MEDIA: [&str; 9] = [
    "podcast",
    "music",
    "video",
    "film",
    "audiobook",
    "newsletter",
    "blog",
    "publisher",
    "course",
];

/// The groups of the Podcast Taxonomy.
const GROUPS: [&str; 12] = [
    "creative direction",
    "cast",
    "writing",
    "audio production",
    "audio post-production",
    "administration",
    "visuals",
    "community",
    "misc",
    "misc.",
    "video production",
    "video post-production",
];

fn medium(given: &Given<'_, '_>, sink: &mut Sink) {
    let one = given.text.strip_suffix('L').unwrap_or(given.text);
    if !MEDIA.contains(&one) && given.text != "mixed" {
        given.refuse(
            &UNKNOWN_MEDIUM,
            format!(
                "write {}, mixed, or one of them with an L",
                MEDIA.join(", ")
            ),
            sink,
        );
    }
}

fn group(given: &Given<'_, '_>, sink: &mut Sink) {
    let lower = given.text.to_lowercase();
    if !GROUPS.contains(&lower.as_str()) {
        given.refuse(
            &UNKNOWN_GROUP,
            "write a group of the Podcast Taxonomy, such as cast or writing",
            sink,
        );
    }
}
