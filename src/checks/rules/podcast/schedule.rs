//! When episodes are to be expected.

use crate::checks::elements::extensions::podcast::UPDATE_FREQUENCY;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static MISSING_START: Rule = rule!(
    "podcast/missing-start",
    Spec,
    "0.1.0",
    Check::Element(&[&UPDATE_FREQUENCY], missing_start)
);

fn missing_start(frequency: Element<'_>, sink: &mut Sink) {
    let counts = frequency.attribute("rrule").is_some_and(|rule| {
        rule.value
            .split(';')
            .filter_map(|part| part.split_once('='))
            .any(|(name, _)| name.eq_ignore_ascii_case("COUNT"))
    });
    if counts && frequency.attribute("dtstart").is_none() {
        sink.push(
            MISSING_START
                .at(
                    frequency.span(),
                    format!("`{}` has no `dtstart` attribute", frequency.name()),
                )
                .help("say from which day on the rule counts"),
        );
    }
}
