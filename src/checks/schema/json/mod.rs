//! JSON Feed: bytes → value → faults → findings.

mod engine;
mod locate;
mod syntax;
mod words;

use std::sync::LazyLock;

use crate::diagnostic::{Diagnostic, Lines};

use engine::{Engine, Grammar};
use locate::Located;

/// JSON Feed 1.1, and 1 where they differ.
static GRAMMAR: LazyLock<Box<dyn Grammar>> = LazyLock::new(|| {
    Box::new(Engine::compile(include_str!(
        "../../../../schemas/json-feed-1.1.schema.json"
    )))
});

/// What is wrong with `bytes`, shown as `file`.
pub(super) fn check(bytes: &[u8], file: &str) -> Vec<Diagnostic> {
    let mut findings = Vec::new();
    let text = match syntax::decode(bytes, file, &mut findings) {
        Ok(text) => text,
        Err(finding) => return vec![*finding],
    };
    let value = match syntax::parse(text, file) {
        Ok(value) => value,
        Err(finding) => return vec![*finding],
    };
    let faults = GRAMMAR.faults(&value);
    let Located { places, duplicates } =
        locate::locate(text, faults.iter().map(|fault| fault.pointer.clone()));
    if faults.is_empty() && duplicates.is_empty() {
        return findings;
    }
    let lines = Lines::new(text);
    findings.extend(duplicates.into_iter().map(|twice| {
        Diagnostic::error(
            "json/duplicate-key",
            format!("`{}` is there twice", words::clip(&twice.key)),
        )
        .help("keep one: readers disagree on which of them counts")
        .at(lines.place(file, twice.second))
        .see(lines.place(file, twice.first), "it is here first")
    }));
    findings.extend(faults.iter().map(|fault| {
        let (message, help) = words::say(fault);
        let range = places
            .get(&fault.pointer)
            .map_or(0..1, |place| match fault.is_about_key() {
                true => place.key.clone().unwrap_or(place.value.clone()),
                false => place.value.clone(),
            });
        let finding = Diagnostic::error("schema/json", message).at(lines.place(file, range));
        match help {
            Some(help) => finding.help(help),
            None => finding,
        }
    }));
    findings
}
