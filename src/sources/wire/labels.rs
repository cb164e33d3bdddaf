//! The labels of the bullet block.

use crate::diagnostic;

/// What a labelled line holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Label {
    Authors,
    Categories,
    Coordinates,
    Correction,
    Credit,
    Embargo,
    Expires,
    Id,
    Image,
    Language,
    License,
    Location,
    Minor,
    /// For the desk alone: it is never published.
    Private,
    Published,
    Reason,
    Related,
    Rights,
    Section,
    ShortTitle,
    Slug,
    Slugline,
    Source,
    SourceType,
    Status,
    Subjects,
    Summary,
    Tags,
    Title,
    Updated,
    Urgency,
    Url,
    UsageTerms,
}

/// A line `Label: value`.
pub(super) struct Labelled<'a> {
    pub name: &'a str,
    /// `None` if the name is not known.
    pub label: Option<Label>,
    pub value: &'a str,
}

/// Splits `text` at its colon, if a few plain words stand before it.
pub(super) fn split(text: &str) -> Option<Labelled<'_>> {
    let (at, colon) = text
        .char_indices()
        .take(LONGEST + 2)
        .find(|(_, c)| matches!(c, ':' | '：'))?;
    let name = text[..at].trim();
    let rest = &text[at + colon.len_utf8()..];
    let is_label = name.starts_with(char::is_alphabetic)
        && name.chars().count() <= LONGEST
        && name.split_whitespace().count() <= 3
        && name
            .chars()
            .all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '_'));
    // `http://…` is an address.
    if !is_label || rest.starts_with("//") {
        return None;
    }
    Some(Labelled {
        name,
        label: find(name),
        value: rest.trim(),
    })
}

/// The known label that is spelled most like `name`, if one is near.
pub(super) fn nearest(name: &str) -> Option<&'static str> {
    diagnostic::nearest(name, LABELS.iter().map(|(label, _)| *label))
}

fn find(name: &str) -> Option<Label> {
    let known = LABELS
        .iter()
        .find(|(label, _)| label.eq_ignore_ascii_case(name));
    known.map(|(_, label)| *label)
}

/// In characters.
const LONGEST: usize = 24;

/// The label to advise stands before its variants.
const LABELS: &[(&str, Label)] = &[
    ("published", Label::Published),
    ("published date", Label::Published),
    ("published on", Label::Published),
    ("published at", Label::Published),
    ("date published", Label::Published),
    ("publication date", Label::Published),
    ("publish date", Label::Published),
    ("posted", Label::Published),
    ("date", Label::Published),
    ("updated", Label::Updated),
    ("updated on", Label::Updated),
    ("updated at", Label::Updated),
    ("update", Label::Updated),
    ("update date", Label::Updated),
    ("updated date", Label::Updated),
    ("date updated", Label::Updated),
    ("last update", Label::Updated),
    ("last updated", Label::Updated),
    ("modified", Label::Updated),
    ("modified date", Label::Updated),
    ("date modified", Label::Updated),
    ("last modified", Label::Updated),
    ("embargo", Label::Embargo),
    ("embargoed until", Label::Embargo),
    ("embargo until", Label::Embargo),
    ("expires", Label::Expires),
    ("expires on", Label::Expires),
    ("expires at", Label::Expires),
    ("expiry date", Label::Expires),
    ("status", Label::Status),
    ("reason", Label::Reason),
    ("withdrawal reason", Label::Reason),
    ("minor", Label::Minor),
    ("minor edit", Label::Minor),
    ("author", Label::Authors),
    ("authors", Label::Authors),
    ("by", Label::Authors),
    ("byline", Label::Authors),
    ("section", Label::Section),
    ("category", Label::Categories),
    ("categories", Label::Categories),
    ("source", Label::Source),
    ("provider", Label::Source),
    ("location", Label::Location),
    ("dateline", Label::Location),
    ("coordinates", Label::Coordinates),
    ("credit", Label::Credit),
    ("credit line", Label::Credit),
    ("rights", Label::Rights),
    ("copyright", Label::Rights),
    ("usage terms", Label::UsageTerms),
    ("license", Label::License),
    ("licence", Label::License),
    ("urgency", Label::Urgency),
    ("priority", Label::Urgency),
    ("slugline", Label::Slugline),
    ("subjects", Label::Subjects),
    ("subject codes", Label::Subjects),
    ("media topics", Label::Subjects),
    ("related", Label::Related),
    ("correction", Label::Correction),
    ("digital source type", Label::SourceType),
    ("note to editors", Label::Private),
    ("editor note", Label::Private),
    ("ed note", Label::Private),
    ("ednote", Label::Private),
    ("tags", Label::Tags),
    ("tag", Label::Tags),
    ("keywords", Label::Tags),
    ("language", Label::Language),
    ("url", Label::Url),
    ("link", Label::Url),
    ("id", Label::Id),
    ("image", Label::Image),
    ("slug", Label::Slug),
    ("summary", Label::Summary),
    ("title", Label::Title),
    ("headline", Label::Title),
    ("short title", Label::ShortTitle),
    ("short headline", Label::ShortTitle),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_the_label_that_was_meant() {
        for (name, wanted) in [
            ("Publshed", Some("published")),
            ("Modified Dat", Some("modified date")),
            ("Autor", Some("author")),
            ("Tagz", Some("tags")),
            ("Weather", None),
        ] {
            assert_eq!(nearest(name), wanted, "{name}");
        }
    }

    #[test]
    fn a_colon_alone_makes_no_label() {
        for text in [
            "12:50 | 17 October 2020",
            "https://example.org/",
            "no colon",
            ": x",
        ] {
            assert!(split(text).is_none(), "{text}");
        }
    }
}
