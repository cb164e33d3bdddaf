//! JSON Feed 1.1 (<https://www.jsonfeed.org/version/1.1/>), on the crate `serde_json`.
//!
//! Members are written in the order of the fields below.

use std::borrow::Cow;

use serde::Serialize;

use super::news::News;
use super::{html, media, newest_change};
use crate::Error;
use crate::model::{self, AbsoluteUrl, Attachment, Feed, Language, Line, Person, Text};

/// What somebody sees who opens the file in a browser. It is the generator's name as well, for which
/// the format has no other member.
const COMMENT: &str = concat!(
    "This is a feed: give its address to a feed reader. Made by feedmill ",
    env!("CARGO_PKG_VERSION"),
    "."
);

/// Writes `feed`, which will be published at `self_url`.
///
/// # Errors
/// When the feed has no items, or the crate can't serialise.
pub fn write(feed: &Feed, self_url: &AbsoluteUrl) -> Result<Vec<u8>, Error> {
    newest_change(feed)?;
    let document = Document {
        version: "https://jsonfeed.org/version/1.1",
        title: feed.title.as_str(),
        home_page_url: feed.home.as_str(),
        feed_url: self_url.as_str(),
        next_url: feed.paging.previous.as_ref().map(AbsoluteUrl::as_str),
        description: feed.description.as_str(),
        user_comment: COMMENT,
        icon: feed.artwork().map(AbsoluteUrl::as_str),
        favicon: feed.icon.as_ref().map(AbsoluteUrl::as_str),
        authors: feed.authors.iter().map(Author::of).collect(),
        author: feed.authors.first().map(Author::of),
        language: feed.language.as_str(),
        hubs: feed.hubs.iter().map(Hub::of).collect(),
        items: feed.items.iter().map(|item| Item::of(feed, item)).collect(),
    };
    let mut out = serde_json::to_vec_pretty(&document)
        .map_err(|cause| Error::new("cannot write JSON Feed").because(cause))?;
    out.push(b'\n');
    Ok(out)
}

#[derive(Serialize)]
struct Document<'a> {
    version: &'a str,
    title: &'a str,
    home_page_url: &'a str,
    feed_url: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    next_url: Option<&'a str>,
    description: &'a str,
    user_comment: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    icon: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    favicon: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    authors: Vec<Author<'a>>,
    /// As JSON Feed 1.0 has it: some readers know no other.
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Author<'a>>,
    language: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    hubs: Vec<Hub<'a>>,
    items: Vec<Item<'a>>,
}

#[derive(Serialize)]
struct Hub<'a> {
    r#type: &'a str,
    url: &'a str,
}

impl<'a> Hub<'a> {
    fn of(url: &'a AbsoluteUrl) -> Self {
        Self {
            r#type: "WebSub",
            url: url.as_str(),
        }
    }
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'a str>,
}

impl<'a> Author<'a> {
    fn of(person: &'a Person) -> Self {
        Self {
            name: person.name.as_str(),
            url: person.url.as_ref().map(AbsoluteUrl::as_str),
        }
    }
}

#[derive(Serialize)]
struct Item<'a> {
    id: &'a str,
    url: &'a str,
    title: &'a str,
    content_html: Cow<'a, str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    summary: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    image: Option<&'a str>,
    date_published: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    date_modified: Option<String>,
    authors: Vec<Author<'a>>,
    /// As JSON Feed 1.0 has it: some readers know no other.
    #[serde(skip_serializing_if = "Option::is_none")]
    author: Option<Author<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tags: Vec<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    attachments: Vec<File>,
    #[serde(rename = "_news", skip_serializing_if = "Option::is_none")]
    news: Option<News<'a>>,
}

impl<'a> Item<'a> {
    fn of(feed: &Feed, item: &'a model::Item) -> Self {
        let content = match &item.summary {
            Some(summary) if !feed.full_text => {
                html::directed(html::paragraphs(summary.as_str()), &item.language)
            }
            _ => item.content.as_str().into(),
        };
        Self {
            id: item.id.as_str(),
            url: item.url.as_str(),
            title: item.title.as_str(),
            content_html: content,
            summary: item.summary.as_ref().map(Text::as_str),
            image: item.teaser().map(AbsoluteUrl::as_str),
            date_published: item.published.rfc3339(),
            date_modified: (item.updated != item.published).then(|| item.updated.rfc3339()),
            authors: item.authors.iter().map(Author::of).collect(),
            author: item.authors.first().map(Author::of),
            tags: item
                .categories
                .iter()
                .map(|category| category.label.as_str())
                .collect(),
            language: Some(&item.language)
                .filter(|language| **language != feed.language)
                .map(Language::as_str),
            attachments: files(item),
            news: News::of(item),
        }
    }
}

/// The attachments, and the pictures that have no other place.
fn files(item: &model::Item) -> Vec<File> {
    let pictures = media::further(item);
    let is_new = |file: &&Attachment| {
        let mut known = item.attachments.iter();
        !known.any(|known| known.url == file.url)
    };
    let pictures = pictures.iter().filter(is_new);
    item.attachments
        .iter()
        .chain(pictures)
        .map(File::of)
        .collect()
}

#[derive(Serialize)]
struct File {
    url: String,
    mime_type: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    size_in_bytes: Option<u64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    duration_in_seconds: Option<u64>,
}

impl File {
    fn of(attachment: &Attachment) -> Self {
        Self {
            url: attachment.url.to_string(),
            mime_type: attachment.media_type.to_string(),
            title: attachment.title.as_ref().map(Line::to_string),
            size_in_bytes: attachment.length,
            duration_in_seconds: attachment.duration,
        }
    }
}
