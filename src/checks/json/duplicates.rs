//! Names that an object has twice.

use std::borrow::Cow;
use std::collections::HashMap;

use super::document::Value;
use super::rules::DUPLICATE_KEY;
use super::text::clipped;
use crate::checks::{Sink, Span};

/// How many members are compared with each other rather than put into a map.
const FEW: usize = 16;

/// Reports the names that are in `object` for a second time.
pub(super) fn report(object: Value<'_>, sink: &mut Sink) {
    let names = || object.children().filter_map(Value::name);
    if names().nth(FEW).is_none() {
        let mut seen: [Option<(Cow<'_, str>, Span)>; FEW] = Default::default();
        for (at, (name, span)) in names().enumerate() {
            match seen[..at]
                .iter()
                .flatten()
                .find(|(other, _)| *other == name)
            {
                Some((_, first)) => twice(&name, *first, span, sink),
                None => seen[at] = Some((name, span)),
            }
        }
        return;
    }
    let mut seen: HashMap<Cow<'_, str>, Span> = HashMap::new();
    for (name, span) in names() {
        match seen.get(&name) {
            Some(first) => twice(&name, *first, span, sink),
            None => {
                seen.insert(name, span);
            }
        }
    }
}

fn twice(name: &str, first: Span, second: Span, sink: &mut Sink) {
    sink.push(
        DUPLICATE_KEY
            .at(second, format!("`{}` is there twice", clipped(name)))
            .help("keep one: readers disagree on which of them counts")
            .see(first, "it is here first"),
    );
}
