//! `id` of an item: text, not blank, its own.

use std::collections::HashMap;

use super::given::Given;
use crate::checks::json::{Context, Kind};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink, Span};

pub static DUPLICATE_ID: Rule = rule!(
    "json/duplicate-id",
    Spec,
    "0.1.0",
    Check::Json(duplicate_id)
);
pub static EMPTY_ID: Rule = rule!("json/empty-id", Spec, "0.1.0", Check::Value);
pub static UNUSUAL_ID: Rule = rule!("json/unusual-id", Interop, "0.1.0", Check::Value);

/// An identifier.
pub fn identifier(given: &Given<'_>, sink: &mut Sink) {
    let trimmed = given.text.trim();
    if trimmed.is_empty() {
        sink.push(
            EMPTY_ID
                .at(given.span(), "`id` of the item is blank")
                .help("write the address of the article: readers drop items without an id"),
        );
    } else if trimmed.len() < given.text.len() {
        sink.push(
            UNUSUAL_ID
                .at(given.span(), "white space around `id` of the item")
                .help("take it out of a new feed; never change an id in use"),
        );
    }
}

fn duplicate_id(context: &Context<'_>, sink: &mut Sink) {
    let mut seen: HashMap<String, Span> = HashMap::new();
    for item in context.items() {
        let Some(value) = item.member("id") else {
            continue;
        };
        // A reader takes a number for the text that it is written as.
        let id = match value.kind() {
            Kind::Text => value.text().unwrap_or_default().into_owned(),
            Kind::Number => value.written().to_owned(),
            _ => continue,
        };
        if id.trim().is_empty() {
            continue;
        }
        match seen.get(&id) {
            Some(first) => sink.push(
                DUPLICATE_ID
                    .at(value.span(), "another item has the same `id`")
                    .help("give each item its own")
                    .see(*first, "this one"),
            ),
            None => {
                seen.insert(id, value.span());
            }
        }
    }
}
