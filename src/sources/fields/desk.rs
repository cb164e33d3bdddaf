//! What every reader of a seed has at hand: its text, its places, and somewhere to report to.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Diagnostic, Lines, Place, Sink};
use crate::model::Found;
use crate::sources::Reading;

use super::node::{Field, Node, Problem, Value};

pub struct Desk<'a> {
    pub file: Arc<str>,
    pub lines: &'a Lines<'a>,
    pub reading: &'a Reading,
    pub sink: &'a mut Sink,
}

impl Desk<'_> {
    /// `value`, found where `at` begins.
    pub fn found<T>(&self, value: T, at: &Range<usize>) -> Found<T> {
        Found::new(value, self.lines.line_of(at.start))
    }

    /// The place of the first line of `at`.
    pub fn place(&self, at: &Range<usize>) -> Place {
        self.lines.place(self.file.clone(), at.clone())
    }

    /// Reports `diagnostic` at `at`.
    pub fn report(&mut self, diagnostic: Diagnostic, at: &Range<usize>) {
        let place = self.place(at);
        self.sink.push(diagnostic.at(place));
    }

    /// Reports, as an error of `rule`, that the text can't be read.
    pub fn refuse(&mut self, rule: &'static str, problem: Problem) {
        let diagnostic = Diagnostic::error(rule, problem.message).help(problem.help);
        self.report(diagnostic, &problem.at);
    }

    /// Reports that `node`, in the value of `field`, is not of the kind that `wanted` names.
    pub fn wrong(&mut self, field: &str, node: &Node, wanted: &str) {
        let message = format!("`{field}` holds {} that can't be used", node.kind());
        let diagnostic = Diagnostic::warning("article/invalid-field", message)
            .help(format!("write {wanted} in its place"));
        self.report(diagnostic, &node.at);
    }

    /// The text of a field; `None` if it is empty or, which is reported, something else.
    pub fn text(&mut self, field: &Field) -> Option<Found<String>> {
        match &field.node.value {
            Value::Null => None,
            Value::Text(text) => {
                let text = text.trim();
                (!text.is_empty()).then(|| self.found(text.to_owned(), &field.node.at))
            }
            Value::List(_) | Value::Table(_) => {
                self.wrong(&field.key, &field.node, "text");
                None
            }
        }
    }
}
