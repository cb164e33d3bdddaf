//! Extensions: what they are named, and what they hold (“Extensions”).

use crate::checks::json::{Kind, Value, clipped};
use crate::checks::rule::rule;
use crate::checks::{Check, Rule, Sink, Span};

pub static INVALID_EXTENSION: Rule =
    rule!("json/invalid-extension", Spec, "0.1.0", Check::Structure);

/// Judges the extension `name`, which stands at `span`.
pub fn check(name: &str, span: Span, value: Value<'_>, sink: &mut Sink) {
    let shown = clipped(name);
    if !name[1..].starts_with(|it: char| it.is_alphabetic()) {
        sink.push(
            INVALID_EXTENSION
                .at(span, format!("no letter follows the `_` of `{shown}`"))
                .help("name it after who made it, as in `_example`"),
        );
    } else if name.contains('.') {
        sink.push(
            INVALID_EXTENSION
                .at(span, format!("the name `{shown}` holds a dot"))
                .help("write `_` for the dot"),
        );
    }
    match value.kind() {
        Kind::Object => {}
        Kind::Unknown => return,
        kind => {
            sink.push(
                INVALID_EXTENSION
                    .at(
                        value.span(),
                        format!("`{shown}` is {}, not an object", kind.as_str()),
                    )
                    .help("put the value into an object"),
            );
            return;
        }
    }
    for (member, span) in value.children().filter_map(Value::name) {
        let what = if member.contains('.') {
            "holds a dot"
        } else if member.starts_with('_') {
            "begins with `_`, as only the extension's own does"
        } else {
            continue;
        };
        sink.push(
            INVALID_EXTENSION
                .at(
                    span,
                    format!("the name `{}` in `{shown}` {what}", clipped(&member)),
                )
                .help("write letters and digits"),
        );
    }
}
