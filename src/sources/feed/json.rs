//! JSON Feed 1.0 and 1.1 (<https://www.jsonfeed.org/version/1.1/>).

use std::collections::BTreeSet;

use serde_json::{Map, Value};
use url::Url;

use crate::model::{Byline, Enclosed, Found, Pictured};
use crate::sources::Part;

use super::item::{Item, Texts};
use super::{Desk, Head, Problem, Whole};

/// The members of a feed that are read, or that a writer writes anew.
const FEED: [&str; 14] = [
    "author",
    "authors",
    "description",
    "favicon",
    "feed_url",
    "home_page_url",
    "hubs",
    "icon",
    "items",
    "language",
    "next_url",
    "title",
    "user_comment",
    "version",
];
/// The members of an item that are read.
const ITEM: [&str; 16] = [
    "_news",
    "attachments",
    "author",
    "authors",
    "content_html",
    "content_text",
    "date_modified",
    "date_published",
    "external_url",
    "id",
    "image",
    "language",
    "summary",
    "tags",
    "title",
    "url",
];

/// Reads a feed; `None` if it is no JSON Feed.
pub(super) fn read(text: &str, desk: &Desk<'_>) -> Result<Option<Whole>, Problem> {
    let feed: Value =
        serde_json::from_str(text.trim_start_matches('\u{FEFF}')).map_err(|error| Problem {
            line: u32::try_from(error.line()).unwrap_or(u32::MAX).max(1),
            message: "it is no JSON".into(),
        })?;
    let Some(feed) = feed.as_object().filter(|feed| is_feed(feed)) else {
        return Ok(None);
    };
    let feed = Object(feed);
    let home = feed.text("home_page_url");
    let base = home.as_deref().and_then(|home| Url::parse(home).ok());
    let resolve = |url: String| absolute(url, base.as_ref());
    let authors = feed.authors(base.as_ref());
    let mut left = BTreeSet::new();
    feed.note(&FEED, &mut left);
    let mut parts = Vec::new();
    let (mut begin, mut line) = (0, 1);
    for item in feed.list("items").filter_map(Value::as_object).map(Object) {
        item.note(&ITEM, &mut left);
        // The parser tells no places: an item is where its id is, behind the one before.
        let id = item.0.get("id").map(Value::to_string).unwrap_or_default();
        let ahead = text[begin..].find(&id).unwrap_or(0);
        line += text[begin..begin + ahead].matches('\n').count() as u32;
        begin += ahead;
        parts.push(self::item(item, line, &authors, base.as_ref(), desk));
    }
    let hubs = feed.list("hubs").filter_map(Value::as_object).map(Object);
    let head = Head {
        id: None,
        title: feed.text("title"),
        description: feed.text("description"),
        own: feed.text("feed_url").map(resolve),
        language: feed.text("language"),
        authors,
        rights: None,
        icon: feed.text("favicon").map(resolve),
        logo: feed.text("icon").map(resolve),
        hubs: hubs.filter_map(|hub| hub.text("url")).collect(),
        ttl: None,
        updated: None,
        home,
    };
    Ok(Some(Whole {
        head,
        parts,
        left: left.into_iter().collect(),
    }))
}

fn is_feed(feed: &Map<String, Value>) -> bool {
    let version = feed.get("version").and_then(Value::as_str);
    version.is_some_and(|version| version.contains("jsonfeed.org/version/1"))
        && feed.get("items").is_some_and(Value::is_array)
}

