//! Attachments: each file once.

use std::collections::HashMap;

use crate::checks::json::{Context, Value};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink, Span};

pub static DUPLICATE_ATTACHMENT: Rule = rule!(
    "json/duplicate-attachment",
    Interop,
    "0.1.0",
    Check::Json(duplicate_attachment)
);

fn duplicate_attachment(context: &Context<'_>, sink: &mut Sink) {
    for item in context.items() {
        let list = item.member("attachments");
        let mut seen: HashMap<String, Span> = HashMap::new();
        for attachment in list.into_iter().flat_map(Value::children) {
            let Some(url) = attachment.member("url") else {
                continue;
            };
            let Some(text) = url.text() else {
                continue;
            };
            match seen.get(&*text) {
                Some(first) => sink.push(
                    DUPLICATE_ATTACHMENT
                        .at(url.span(), "the item has this attachment twice")
                        .help(
                            "take one out; give alternatives addresses of their own and one title",
                        )
                        .see(*first, "it is here first"),
                ),
                None => {
                    seen.insert(text.into_owned(), url.span());
                }
            }
        }
    }
}
