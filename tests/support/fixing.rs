//! What has to hold whenever a document is fixed.

use std::collections::BTreeMap;

use feedmill::checks::{self, Options, schema};
use feedmill::diagnostic::{Report, Sink};

/// What fixing `bytes` did that it must not do.
pub fn faults(bytes: &[u8], options: &Options) -> Vec<String> {
    let mut options = options.clone();
    options.repeats = 100_000;
    let mut faults = Vec::new();
    let fixed = checks::fix(bytes, "feed.xml", &options);
    if fixed.edits.is_empty() && fixed.bytes != bytes {
        faults.push("changed without an edit".to_owned());
    }
    let again = checks::fix(&fixed.bytes, "feed.xml", &options);
    if !again.edits.is_empty() {
        faults.push(format!("a second fix changes more: {:?}", again.edits));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        let body = text.strip_prefix('\u{FEFF}').unwrap_or(text);
        let mark = &text[..text.len() - body.len()];
        let by_hand = apply(body, &fixed.edits).map(|it| format!("{mark}{it}").into_bytes());
        if !fixed.edits.is_empty()
            && !is_declared_otherwise(body)
            && by_hand.as_ref() != Some(&fixed.bytes)
        {
            faults.push("the edits are not what was changed".to_owned());
        }
        let after = String::from_utf8_lossy(&fixed.bytes);
        if is_well_formed(text) && !is_well_formed(&after) {
            faults.push("it was well-formed".to_owned());
        }
    }
    let (before, after) = (counts(bytes, &options), counts(&fixed.bytes, &options));
    let was_broken = ["xml/invalid-syntax", "xml/unknown-prefix"];
    if was_broken.iter().any(|rule| before.contains_key(rule)) {
        // What is found behind the place where reading stopped was there before.
        return faults;
    }
    let grammar = (schema(bytes), schema(&fixed.bytes));
    let was_read = std::str::from_utf8(bytes).is_ok_and(is_well_formed);
    if was_read && grammar.1 > grammar.0 {
        faults.push(format!("the schema: {grammar:?} faults before and after"));
    }
    for (rule, count) in after {
        let then = before.get(rule).copied().unwrap_or(0);
        if count > then {
            faults.push(format!("{rule}: {then} findings before, {count} after"));
        }
    }
    faults
}

/// The text with the edits, made by hand; `None` if they are not in order or not true.
fn apply(text: &str, edits: &[checks::Edit]) -> Option<String> {
    let mut out = String::new();
    let mut at = 0;
    for edit in edits {
        out.push_str(text.get(at..edit.range.start)?);
        out.push_str(&edit.after);
        let line = text[..edit.range.start].lines().count().max(1) as u32;
        let is_there = text.get(edit.range.clone())? == edit.before;
        if !is_there || edit.line.abs_diff(line) > 1 {
            return None;
        }
        at = edit.range.end;
    }
    out.push_str(text.get(at..)?);
    Some(out)
}

/// Whether it is read in another encoding than UTF-8, in which it is valid as well.
fn is_declared_otherwise(text: &str) -> bool {
    let head = text.lines().next().unwrap_or_default().to_ascii_lowercase();
    head.contains("encoding") && !head.contains("utf-8")
}

fn is_well_formed(text: &str) -> bool {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..roxmltree::ParsingOptions::default()
    };
    roxmltree::Document::parse_with_options(text, options).is_ok()
}

/// How many faults the schema of the feed's format finds.
fn schema(bytes: &[u8]) -> usize {
    let mut sink = Sink::new();
    match schema::detect(bytes) {
        Some(format) => schema::check(format, bytes, "feed", &mut sink),
        None => return usize::MAX,
    }
    Report::new(sink).diagnostics().len()
}

fn counts(bytes: &[u8], options: &Options) -> BTreeMap<&'static str, usize> {
    let report = checks::check(bytes, "feed.xml", options);
    let mut counts = BTreeMap::new();
    for diagnostic in report.diagnostics() {
        *counts.entry(diagnostic.rule).or_default() += 1;
    }
    counts
}