fn item(
    object: Object<'_>,
    line: u32,
    authors: &[Byline],
    base: Option<&Url>,
    desk: &Desk<'_>,
) -> Part {
    let mut item = Item::new(desk, line);
    let text = |name| object.text(name).map(|text| Found::new(text, line));
    let resolve = |found: Found<String>| found.map(|url| absolute(url, base));
    item.article.id = text("id");
    item.article.title = text("title");
    item.article.url = text("url").or_else(|| text("external_url")).map(resolve);
    let image = text("image").map(resolve);
    item.article.images = (image.into_iter())
        .map(|found| found.map(Pictured::from))
        .collect();
    item.article.language = text("language");
    for file in object
        .list("attachments")
        .filter_map(Value::as_object)
        .map(Object)
    {
        item.article
            .attachments
            .extend(attachment(file, base).map(|file| Found::new(file, line)));
    }
    let file = item.article.attachments.first();
    item.article.url = (item.article.url.take())
        .or_else(|| file.map(|file| Found::new(file.value.url.clone(), line)))
        .or_else(|| base.map(|home| Found::new(home.to_string(), line)));
    item.article.published = item.date("publication date", text("date_published"));
    item.article.updated = item.date("update", text("date_modified"));
    item.article.published = item.article.published.or(item.article.updated);
    let own = object.authors(base);
    let all = if own.is_empty() { authors } else { &own };
    for byline in all {
        item.author(Found::new(byline.clone(), line));
    }
    for tag in object.list("tags").filter_map(Value::as_str) {
        item.category(Found::new(tag.trim().to_owned(), line));
    }
    if let Some(news) = object.0.get("_news").and_then(Value::as_object).map(Object) {
        let text = |name| news.text(name).map(|text| Found::new(text, line));
        item.article.location = text("located");
        item.article.source = text("provider");
        item.article.expires = item.date("end of validity", text("expires"));
    }
    let html = object
        .text("content_html")
        .and_then(|html| Texts::html_on(line, html));
    let plain = |name| {
        object
            .text(name)
            .and_then(|text| Texts::plain_on(line, text))
    };
    item.texts(
        html.or_else(|| plain("content_text")),
        plain("summary"),
        || None,
    );
    item.finish()
}

fn attachment(file: Object<'_>, base: Option<&Url>) -> Option<Enclosed> {
    let number = |name| file.0.get(name).and_then(Value::as_f64);
    let whole = |number: f64| (number >= 1.0).then_some(number as u64);
    Some(Enclosed {
        url: absolute(file.text("url")?, base),
        media_type: file.text("mime_type"),
        length: number("size_in_bytes").and_then(whole),
        title: file.text("title"),
        duration: number("duration_in_seconds").and_then(whole),
    })
}

/// An object, and what is read from it.
#[derive(Clone, Copy)]
struct Object<'a>(&'a Map<String, Value>);

impl<'a> Object<'a> {
    /// A text that is not blank; a number counts as one, as the format wants of ids.
    fn text(self, name: &str) -> Option<String> {
        let text = match self.0.get(name)? {
            Value::String(text) => text.trim().to_owned(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        (!text.is_empty()).then_some(text)
    }

    fn list(self, name: &str) -> impl Iterator<Item = &'a Value> + use<'a> {
        let list = self.0.get(name).and_then(Value::as_array);
        list.into_iter().flatten()
    }

    /// Those of 1.1, else the one of 1.0.
    fn authors(self, base: Option<&Url>) -> Vec<Byline> {
        let mut authors: Vec<Object<'a>> = self
            .list("authors")
            .filter_map(Value::as_object)
            .map(Object)
            .collect();
        if authors.is_empty() {
            authors.extend(self.0.get("author").and_then(Value::as_object).map(Object));
        }
        let byline = |author: Object<'_>| {
            Some(Byline {
                name: author.text("name")?,
                email: None,
                url: author.text("url").map(|url| absolute(url, base)),
            })
        };
        authors.into_iter().filter_map(byline).collect()
    }

    /// Adds the names of the members that `read` does not have.
    fn note(self, read: &[&str], left: &mut BTreeSet<String>) {
        let names = self.0.keys().filter(|name| !read.contains(&name.as_str()));
        left.extend(names.cloned());
    }
}

/// An address that is absolute stays as it is written.
fn absolute(address: String, base: Option<&Url>) -> String {
    match (Url::parse(&address), base) {
        (Err(url::ParseError::RelativeUrlWithoutBase), Some(base)) => {
            base.join(&address).map_or(address, Into::into)
        }
        _ => address,
    }
}
