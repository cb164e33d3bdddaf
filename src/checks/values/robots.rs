//! What robots may do with a feed (<https://www.robotstxt.org/meta.html>).

use super::{Given, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink};

pub static INVALID_META_NAME: Rule = rule!("feed/invalid-meta-name", Spec, "0.1.0", Check::Value);
pub static INVALID_ROBOTS: Rule = rule!("feed/invalid-robots", Spec, "0.1.0", Check::Value);

/// `name` of `meta`: robots, and nothing else that a feed could say with it.
pub const META_NAME: Value = Value::OneOf(&["robots"], &INVALID_META_NAME);
/// `content` of `meta`.
pub const ROBOTS: Value = Value::Checked(robots);

const WORDS: &[&str] = &[
    "all",
    "follow",
    "index",
    "noarchive",
    "nofollow",
    "noimageindex",
    "noindex",
    "none",
    "nosnippet",
    "notranslate",
];
/// What contradicts what.
const OPPOSITES: &[(&str, &str)] = &[
    ("index", "noindex"),
    ("follow", "nofollow"),
    ("all", "none"),
    ("all", "noindex"),
    ("all", "nofollow"),
    ("none", "index"),
    ("none", "follow"),
];

fn robots(given: &Given<'_, '_>, sink: &mut Sink) {
    let lower = given.text.to_ascii_lowercase();
    let words: Vec<&str> = lower.split(',').map(str::trim).collect();
    let has = |word: &str| words.contains(&word);
    let unknown = words.iter().find(|word| !WORDS.contains(*word));
    let opposites = OPPOSITES.iter().find(|(one, other)| has(one) && has(other));
    let what = match (unknown, opposites) {
        (Some(_), _) => String::new(),
        (None, Some((one, other))) => format!(": `{one}` contradicts `{other}`"),
        (None, None) => return,
    };
    sink.push(
        INVALID_ROBOTS
            .at(
                given.span(),
                format!("{} is {}{what}", given.name(), given.shown()),
            )
            .help("write words such as `noindex, nofollow`, with commas between them"),
    );
}
