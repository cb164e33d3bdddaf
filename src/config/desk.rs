//! Where settings are read, and what is wrong with them is written down.

use std::ops::Range;
use std::sync::Arc;

use toml::de::DeValue;

use super::document::Value;
use crate::diagnostic::{Diagnostic, Lines, Place, Sink};

/// Where settings are read: it knows the file and collects what is wrong.
pub(super) struct Desk<'a> {
    file: Arc<str>,
    lines: Lines<'a>,
    sink: Sink,
}

impl<'a> Desk<'a> {
    pub fn new(text: &'a str, file: &str) -> Self {
        Self {
            file: file.into(),
            lines: Lines::new(text),
            sink: Sink::new(),
        }
    }

    /// The place of `span`.
    pub fn place(&self, span: Range<usize>) -> Place {
        self.lines.place(self.file.clone(), span)
    }

    /// The file as a whole.
    pub fn whole(&self) -> Place {
        Place::file(self.file.clone())
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.sink.push(diagnostic);
    }

    /// Says that what stands at `span` is wrong.
    pub fn refuse(
        &mut self,
        rule: &'static str,
        span: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let place = self.place(span);
        self.push(Diagnostic::error(rule, message).help(help).at(place));
    }

    /// Says that a value is of a type that its key does not take.
    pub fn mismatch(&mut self, key: &str, value: &Value<'_>, help: impl Into<String>) {
        let what = match value.get_ref() {
            DeValue::Array(_) => "a list",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Float(_) => "a number with a fraction",
            DeValue::Integer(_) => "a number",
            DeValue::String(_) => "text",
            DeValue::Table(_) => "a table",
        };
        let message = format!("`{key}` is {what}");
        self.refuse("settings/invalid-value", value.span(), message, help);
    }

    pub fn into_sink(self) -> Sink {
        self.sink
    }
}

/// The names as a list for people.
pub(super) fn list(names: &[&str]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
