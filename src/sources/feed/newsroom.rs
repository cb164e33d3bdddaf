//! What Atom and the modules of RSS say for news desks: rights, who has contributed, where it
//! happened, and the links to what belongs to it.

use crate::model::{Found, Language, Point, Story};
use crate::sources::pictures::MOST;

use super::element::{DC, Element, GEORSS, Name};
use super::item::Item;

/// What is read of an item, besides Atom's links.
pub(super) const READ: &[Name] = &[
    (Some(DC), "contributor"),
    (Some(DC), "rights"),
    (Some(GEORSS), "point"),
];

/// Reads what is said of an item whose page, language and elements of Atom are known; `atom` is the
/// namespace of those.
pub(super) fn read(element: Element<'_>, atom: &str, item: &mut Item<'_>) {
    let page = item.article.url.as_ref().map(|found| found.value.clone());
    let language = item.article.language.as_ref();
    let language = language.and_then(|found| Language::parse(&found.value));
    let news = &mut item.article.news;
    news.rights = news
        .rights
        .take()
        .or_else(|| element.text_of(Some(DC), "rights"));
    news.credit = element
        .text_of(Some(DC), "contributor")
        .or_else(|| contributor(element, atom));
    let point = element.text_of(Some(GEORSS), "point");
    news.coordinates = point.filter(|found| Point::parse(&found.value).is_some());
    for link in element.all(Some(atom), "link") {
        let Some(href) = link.attribute("href") else {
            continue;
        };
        let url = link.resolve(href, None);
        let title = link.attribute("title").map(str::to_owned);
        match link.attribute("rel").unwrap_or("alternate") {
            "license" if news.license.is_none() => news.license = Some(link.found(url)),
            // What it is about, or is taken from.
            "related" | "via" if news.related.len() < MOST => {
                news.related.push(link.found(Story { url, title }));
            }
            "alternate" if Some(&url) != page.as_ref() && news.translations.len() < MOST => {
                let tag = link.attribute("hreflang").unwrap_or_default();
                if Language::parse(tag).is_some_and(|it| Some(it) != language) {
                    news.translations.push(link.found((tag.to_owned(), url)));
                }
            }
            _ => {}
        }
    }
}

fn contributor(element: Element<'_>, atom: &str) -> Option<Found<String>> {
    let mut people = element.all(Some(atom), "contributor");
    people.find_map(|person| person.text_of(Some(atom), "name"))
}
