//! Tags: each once.

use std::collections::HashMap;

use crate::checks::json::{Context, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink, Span};

pub static DUPLICATE_TAG: Rule = rule!(
    "json/duplicate-tag",
    Style,
    "0.1.0",
    Check::Json(duplicate_tag)
);

fn duplicate_tag(context: &Context<'_>, sink: &mut Sink) {
    for item in context.items() {
        let list = item.member("tags");
        let mut seen: HashMap<String, Span> = HashMap::new();
        for tag in list.into_iter().flat_map(Value::children) {
            let Some(text) = tag.text() else {
                continue;
            };
            let word = text.trim().to_lowercase();
            match seen.get(&word) {
                Some(first) => sink.push(
                    DUPLICATE_TAG
                        .at(tag.span(), "the item has this tag twice")
                        .help("take one out")
                        .see(*first, "it is here first"),
                ),
                None => {
                    seen.insert(word, tag.span());
                }
            }
        }
    }
}
