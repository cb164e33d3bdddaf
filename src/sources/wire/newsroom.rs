//! The labels of news desks → the fields of the article.

use crate::model::{Corrected, Found, Newsroom, Story, Subject};

use super::labels::Label;

/// Sets what `label` is for.
pub(super) fn set(news: &mut Newsroom, label: Label, value: &str, line: u32) {
    let found = || Some(Found::new(value.to_owned(), line));
    match label {
        Label::Coordinates => news.coordinates = found(),
        Label::Correction => {
            let corrected = Corrected {
                note: value.to_owned(),
                date: None,
            };
            news.corrections.push(Found::new(corrected, line));
        }
        Label::Credit => news.credit = found(),
        // What is no address says the same to people.
        Label::License if value.contains("://") => news.license = found(),
        Label::License | Label::Rights => news.rights = found(),
        Label::Related => news.related.push(Found::new(story(value), line)),
        Label::ShortTitle => news.short_title = found(),
        Label::Slugline => news.slugline = found(),
        Label::SourceType => news.source_type = found(),
        Label::Subjects => news.subjects.extend(subjects(value, line)),
        Label::Urgency => news.urgency = found(),
        Label::UsageTerms => news.usage_terms = found(),
        // Notes to the desk, and what `fields` sets.
        _ => {}
    }
}

/// An address, with the headline before it if there is one: `Tea at noon https://example.org/tea`.
fn story(value: &str) -> Story {
    let (title, url) = value
        .rsplit_once(char::is_whitespace)
        .unwrap_or(("", value));
    Story {
        url: url.to_owned(),
        title: (!title.is_empty()).then(|| title.trim().to_owned()),
    }
}

/// Terms with commas between them, each with its name behind it if it has one:
/// `medtop:20000339 Tea, medtop:04000000`.
fn subjects(value: &str, line: u32) -> impl Iterator<Item = Found<Subject>> {
    let parts = value.split([',', ';']).map(str::trim);
    parts.filter(|part| !part.is_empty()).map(move |part| {
        let (code, name) = part
            .split_once(char::is_whitespace)
            .filter(|(code, _)| code.contains(':'))
            .unwrap_or((part, ""));
        let subject = Subject {
            code: code.to_owned(),
            scheme: None,
            name: (!name.is_empty()).then(|| name.trim().to_owned()),
        };
        Found::new(subject, line)
    })
}
