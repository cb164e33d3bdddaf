//! What a reader is shown of an item, by parsers that are not ours.

use feed_rs::parser::Builder;

use crate::corpus::{Corpus, FEEDS};

#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    pub id: String,
    pub title: String,
    pub page: String,
    /// Seconds since 1970.
    pub published: i64,
    pub updated: Option<i64>,
    pub authors: Vec<String>,
    pub labels: Vec<String>,
    pub content: String,
}

/// The items of a feed, in its order.
pub fn items(corpus: &Corpus, name: &str) -> Vec<Shown> {
    let text = corpus.text(name);
    let parser = Builder::new().sanitize_content(false).build();
    let feed = parser.parse(text.as_bytes()).expect("it is a feed");
    let shown: Vec<_> = feed.entries.into_iter().map(shown).collect();
    assert!(shown.len() >= 7, "{name}: {shown:#?}");
    shown
}

/// The items of all three feeds, each with the name of its feed.
pub fn all(corpus: &Corpus) -> Vec<(&'static str, Shown)> {
    let of = |name| {
        items(corpus, name)
            .into_iter()
            .map(move |item| (name, item))
    };
    FEEDS.into_iter().flat_map(of).collect()
}

fn shown(entry: feed_rs::model::Entry) -> Shown {
    let mut links = entry.links.into_iter();
    let page = links.find(|link| matches!(link.rel.as_deref(), None | Some("alternate")));
    let published = entry.published.expect("each has a date");
    Shown {
        id: entry.id,
        title: entry.title.expect("each has a title").content,
        page: page.expect("each has a page").href,
        published: published.timestamp(),
        updated: entry.updated.map(|it| it.timestamp()),
        authors: entry.authors.into_iter().filter_map(|it| it.name).collect(),
        labels: entry.categories.into_iter().map(|it| it.term).collect(),
        content: (entry.content.and_then(|it| it.body)).expect("each has a text"),
    }
}
