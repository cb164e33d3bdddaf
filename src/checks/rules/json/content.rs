//! What an item says: HTML or text, one at least.

use super::given::Given;
use crate::checks::json::{Kind, Value};
use crate::checks::rule::rule;
use crate::checks::values::{Markup, Written, check_html_by, find_markup};
use crate::checks::{Check, Rule, Sink};

pub static EMPTY_CONTENT: Rule = rule!("json/empty-content", Interop, "0.1.0", Check::Structure);
pub static MISPLACED_ESCAPE: Rule = rule!("json/misplaced-escape", Interop, "0.1.0", Check::Value);
pub static MISSING_CONTENT: Rule = rule!("json/missing-content", Spec, "0.1.0", Check::Structure);
pub static RELATIVE_REFERENCE: Rule =
    rule!("json/relative-reference", Interop, "0.1.0", Check::Value);

/// `content_html`.
pub fn html(given: &Given<'_>, sink: &mut Sink) {
    if !given.text.contains('<') {
        if has_escaped_tags(&given.text) {
            sink.push(
                MISPLACED_ESCAPE
                    .at(
                        given.span(),
                        format!("the tags in {} are escaped", given.name()),
                    )
                    .help("write `<` and `>` themselves: JSON has no need to escape them"),
            );
        }
        return;
    }
    let written = Written::json(given.value, &given.text);
    check_html_by(written, Some(&RELATIVE_REFERENCE), sink);
}

fn has_escaped_tags(text: &str) -> bool {
    text.contains("&lt;")
        && find_markup(&text.replace("&lt;", "<").replace("&gt;", ">")) == Some(Markup::Tag)
}

/// Looks for content in an item.
pub fn has_content(item: Value<'_>, sink: &mut Sink) {
    let is_content = |it: &Value<'_>| it.is_named("content_html") || it.is_named("content_text");
    let mut found = item.children().filter(is_content).peekable();
    let Some(first) = found.peek().copied() else {
        if item.is_whole() {
            sink.push(
                MISSING_CONTENT
                    .at(
                        item.span(),
                        "the item has neither `content_html` nor `content_text`",
                    )
                    .help("add one of them; a `summary` does not count"),
            );
        }
        return;
    };
    let is_blank = |it: Value<'_>| it.text().is_some_and(|text| text.trim().is_empty());
    if found.all(is_blank) && item.is_whole() && first.kind() == Kind::Text {
        sink.push(
            EMPTY_CONTENT
                .at(
                    first.span(),
                    "the item has no content: what should hold it is empty",
                )
                .help("write the article, or at least its summary"),
        );
    }
}
