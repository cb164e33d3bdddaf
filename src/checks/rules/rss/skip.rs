//! `skipHours` and `skipDays`.

use crate::checks::document::Ns;
use crate::checks::elements::{SKIP_DAYS, SKIP_HOURS};
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static DUPLICATE_DAY: Rule = rule!(
    "rss/duplicate-day",
    Spec,
    "0.1.0",
    Check::Element(&[&SKIP_DAYS], duplicate_day)
);
pub static DUPLICATE_HOUR: Rule = rule!(
    "rss/duplicate-hour",
    Spec,
    "0.1.0",
    Check::Element(&[&SKIP_HOURS], duplicate_hour)
);

fn duplicate_day(days: Element<'_>, sink: &mut Sink) {
    duplicate(days, "day", &DUPLICATE_DAY, sink);
}

fn duplicate_hour(hours: Element<'_>, sink: &mut Sink) {
    duplicate(hours, "hour", &DUPLICATE_HOUR, sink);
}

fn duplicate(parent: Element<'_>, name: &'static str, rule: &'static Rule, sink: &mut Sink) {
    let mut seen: Vec<String> = Vec::new();
    for child in parent.all(Ns::None, name) {
        let text = child.text().trim().to_ascii_lowercase();
        // Both are midnight.
        let text = if text == "24" { "0".to_owned() } else { text };
        if seen.contains(&text) {
            sink.push(
                rule.at(child.inner(), format!("the {name} {text} stands twice"))
                    .help("keep one"),
            );
        } else if seen.len() < 64 {
            seen.push(text);
        }
    }
}
