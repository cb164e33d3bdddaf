//! JSON Feed: bytes → value → faults → findings.

mod engine;
mod locate;
mod syntax;
mod words;

use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;

use super::{Found, LIMIT};
use crate::diagnostic::{Diagnostic, Lines};

use engine::{Engine, Fault, Grammar};
use locate::{Duplicate, Located, Place};

/// JSON Feed 1.1, and 1 where they differ.
static GRAMMAR: LazyLock<Box<dyn Grammar>> = LazyLock::new(|| {
    Box::new(Engine::compile(include_str!(
        "../../../../schemas/json-feed-1.1.schema.json"
    )))
});

/// What is wrong with `bytes`, shown as `file`.
pub(super) fn check(bytes: &[u8], file: &str) -> Found {
    let mut findings = Vec::new();
    let text = match syntax::decode(bytes, file, &mut findings) {
        Ok(text) => text,
        Err(finding) => return Found::one(*finding),
    };
    let value = match syntax::parse(text, file) {
        Ok(value) => value,
        Err(finding) => return Found::one(*finding),
    };
    let faults = GRAMMAR.faults(&value);
    let pointers = faults.iter().map(|fault| fault.pointer.clone());
    let Located { places, duplicates } = locate::locate(text, pointers);
    let mut ranges: Vec<_> = faults
        .iter()
        .map(|fault| (range(fault, &places), fault))
        .collect();
    ranges.sort_by_key(|(range, _)| range.start);
    // A place costs as much as its line is long, so that only those are made that are shown.
    let more = ranges.len().saturating_sub(LIMIT) + duplicates.len().saturating_sub(LIMIT);
    if !(ranges.is_empty() && duplicates.is_empty()) {
        let lines = Lines::new(text);
        let twice = duplicates.into_iter().take(LIMIT);
        findings.extend(twice.map(|twice| duplicate(twice, file, &lines)));
        let first = ranges.into_iter().take(LIMIT);
        findings.extend(first.map(|(range, fault)| finding(range, fault, file, &lines)));
    }
    Found { findings, more }
}

/// Where a fault is.
fn range(fault: &Fault, places: &HashMap<String, Place>) -> Range<usize> {
    let place = places.get(&fault.pointer);
    place.map_or(0..1, |place| match &place.key {
        Some(key) if fault.is_about_key() => key.clone(),
        _ => place.value.clone(),
    })
}

fn duplicate(twice: Duplicate, file: &str, lines: &Lines<'_>) -> Diagnostic {
    let message = format!("`{}` is there twice", words::clip(&twice.key));
    Diagnostic::error("json/duplicate-key", message)
        .help("keep one: readers disagree on which of them counts")
        .at(lines.place(file, twice.second))
        .see(lines.place(file, twice.first), "it is here first")
}

fn finding(range: Range<usize>, fault: &Fault, file: &str, lines: &Lines<'_>) -> Diagnostic {
    let (message, help) = words::say(fault);
    let finding = Diagnostic::error("schema/json", message).at(lines.place(file, range));
    match help {
        Some(help) => finding.help(help),
        None => finding,
    }
}
