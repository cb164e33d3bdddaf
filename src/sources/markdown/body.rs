//! The text below the front matter: its title, its summary, and what is left to render.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::model::{Body, Found};

use super::edit::{Edit, apply};
use super::outline::{Outline, outline, plain};
use super::shortcodes::{self, Shortcodes};
use crate::sources::fields::Desk;

/// What was found in the text.
pub(super) struct Parts {
    /// Its first level-1 heading, if there was no title.
    pub title: Option<Found<String>>,
    /// What stands before the mark of an excerpt, as plain text.
    pub summary: Option<Found<String>>,
    /// What is left.
    pub body: Found<Body>,
}

/// Reads the Markdown in `text`, a seed, from the byte `from` on. `title` is the title of its
/// front matter, `separator` the excerpt separator of its own, as in Jekyll.
pub(super) fn read(
    text: &str,
    from: usize,
    title: Option<&str>,
    separator: Option<&str>,
    desk: &mut Desk<'_>,
) -> Parts {
    let markdown = &text[from..];
    let outline = outline(markdown);
    let shortcodes = shortcodes::find(markdown, &outline);
    report(&shortcodes, markdown, from, desk);

    let marks = marks(markdown, separator, &outline);
    let heading = heading(&outline, &shortcodes, title);
    let mut edits = shortcodes.edits;
    edits.extend(
        marks
            .iter()
            .map(|mark| Edit::new(mark.clone(), String::new())),
    );
    edits.extend(
        heading
            .iter()
            .map(|(at, _)| Edit::new(at.clone(), String::new())),
    );
    edits.sort_by_key(|edit| (edit.at.start, edit.at.end));

    let rest = apply(markdown, 0..markdown.len(), &edits);
    let start = first_word(markdown, heading.as_ref().map(|(at, _)| at));
    let start = from + start..from + start;
    // A mark may stand in something that goes as a whole, such as the heading.
    let cut = |mark: &Range<usize>| {
        let around = |edit: &&Edit| edit.at.start < mark.start && mark.start < edit.at.end;
        let starts = edits.iter().filter(around).map(|edit| edit.at.start);
        starts.min().unwrap_or(mark.start)
    };
    let summary = marks
        .first()
        .map(|mark| plain(&rest, apply(markdown, 0..cut(mark), &edits).len()))
        .filter(|summary| !summary.is_empty())
        .map(|summary| desk.found(summary, &start));
    Parts {
        title: heading
            .filter(|_| title.is_none())
            .map(|(at, title)| desk.found(title, &(from + at.start..from + at.end))),
        summary,
        body: desk.found(Body::Markdown(trimmed(&rest)), &start),
    }
}

/// The heading that leaves the text: the title, if there is none, else one that says the title
/// again at the very start.
fn heading(
    outline: &Outline,
    shortcodes: &Shortcodes,
    title: Option<&str>,
) -> Option<(Range<usize>, String)> {
    let enclosed = |at: usize| {
        let after = shortcodes.verbatim.partition_point(|text| text.start <= at);
        after > 0 && at < shortcodes.verbatim[after - 1].end
    };
    let heading = outline
        .headings
        .iter()
        .find(|heading| !enclosed(heading.at.start))?;
    let text = heading_text(&heading.text);
    let leaves = match title {
        Some(title) => heading.leads && folded(&text) == folded(title),
        None => !text.is_empty(),
    };
    leaves.then(|| (heading.at.clone(), text))
}

/// A heading's text without tags and without the attributes (`{#id}`) that some dialects allow
/// after it.
fn heading_text(text: &str) -> String {
    let outline = Outline::default();
    let edits = shortcodes::find(text, &outline).edits;
    let text = apply(text, 0..text.len(), &edits);
    let text = text.trim();
    let attributes = text
        .strip_suffix('}')
        .and_then(|text| text.rsplit_once('{'))
        .filter(|(_, inner)| inner.starts_with(['#', '.', ':']));
    let text = attributes.map_or(text, |(before, _)| before);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn folded(title: &str) -> String {
    let words: Vec<&str> = title.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

/// Where the marks of an excerpt stand, in order: `<!--more-->`, with spaces or a label in it,
/// `<!-- excerpt -->`, and the first of the article's own.
fn marks(markdown: &str, separator: Option<&str>, outline: &Outline) -> Vec<Range<usize>> {
    let outside = |mark: &Range<usize>| outline.code_at(mark.start).is_none();
    let own = separator
        .filter(|separator| !separator.trim().is_empty())
        .and_then(|separator| {
            markdown
                .match_indices(separator)
                .map(|(at, _)| at..at + separator.len())
                .find(outside)
        });
    let mut marks: Vec<_> = markdown
        .match_indices("<!--")
        .filter_map(|(at, opening)| {
            let inner = markdown[at + opening.len()..].trim_start_matches([' ', '\t']);
            let word = inner
                .split(|c: char| !c.is_ascii_alphabetic())
                .next()
                .unwrap_or_default();
            let known = ["more", "excerpt"]
                .iter()
                .any(|mark| word.eq_ignore_ascii_case(mark));
            if !known {
                return None;
            }
            let mut label = inner.bytes().take(LONGEST_LABEL).enumerate();
            let end = label
                .find(|(at, _)| inner.as_bytes()[*at..].starts_with(b"-->"))?
                .0;
            Some(at..markdown.len() - inner.len() + end + 3)
        })
        .filter(outside)
        .chain(own)
        .collect();
    marks.sort_by_key(|mark| mark.start);
    marks
}

/// The longest label of an excerpt's mark, in bytes, such as in `<!--more Read on-->`.
const LONGEST_LABEL: usize = 200;

fn report(shortcodes: &Shortcodes, markdown: &str, from: usize, desk: &mut Desk<'_>) {
    let Some(first) = shortcodes.lost.first() else {
        return;
    };
    let shown: String = markdown[first.clone()]
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .take(60)
        .collect();
    let message = match shortcodes.lost.len() {
        1 => format!("`{shown}` can't be run and is left out"),
        count => format!(
            "`{shown}` and {} more can't be run and are left out",
            count - 1
        ),
    };
    let diagnostic = Diagnostic::warning("article/unknown-shortcode", message)
        .help("write Markdown or HTML in its place, or make it code if it is to be shown");
    desk.report(diagnostic, &(from + first.start..from + first.end));
}

/// Where the first word stands that is not part of `heading`.
fn first_word(markdown: &str, heading: Option<&Range<usize>>) -> usize {
    let start = |at: usize| markdown.len() - markdown[at..].trim_start().len();
    let first = start(0);
    match heading {
        Some(heading) if heading.contains(&first) => start(heading.end),
        _ => first,
    }
}

/// `text` without blank lines around it; the first line keeps its indent, which may mean code.
fn trimmed(text: &str) -> String {
    let text = text.trim_end();
    let blank = text.len() - text.trim_start().len();
    let start = text[..blank].rfind(['\n', '\r']).map_or(0, |end| end + 1);
    text[start..].to_owned()
}
