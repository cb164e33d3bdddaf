//! Findings for people.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write;

use annotate_snippets::{
    Annotation, AnnotationKind, Element, Group, Level as Severity, Origin, Renderer, Snippet,
};

use super::visible::visible;
use crate::diagnostic::place::floor;
use crate::diagnostic::{Diagnostic, Excerpt, Level, Place, Report};

/// How findings are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// Whether to colour with ANSI escape sequences.
    pub color: bool,
    /// How many findings of one rule are shown; of the others only the number is told.
    pub repeats: usize,
}

/// Renders findings for people: each with its place, its excerpt and a way out, a blank line
/// between them, and at the end how many of which rule were left out.
///
/// Control characters of whatever came from a file are replaced by characters that can be seen,
/// so that an article can't send escape sequences to the terminal that shows it.
///
/// ```
/// use feedmill::diagnostic::render::{self, TextOptions};
/// use feedmill::diagnostic::{Diagnostic, Lines, Report, Sink};
///
/// let lines = Lines::new("title = 7\n");
/// let mut sink = Sink::new();
/// sink.push(
///     Diagnostic::error("settings/invalid-value", "`title` is a number")
///         .help("write it in quotes")
///         .at(lines.place("feedmill.toml", 8..9)),
/// );
/// let options = TextOptions { color: false, repeats: 10 };
/// assert_eq!(
///     render::text(&Report::new(sink), &options),
///     "\
/// error: `title` is a number
///  --> feedmill.toml:1:9
///   |
/// 1 | title = 7
///   |         ^
///   |
///   = help: write it in quotes
///   = rule: settings/invalid-value
/// "
/// );
/// ```
pub fn text(report: &Report, options: &TextOptions) -> String {
    let renderer = if options.color {
        Renderer::styled()
    } else {
        Renderer::plain()
    };
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut out = String::new();
    for diagnostic in report.diagnostics() {
        let count = seen.entry(diagnostic.rule).or_default();
        *count += 1;
        if *count > options.repeats {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&renderer.render(&[group(diagnostic)]));
        out.push('\n');
    }
    let left_out: Vec<_> = seen
        .into_iter()
        .filter(|(_, count)| *count > options.repeats)
        .collect();
    if !left_out.is_empty() && !out.is_empty() {
        out.push('\n');
    }
    for (rule, count) in left_out {
        let more = count - options.repeats;
        writeln!(out, "… and {more} more of `{rule}`").expect("a String takes whatever is written");
    }
    out
}

fn group(diagnostic: &Diagnostic) -> Group<'_> {
    let severity = match diagnostic.level {
        Level::Error => Severity::ERROR,
        Level::Note => Severity::NOTE,
        Level::Warning => Severity::WARNING,
    };
    let mut elements: Vec<Element<'_>> = Vec::new();
    if let Some(place) = &diagnostic.place {
        elements.push(element(place, AnnotationKind::Primary, ""));
    }
    let (quoted, bare): (Vec<_>, Vec<_>) = (diagnostic.related.iter())
        .partition(|(place, _)| place.line.is_some() && place.excerpt.is_some());
    for (place, why) in quoted {
        elements.push(element(place, AnnotationKind::Context, why));
    }
    for (place, why) in bare {
        let note = format!("{}: {why}", address(place));
        elements.push(Severity::NOTE.message(visible(&note)).into());
    }
    if let Some(help) = &diagnostic.help {
        elements.push(Severity::HELP.message(visible(help)).into());
    }
    let rule = match &diagnostic.level_from {
        Some(place) => {
            let (level, place) = (diagnostic.level.as_str(), address(&line_of(place)));
            let said = format!("{} ({level}: set in {place})", diagnostic.rule);
            visible(&said).into()
        }
        None => Cow::Borrowed(diagnostic.rule),
    };
    elements.push(Severity::NOTE.with_name("rule").message(rule).into());
    severity
        .primary_title(visible(&diagnostic.message))
        .elements(elements)
}

/// The place with what stands there, as far as both are known.
fn element<'a>(place: &'a Place, kind: AnnotationKind, why: &str) -> Element<'a> {
    let file = visible(&place.file);
    match (&place.excerpt, place.line) {
        (Some(excerpt), Some(line)) => {
            let (source, annotation) = quote(excerpt, place.column, kind);
            let label = (!why.is_empty()).then(|| visible(why));
            Snippet::source(source)
                .path(file)
                .line_start(line as usize)
                .annotation(annotation.label(label))
                .into()
        }
        (_, line) => {
            let mut origin = Origin::path(file);
            if let Some(line) = line {
                origin = origin.line(line as usize);
            }
            if let Some(column) = place.column {
                origin = origin.char_column(column as usize);
            }
            origin.into()
        }
    }
}

/// The place without its column.
fn line_of(place: &Place) -> Place {
    Place {
        column: None,
        ..place.clone()
    }
}

/// `file:line:column`, as far as it is known.
fn address(place: &Place) -> String {
    let parts = [place.line, place.column];
    let numbers = parts.iter().map_while(|part| part.as_ref());
    numbers.fold(place.file.to_string(), |address, number| {
        format!("{address}:{number}")
    })
}

/// The excerpt and what in it is underlined.
///
/// The renderer counts the column in the text that it is given. Of a long line that is only a
/// part, so blanks stand for what is missing before it; the renderer shows them as `...`.
fn quote<'a>(
    excerpt: &Excerpt,
    column: Option<u32>,
    kind: AnnotationKind,
) -> (String, Annotation<'a>) {
    let start = floor(&excerpt.text, excerpt.start);
    let end = floor(&excerpt.text, excerpt.end).max(start);
    let before = visible(&excerpt.text[..start]);
    let column = column.map_or(0, |column| (column as usize).saturating_sub(1));
    let missing = column.saturating_sub(before.chars().count());
    let mut source = " ".repeat(missing) + &before;
    let from = source.len();
    source.push_str(&visible(&excerpt.text[start..end]));
    let till = source.len();
    source.push_str(&visible(&excerpt.text[end..]));
    (source, kind.span(from..till))
}
