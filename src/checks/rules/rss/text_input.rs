//! `textInput`, which no reader shows.

use crate::checks::elements::TEXT_INPUT;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static DEPRECATED_TEXT_INPUT: Rule = rule!(
    "rss/deprecated-text-input",
    Interop,
    "0.1.0",
    Check::Element(&[&TEXT_INPUT], deprecated_text_input)
);

fn deprecated_text_input(input: Element<'_>, sink: &mut Sink) {
    sink.push(
        DEPRECATED_TEXT_INPUT
            .at(input.span(), "`textInput` is shown by no reader")
            .help("take it out"),
    );
}
