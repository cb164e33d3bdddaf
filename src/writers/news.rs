//! What news desks say of an item, in the three formats.

use serde::Serialize;

use super::GEORSS;
use crate::model::{AbsoluteUrl, Category, Feed, Instant, Item, Language, Line, Status, Text};

/// A link beside the one to the item's page.
pub(super) struct Link<'a> {
    pub rel: &'static str,
    pub href: &'a AbsoluteUrl,
    pub language: Option<&'a Language>,
    pub title: Option<&'a Line>,
    /// Whether it leads to a page like the item's own.
    pub is_page: bool,
}

/// The links of `item` beside the one to its page, which comes before them.
///
/// Some readers take the first alternate link for the page and others the last (feedparser 6), so
/// the page itself, with its language, ends the list of its translations.
pub(super) fn links(item: &Item) -> Vec<Link<'_>> {
    let news = &item.news;
    let translations = news
        .translations
        .iter()
        .map(|it| (&it.url, Some(&it.language)));
    let own = (!news.translations.is_empty()).then_some((&item.url, Some(&item.language)));
    let alternates = translations.chain(own).map(|(href, language)| Link {
        rel: "alternate",
        href,
        language,
        title: None,
        is_page: true,
    });
    let related = news.related.iter().map(|story| Link {
        rel: "related",
        href: &story.url,
        language: None,
        title: story.title.as_ref(),
        is_page: true,
    });
    let license = news.license.iter().map(|href| Link {
        rel: "license",
        href,
        language: None,
        title: None,
        is_page: false,
    });
    alternates.chain(related).chain(license).collect()
}

/// The value of `georss:point` (<https://www.ogc.org/standard/georss/>).
pub(super) fn point(item: &Item) -> Option<String> {
    let point = item.news.point.as_ref()?;
    Some(format!("{} {}", point.latitude(), point.longitude()))
}

/// The namespace of points, if a document needs it.
pub(super) fn namespace(feed: &Feed) -> Option<(&'static str, &'static str)> {
    let has_point = feed.items.iter().any(|item| item.news.point.is_some());
    has_point.then_some(GEORSS)
}

/// What news desks want to know and JSON Feed has no member for: its extension `_news`. The names
/// are those of ninjs (IPTC) where that has one.
#[derive(Default, PartialEq, Serialize)]
pub(super) struct News<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    short_title: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    slugline: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    urgency: Option<u8>,
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    credit: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    located: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    coordinates: Option<Coordinates>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    subjects: Vec<Subject<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related: Vec<Story<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    translations: Vec<Translated<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    corrections: Vec<Corrected<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rights: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    usage_terms: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    license: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    digital_source_type: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expires: Option<String>,
    /// In the words of ninjs, whose third is the rule: `usable`.
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'a str>,
}

#[derive(PartialEq, Serialize)]
struct Coordinates {
    latitude: f64,
    longitude: f64,
}

#[derive(PartialEq, Serialize)]
struct Subject<'a> {
    code: &'a str,
    scheme: &'a str,
    name: &'a str,
}

#[derive(PartialEq, Serialize)]
struct Story<'a> {
    url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<&'a str>,
}

#[derive(PartialEq, Serialize)]
struct Translated<'a> {
    language: &'a str,
    url: &'a str,
}

#[derive(PartialEq, Serialize)]
struct Corrected<'a> {
    note: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    date: Option<String>,
}

impl<'a> News<'a> {
    /// `None` if there is nothing to say.
    pub(super) fn of(item: &'a Item) -> Option<Self> {
        let given = &item.news;
        let corrections = given.corrections.iter().map(|correction| Corrected {
            note: correction.note.as_str(),
            date: correction.date.map(Instant::rfc3339),
        });
        let related = given.related.iter().map(|story| Story {
            url: story.url.as_str(),
            title: story.title.as_ref().map(Line::as_str),
        });
        let translations = given.translations.iter().map(|it| Translated {
            language: it.language.as_str(),
            url: it.url.as_str(),
        });
        let news = Self {
            short_title: given.short_title.as_ref().map(Line::as_str),
            slugline: given.slugline.as_ref().map(Line::as_str),
            urgency: given.urgency.map(|urgency| urgency.number()),
            provider: item.provider.as_ref().map(Line::as_str),
            credit: given.credit.as_ref().map(Line::as_str),
            located: item.location.as_ref().map(Line::as_str),
            coordinates: coordinates(item),
            subjects: item.categories.iter().filter_map(subject).collect(),
            related: related.collect(),
            translations: translations.collect(),
            corrections: corrections.collect(),
            rights: given.rights.as_ref().map(Line::as_str),
            usage_terms: given.usage_terms.as_ref().map(Text::as_str),
            license: given.license.as_ref().map(AbsoluteUrl::as_str),
            digital_source_type: given.source_type.as_ref().map(|it| it.uri()),
            expires: item.expires.map(Instant::rfc3339),
            status: match item.status {
                Status::Usable => None,
                Status::Withheld => Some("withheld"),
                Status::Withdrawn => Some("canceled"),
            },
        };
        (news != Self::default()).then_some(news)
    }
}

/// A category with a vocabulary.
fn subject(category: &Category) -> Option<Subject<'_>> {
    Some(Subject {
        code: category.term.as_str(),
        scheme: category.scheme.as_ref()?.as_str(),
        name: category.label.as_str(),
    })
}

fn coordinates(item: &Item) -> Option<Coordinates> {
    let point = item.news.point.as_ref()?;
    Some(Coordinates {
        latitude: point.latitude().parse().ok()?,
        longitude: point.longitude().parse().ok()?,
    })
}
