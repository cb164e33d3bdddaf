//! JSON Feed: bytes → value → faults → findings.

mod engine;
mod locate;
mod value;
mod words;

use std::sync::LazyLock;

use super::{Found, LIMIT};
use crate::checks::{Options, Sink, Span, json};
use crate::diagnostic::{Diagnostic, Lines};

use engine::{Engine, Fault, Grammar};
use locate::locate;

/// JSON Feed 1.1, and 1 where they differ.
static GRAMMAR: LazyLock<Box<dyn Grammar>> = LazyLock::new(|| {
    Box::new(Engine::compile(include_str!(
        "../../../../schemas/json-feed-1.1.schema.json"
    )))
});

/// What is wrong with `bytes`, shown as `file`. What is not JSON is not held against the grammar.
pub(super) fn check(bytes: &[u8], file: &str) -> Found {
    let mut sink = Sink::new(LIMIT);
    let (text, is_damaged) = json::decode(bytes, &mut sink);
    let document = json::read(&text, is_damaged, &mut sink);
    let options = Options::default();
    let mut findings = sink
        .into_report(&text, file, &options)
        .diagnostics()
        .to_vec();
    // What the texts say is for the rules.
    findings.retain(|finding| finding.rule != json::UNUSUAL_CHARACTER.name);
    let is_broken = findings
        .iter()
        .any(|finding| finding.rule == json::INVALID_SYNTAX.name);
    let (Some(root), false) = (document.root(), is_broken) else {
        return Found { findings, more: 0 };
    };
    let faults = GRAMMAR.faults(&value::converted(root));
    let places = locate(root, faults.iter().map(|fault| fault.pointer.clone()));
    let mut spans: Vec<(Span, &Fault)> = faults
        .iter()
        .map(|fault| {
            let span = places.get(&fault.pointer).map(|place| match place.name {
                Some(name) if fault.is_about_key() => name,
                _ => place.value,
            });
            (span.unwrap_or(Span::new(0, 1)), fault)
        })
        .collect();
    spans.sort_by_key(|(span, _)| span.start);
    // A place costs as much as its line is long, so that only those are made that are shown.
    let more = spans.len().saturating_sub(LIMIT);
    if !spans.is_empty() {
        let lines = Lines::new(&text);
        let first = spans.into_iter().take(LIMIT);
        findings.extend(first.map(|(span, fault)| finding(span, fault, file, &lines)));
    }
    Found { findings, more }
}

fn finding(span: Span, fault: &Fault, file: &str, lines: &Lines<'_>) -> Diagnostic {
    let (message, help) = words::say(fault);
    let finding = Diagnostic::error("schema/json", message).at(lines.place(file, span.range()));
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}
