//! Findings for machines.

use std::fmt::Write;

use serde::Serialize;

use super::visible::is_unsafe;
use crate::diagnostic::{Place, Report};

/// Renders findings for machines: one JSON object a line, in reading order.
///
/// | member | is |
/// |---|---|
/// | `code` | the rule's name |
/// | `level` | `error`, `warning` or `note` |
/// | `message` | what is |
/// | `help` | what to do, or null |
/// | `labels` | the places: the first is where it is, the others are related |
///
/// A label has `file`, `line`, `column` (both from 1, or null), `excerpt` (null, or the `text` of
/// the line around the place and `start` and `end` of what is meant, in bytes of it) and
/// `message` (what the place has to do with the finding, or null). A finding without a place has
/// no label of its own.
///
/// The members and their order stay as they are. Characters that a terminal may obey are written
/// as escapes.
pub fn json(report: &Report) -> String {
    let mut out = String::new();
    for diagnostic in report.diagnostics() {
        let own = diagnostic.place.iter().map(|place| label(place, None));
        let related = diagnostic
            .related
            .iter()
            .map(|(place, why)| label(place, Some(why)));
        let object = Object {
            code: diagnostic.rule,
            level: diagnostic.level.as_str(),
            message: &diagnostic.message,
            help: diagnostic.help.as_deref(),
            labels: own.chain(related).collect(),
        };
        let line = serde_json::to_string(&object).expect("strings and numbers always serialise");
        escape(&line, &mut out);
        out.push('\n');
    }
    out
}

#[derive(Serialize)]
struct Object<'a> {
    code: &'a str,
    level: &'a str,
    message: &'a str,
    help: Option<&'a str>,
    labels: Vec<Label<'a>>,
}

#[derive(Serialize)]
struct Label<'a> {
    file: &'a str,
    line: Option<u32>,
    column: Option<u32>,
    excerpt: Option<Quote<'a>>,
    message: Option<&'a str>,
}

#[derive(Serialize)]
struct Quote<'a> {
    text: &'a str,
    start: usize,
    end: usize,
}

fn label<'a>(place: &'a Place, why: Option<&'a String>) -> Label<'a> {
    Label {
        file: &place.file,
        line: place.line,
        column: place.column,
        excerpt: place.excerpt.as_ref().map(|excerpt| Quote {
            text: &excerpt.text,
            start: excerpt.start,
            end: excerpt.end,
        }),
        message: why.map(String::as_str),
    }
}

/// JSON lets some control characters stand as they are. They can only be inside of a string, so
/// an escape means the same.
pub(super) fn escape(json: &str, out: &mut String) {
    for c in json.chars() {
        if is_unsafe(c) {
            write!(out, "\\u{:04x}", c as u32).expect("a String takes whatever is written");
        } else {
            out.push(c);
        }
    }
}
