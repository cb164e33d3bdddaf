//! The files of a feed: its formats and their names.

use std::cell::Cell;

use super::desk::Desk;
use super::document::Written;
use super::raw::RawOutput;
use super::words;
use crate::diagnostic::Diagnostic;
use crate::model::Format;

/// The name that every feed's file of a format has.
pub(super) struct File<'a> {
    pub format: Format,
    pub name: String,
    /// Where it is written; nowhere if it is the default.
    pub(super) written: Option<&'a Written<String>>,
    /// Whether its name was refused already: other feeds may have the same formats.
    refused: Cell<bool>,
}

/// The names of the files, in the order of [`Format::ALL`].
pub(super) fn named<'a>(raw: Option<&'a RawOutput>, desk: &mut Desk<'_>) -> Vec<File<'a>> {
    let mut file = |format, written: Option<&'a Option<Written<String>>>, default: &str| File {
        format,
        name: written
            .and_then(|written| desk.file_name(written))
            .unwrap_or_else(|| default.into()),
        written: written.and_then(Option::as_ref),
        refused: Cell::new(false),
    };
    vec![
        file(Format::Rss, raw.map(|raw| &raw.rss), words::RSS),
        file(Format::Atom, raw.map(|raw| &raw.atom), words::ATOM),
        file(Format::Json, raw.map(|raw| &raw.json), words::JSON),
    ]
}

/// The formats of a list, each with the name of its file, in the order of [`Format::ALL`]; all
/// formats if there is no list.
pub(super) fn formats(
    list: &Option<Written<Vec<Written<String>>>>,
    files: &[File<'_>],
    desk: &mut Desk<'_>,
) -> Vec<(Format, String)> {
    let wanted = wanted(list, desk);
    let mut taken: Vec<&File<'_>> = Vec::new();
    for file in files.iter().filter(|file| wanted.contains(&file.format)) {
        // File systems that don't tell case apart would keep only one of `Feed` and `feed`.
        let same = (taken.iter()).find(|known| known.name.eq_ignore_ascii_case(&file.name));
        if let Some(first) = same.filter(|_| !file.refused.replace(true)) {
            let File { format, name, .. } = file;
            let message = format!("{} and {format} would both be in `{name}`", first.format);
            let mut found = Diagnostic::error("settings/duplicate-name", message)
                .help("give each format a file of its own");
            let places = [file.written, first.written].into_iter().flatten();
            for (which, written) in places.enumerate() {
                let place = desk.place(written.span.clone());
                found = match which {
                    0 => found.at(place),
                    _ => found.see(place, "this is the first"),
                };
            }
            desk.push(found);
        }
        taken.push(file);
    }
    let taken = taken.into_iter();
    taken.map(|file| (file.format, file.name.clone())).collect()
}

fn wanted(list: &Option<Written<Vec<Written<String>>>>, desk: &mut Desk<'_>) -> Vec<Format> {
    let Some(list) = list else {
        return Format::ALL.to_vec();
    };
    if list.value.is_empty() {
        let help = "write at least one of `rss`, `atom`, `json`, or remove the line";
        let span = list.span.clone();
        desk.refuse("settings/invalid-value", span, "`formats` is empty", help);
    }
    let mut wanted = Vec::new();
    for written in &list.value {
        let Some(format) = desk.word_of(written, words::FORMATS) else {
            continue;
        };
        if wanted.contains(&format) {
            let message = format!("`{}` is here a second time", written.value);
            let span = written.span.clone();
            desk.refuse(
                "settings/duplicate-format",
                span,
                message,
                "remove one of the two",
            );
        }
        wanted.push(format);
    }
    wanted
}
