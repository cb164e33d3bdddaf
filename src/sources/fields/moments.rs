//! When the article was published and changed, and whether it is finished.

use crate::diagnostic::{Diagnostic, Level};
use crate::model::{Article, Found, Instant};
use crate::sources::{dates, words};

use super::Fields;
use super::desk::Desk;
use super::keys::Meaning;
use super::node::{Field, Value};

pub fn read(fields: &Fields<'_>, article: &mut Article, desk: &mut Desk<'_>) {
    article.published = fields
        .all(Meaning::Published)
        .find(|field| truth(field).is_none())
        .and_then(|field| moment(field, "publication date", Level::Error, desk));
    article.updated = fields
        .all(Meaning::Updated)
        .next()
        .and_then(|field| moment(field, "date of the update", Level::Warning, desk));
    // Both are promises to others: an article that can't keep them is refused.
    article.embargo = limit(Meaning::Embargo, "embargo", fields, desk);
    article.expires = limit(Meaning::Expires, "expiry", fields, desk);
    // Jekyll's `published` is no date.
    let hidden = fields
        .all(Meaning::Published)
        .any(|field| truth(field) == Some(false));
    let excluded = fields
        .all(Meaning::Excluded)
        .any(|field| truth(field) == Some(true));
    let unfinished = fields
        .all(Meaning::Draft)
        .next()
        .is_some_and(|field| draft(field, desk));
    article.draft |= hidden || excluded || unfinished;
}

/// What a field says if it says yes or no, in any of the ways of YAML 1.1.
pub fn truth(field: &Field) -> Option<bool> {
    let Value::Text(text) = &field.node.value else {
        return None;
    };
    words::truth(text)
}

/// What can't be understood is taken for a draft: it can still be published later, but never be
/// called back.
fn draft(field: &Field, desk: &mut Desk<'_>) -> bool {
    let number = match &field.node.value {
        Value::Text(text) => text.trim().parse::<u8>().ok(),
        _ => None,
    };
    if let Some(truth) = truth(field).or(number.map(|number| number != 0)) {
        return truth;
    }
    let diagnostic = Diagnostic::warning(
        "article/invalid-field",
        format!(
            "`{}` is neither true nor false, so the article is taken for a draft",
            field.key
        ),
    )
    .help("write `true` or `false`");
    desk.report(diagnostic, &field.node.at);
    true
}

/// The end of a time in which the article may or may not be read.
fn limit(
    meaning: Meaning,
    what: &str,
    fields: &Fields<'_>,
    desk: &mut Desk<'_>,
) -> Option<Found<Instant>> {
    let field = fields.all(meaning).next()?;
    match &field.node.value {
        Value::Text(text) if words::is_no_date(text) => None,
        Value::Text(text) => parse(text.trim(), field, what, Level::Error, desk),
        _ => {
            let message = format!("`{}` holds {}, not a date", field.key, field.node.kind());
            let diagnostic = Diagnostic::error("article/invalid-date", message)
                .help("write one date in its place");
            desk.report(diagnostic, &field.node.at);
            None
        }
    }
}

/// A date; `level` says how much it weighs if it can't be read.
fn moment(field: &Field, what: &str, level: Level, desk: &mut Desk<'_>) -> Option<Found<Instant>> {
    let Value::Text(text) = &field.node.value else {
        desk.wrong(&field.key, &field.node, "a date");
        return None;
    };
    let text = text.trim();
    if text.is_empty() || truth(field).is_some() {
        return None;
    }
    if is_file_time(text) {
        let diagnostic = Diagnostic::warning(
            "article/invalid-date",
            format!("`{text}` asks Eleventy for the file's time, which differs between machines"),
        )
        .help("write the date, or set `undated = \"file-time\"` for the source");
        desk.report(diagnostic, &field.node.at);
        return None;
    }
    parse(text, field, what, level, desk)
}

fn parse(
    text: &str,
    field: &Field,
    what: &str,
    level: Level,
    desk: &mut Desk<'_>,
) -> Option<Found<Instant>> {
    match dates::parse(text, desk.reading) {
        Ok(moment) => Some(desk.found(moment, &field.node.at)),
        Err(why) => {
            desk.report(why.diagnostic(level, what, text), &field.node.at);
            None
        }
    }
}

/// The words that Eleventy takes in place of a date.
fn is_file_time(text: &str) -> bool {
    [
        "last modified",
        "created",
        "git last modified",
        "git created",
    ]
    .contains(&text.to_ascii_lowercase().as_str())
}
