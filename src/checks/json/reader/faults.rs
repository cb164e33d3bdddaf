//! What is not JSON, and where reading has to stop.

use std::ops::Range;

use super::super::rules::{EXCESSIVE_DEPTH, INVALID_SYNTAX};
use super::{DEEPEST, Reader, Step, Stopped};
use crate::checks::{Finding, Span};

impl Reader<'_, '_> {
    /// Passes over an object or array that is too deep.
    pub(super) fn too_deep(&mut self, name: (u32, u32)) -> Step {
        let start = self.at;
        let message = format!("objects and arrays nest deeper than {DEEPEST} levels");
        self.sink.push(
            EXCESSIVE_DEPTH
                .at(Span::new(start, start + 1), message)
                .help("flatten the extension"),
        );
        let (mut depth, mut quoted, mut escaped) = (0_usize, false, false);
        for (at, byte) in self.text.bytes().enumerate().skip(start) {
            match byte {
                _ if escaped => escaped = false,
                b'\\' if quoted => escaped = true,
                b'"' => quoted = !quoted,
                b'{' | b'[' if !quoted => depth += 1,
                b'}' | b']' if !quoted => depth -= 1,
                _ => {}
            }
            if depth == 0 {
                self.at = at + 1;
                self.push(start, self.at, name);
                return Ok(());
            }
        }
        self.ends_early()
    }

    pub(super) fn wrong_bracket(&mut self) -> Step {
        let here = self.here();
        let Some(open) = self.open.last() else {
            return Err(Stopped);
        };
        let (what, bracket) = if open.is_object {
            ("object", '}')
        } else {
            ("array", ']')
        };
        let opened = self.document.value(open.index).span();
        self.sink.push(
            syntax(
                here,
                format!("an {what} is open here, and this does not close it"),
            )
            .help(format!("write `{bracket}` before it"))
            .see(opened, "it begins here"),
        );
        Err(Stopped)
    }

    pub(super) fn ends_early(&mut self) -> Step {
        let end = self.text.trim_end().len();
        let mut finding = syntax(end..end, "the document ends too early".to_owned())
            .help("look for what was cut off");
        if let Some(open) = self.open.last() {
            finding = finding.see(self.document.value(open.index).span(), "this is still open");
        }
        self.sink.push(finding);
        Err(Stopped)
    }

    pub(super) fn unexpected(&mut self) -> Step {
        let here = self.here();
        let message = format!("{:?} can't be here", &self.text[here.clone()]);
        self.stop(here, &message, "write a value: text goes in double quotes")
    }

    pub(super) fn stop(&mut self, place: Range<usize>, message: &str, help: &str) -> Step {
        self.refuse(place, message, help);
        Err(Stopped)
    }

    /// Reports what is not JSON, and what in its place would be.
    pub(super) fn mend(&mut self, place: Range<usize>, message: &str, help: &str, by: &str) {
        let span = Span::new(place.start, place.end);
        let finding = syntax(place, message.to_owned()).help(help);
        self.sink.push(finding.fix(span, by));
    }

    /// Reports what is not JSON.
    pub(super) fn refuse(&mut self, place: Range<usize>, message: &str, help: &str) {
        let mut finding = syntax(place, message.to_owned());
        if !help.is_empty() {
            finding = finding.help(help);
        }
        self.sink.push(finding);
    }
}

fn syntax(place: Range<usize>, message: String) -> Finding {
    INVALID_SYNTAX.at(Span::new(place.start, place.end), message)
}
