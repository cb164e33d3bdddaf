//! What a news desk says beyond what every article has.

use crate::diagnostic::Level;
use crate::model::{Article, Corrected, Found, Instant, Story, Subject};
use crate::sources::dates;

use super::Fields;
use super::desk::Desk;
use super::keys::Meaning;
use super::moments::truth;
use super::node::{Field, Node, Value};
use super::people::part;

pub fn read(fields: &Fields<'_>, article: &mut Article, desk: &mut Desk<'_>) {
    // Themes show or hide such parts of a page by `true` and `false`.
    let said = |meaning| fields.all(meaning).filter(|field| truth(field).is_none());
    let mut text = |meaning| said(meaning).find_map(|field| desk.text(field));
    let news = &mut article.news;
    news.credit = text(Meaning::Credit);
    news.rights = text(Meaning::Rights);
    news.usage_terms = text(Meaning::UsageTerms);
    news.urgency = text(Meaning::Urgency);
    news.slugline = text(Meaning::Slugline);
    news.short_title = text(Meaning::ShortTitle);
    news.source_type = text(Meaning::SourceType);
    news.license = text(Meaning::License);
    // `CC BY-SA 4.0` is no address, but says the same to people.
    if let Some(found) = news.license.take_if(|found| !found.value.contains("://")) {
        news.rights.get_or_insert(found);
    }
    let places = said(Meaning::Location).map(|field| (field, true));
    news.coordinates = (said(Meaning::Coordinates).map(|field| (field, false)))
        .chain(places)
        .find_map(|(field, is_place)| coordinates(field, is_place, desk));
    for field in said(Meaning::Subjects) {
        let found = each(&field.node).filter_map(|node| subject(&field.key, node, desk));
        news.subjects = found.collect();
    }
    for field in said(Meaning::Related) {
        let found = each(&field.node).filter_map(|node| story(&field.key, node, desk));
        news.related.extend(found);
    }
    for field in said(Meaning::Translations) {
        news.translations.extend(translations(field, desk));
    }
    for field in said(Meaning::Corrections) {
        for node in each(&field.node) {
            correction(&field.key, node, article, desk);
        }
    }
}

/// The values of a list, or the one that is none.
fn each(node: &Node) -> impl Iterator<Item = &Node> {
    match &node.value {
        Value::List(nodes) => nodes.iter(),
        _ => std::slice::from_ref(node).iter(),
    }
}

/// Two numbers as a text, a list or a table. Of a place that is only named there are none.
fn coordinates(field: &Field, is_place: bool, desk: &mut Desk<'_>) -> Option<Found<String>> {
    let text = match &field.node.value {
        Value::Text(text) if !is_place => text.trim().to_owned(),
        Value::List(nodes) if !is_place => {
            let numbers = nodes.iter().filter_map(|node| match &node.value {
                Value::Text(number) => Some(number.trim()),
                _ => None,
            });
            numbers.collect::<Vec<&str>>().join(", ")
        }
        Value::Table(fields) => {
            let latitude = part(fields, &["latitude", "lat"]);
            let longitude = part(fields, &["longitude", "lon", "lng", "long"]);
            match (latitude, longitude) {
                (None, None) if is_place => return None,
                (latitude, longitude) => format!(
                    "{}, {}",
                    latitude.unwrap_or_default(),
                    longitude.unwrap_or_default()
                ),
            }
        }
        _ => return None,
    };
    (!text.is_empty()).then(|| desk.found(text, &field.node.at))
}

/// A term, or a table with a `code`, a `name` and a `scheme`.
fn subject(name: &str, node: &Node, desk: &mut Desk<'_>) -> Option<Found<Subject>> {
    let subject = match &node.value {
        Value::Text(text) => Subject {
            code: text.trim().to_owned(),
            ..Subject::default()
        },
        Value::Table(fields) => Subject {
            code: part(fields, &["code", "qcode", "uri", "term"]).unwrap_or_default(),
            scheme: part(fields, &["scheme"]),
            name: part(fields, &["name", "label"]),
        },
        _ => Subject::default(),
    };
    if subject.code.is_empty() {
        if !matches!(node.value, Value::Null | Value::Text(_)) {
            desk.wrong(name, node, "a term or a table with a `code`");
        }
        return None;
    }
    Some(desk.found(subject, &node.at))
}

/// An address, or a table with a `url` and a `title`. What is neither is a list of some theme's.
fn story(name: &str, node: &Node, desk: &mut Desk<'_>) -> Option<Found<Story>> {
    let story = match &node.value {
        Value::Text(text) => Story {
            url: text.trim().to_owned(),
            title: None,
        },
        Value::Table(fields) => {
            let url = part(fields, &["url", "link", "href"]);
            if url.is_none() {
                desk.wrong(name, node, "an address or a table with a `url`");
            }
            Story {
                url: url?,
                title: part(fields, &["title", "name", "headline"]),
            }
        }
        _ => return None,
    };
    (story.url.contains('/')).then(|| desk.found(story, &node.at))
}

/// A table of languages and addresses, or a list of tables with `language` and `url`.
fn translations(field: &Field, desk: &mut Desk<'_>) -> Vec<Found<(String, String)>> {
    let mut found = Vec::new();
    for node in each(&field.node) {
        let Value::Table(fields) = &node.value else {
            desk.wrong(&field.key, node, "a table of languages and addresses");
            continue;
        };
        let language = part(fields, &["language", "lang", "locale"]);
        if let (Some(language), Some(url)) = (language, part(fields, &["url", "link", "href"])) {
            found.push(desk.found((language, url), &node.at));
            continue;
        }
        for field in fields {
            if let Some(url) = desk.text(field) {
                found.push(Found::new((field.key.clone(), url.value), url.line));
            }
        }
    }
    found
}

/// A text, or a table with a `note`, a `date` and a `significance`. A date is one of the article's
/// last change, unless it is of little significance.
fn correction(name: &str, node: &Node, article: &mut Article, desk: &mut Desk<'_>) {
    let (note, date, significance) = match &node.value {
        Value::Null => return,
        Value::Text(text) => (Some(text.trim().to_owned()), None, None),
        Value::Table(fields) => (
            part(fields, &["note", "text", "description"]),
            part(fields, &["date", "on", "at"]).and_then(|text| moment(&text, node, desk)),
            part(fields, &["significance"]),
        ),
        Value::List(_) => (None, None, None),
    };
    let Some(note) = note.filter(|note| !note.is_empty()) else {
        desk.wrong(name, node, "a text or a table with a `note`");
        return;
    };
    let is_minor = significance.is_some_and(|word| word.eq_ignore_ascii_case("minor"));
    if let Some(date) = date.filter(|_| !is_minor) {
        article.corrected(desk.found(date, &node.at));
    }
    article.minor |= is_minor;
    let corrected = Corrected { note, date };
    let found = desk.found(corrected, &node.at);
    article.news.corrections.push(found);
}

fn moment(text: &str, node: &Node, desk: &mut Desk<'_>) -> Option<Instant> {
    match dates::parse(text, desk.reading) {
        Ok(moment) => Some(moment),
        Err(why) => {
            let diagnostic = why.diagnostic(Level::Warning, "date of the correction", text);
            desk.report(diagnostic, &node.at);
            None
        }
    }
}
