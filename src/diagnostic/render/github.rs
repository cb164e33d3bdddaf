//! Findings for the pages of a pull request.

use std::fmt::Write;

use super::visible::visible;
use crate::diagnostic::{Level, Report};

/// Renders findings as workflow commands of GitHub Actions: one line each, which the runner turns
/// into an annotation of the file.
///
/// ```
/// use feedmill::diagnostic::render;
/// use feedmill::diagnostic::{Diagnostic, Lines, Report, Sink};
///
/// let mut sink = Sink::new();
/// let place = Lines::new("<rss>\n").place("feeds/rss.xml", 0..5);
/// sink.push(Diagnostic::error("rss/invalid-version", "`rss` has no `version`").at(place));
/// assert_eq!(
///     render::github(&Report::new(sink)),
///     "::error file=feeds/rss.xml,line=1,col=1,title=rss/invalid-version::`rss` has no `version`\n"
/// );
/// ```
pub fn github(report: &Report) -> String {
    let mut out = String::new();
    for diagnostic in report.diagnostics() {
        let command = match diagnostic.level {
            Level::Error => "error",
            Level::Note => "notice",
            Level::Warning => "warning",
        };
        let mut properties = Vec::new();
        if let Some(place) = &diagnostic.place {
            properties.push(format!("file={}", property(&visible(&place.file))));
            let numbers = [("line", place.line), ("col", place.column)];
            let known = numbers.iter().filter_map(|(name, it)| Some((name, (*it)?)));
            properties.extend(known.map(|(name, number)| format!("{name}={number}")));
        }
        properties.push(format!("title={}", property(diagnostic.rule)));
        let mut message = visible(&diagnostic.message);
        if let Some(help) = &diagnostic.help {
            message.push_str("\nhelp: ");
            message.push_str(&visible(help));
        }
        let (properties, message) = (properties.join(","), data(&message));
        writeln!(out, "::{command} {properties}::{message}")
            .expect("a String takes whatever is written");
    }
    out
}

/// Text after the second `::`; the runner ends a command with its line.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, where commas and colons divide as well.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_a_command_early() {
        for (text, as_data, as_property) in [
            ("50% off", "50%25 off", "50%25 off"),
            ("a\r\nb", "a%0D%0Ab", "a%0D%0Ab"),
            ("x::y,z", "x::y,z", "x%3A%3Ay%2Cz"),
            ("%0A", "%250A", "%250A"),
        ] {
            assert_eq!(data(text), as_data);
            assert_eq!(property(text), as_property);
        }
    }
}
