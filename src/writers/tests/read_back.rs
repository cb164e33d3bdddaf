//! Compares a written feed with the model, element by element and member by member.

use super::xml::Element;
use super::{atom, dc, encoded, json, media, read};
use crate::model::{AbsoluteUrl, Feed, Format, Instant, Item, Line, Picture, Status, Text};
use crate::writers::{self, html};

pub(super) fn rss_is(feed: &Feed) {
    let root = read(Format::Rss, feed);
    let channel = root.one("channel");
    assert_eq!(channel.one("title").text, feed.title.as_str());
    assert_eq!(channel.one("description").text, feed.description.as_str());
    assert_eq!(
        channel.one("copyright").text,
        feed.rights.as_ref().unwrap().as_str()
    );
    assert_eq!(channel.all("item").count(), feed.items.len());
    for (element, item) in channel.all("item").zip(&feed.items) {
        assert_eq!(element.one("guid").text, item.id.as_str());
        assert_eq!(element.one("link").text, item.url.as_str());
        assert_eq!(element.one("title").text, item.title.as_str());
        let description = &element.one("description").text;
        match &item.summary {
            Some(summary) => {
                let shown = html::escaped(summary.as_str());
                let shown = match feed.full_text {
                    true => shown,
                    false => html::directed(shown, &item.language),
                };
                assert_eq!(*description, shown);
            }
            None => assert_eq!(description, item.content.as_str()),
        }
        let full = item.summary.is_some() && feed.full_text;
        let content: Vec<&str> = Some(item.content.as_str())
            .filter(|_| full)
            .into_iter()
            .collect();
        assert_eq!(element.texts(&encoded()), content);
        let names = item.authors.iter().map(|person| person.name.as_str());
        assert!(names.eq(element.texts(&dc("creator"))));
        let labels = item
            .categories
            .iter()
            .map(|category| category.label.as_str());
        assert!(labels.eq(element.texts("category")));
        let schemes = item.categories.iter().map(|known| known.scheme.as_ref());
        let domains = element
            .all("category")
            .map(|found| found.attribute("domain"));
        assert!(domains.eq(schemes.map(|scheme| scheme.map(AbsoluteUrl::as_str))));
        let location = item.location.iter().map(Line::as_str);
        assert!(location.eq(element.texts(&dc("coverage"))));
        let provider = item.provider.iter().map(Line::as_str);
        assert!(provider.eq(element.texts(&dc("publisher"))));
        pictures_are(element, item, item.attachments.is_empty());
        is_valid(element, item);
        let url = item
            .attachments
            .first()
            .map(|attachment| attachment.url.as_str());
        let enclosures = element
            .all("enclosure")
            .map(|found| found.attribute("url").unwrap());
        assert!(enclosures.eq(url));
    }
}

pub(super) fn atom_is(feed: &Feed) {
    let root = read(Format::Atom, feed);
    assert_eq!(root.one(&atom("title")).text, feed.title.as_str());
    assert_eq!(root.one(&atom("subtitle")).text, feed.description.as_str());
    assert_eq!(
        root.one(&atom("rights")).text,
        feed.rights.as_ref().unwrap().as_str()
    );
    assert_eq!(
        root.one(&atom("icon")).text,
        feed.icon.as_ref().unwrap().as_str()
    );
    assert_eq!(
        root.one(&atom("logo")).text,
        feed.logo.as_ref().unwrap().as_str()
    );
    assert_eq!(root.all(&atom("entry")).count(), feed.items.len());
    for (entry, item) in root.all(&atom("entry")).zip(&feed.items) {
        assert_eq!(entry.one(&atom("id")).text, item.id.as_str());
        assert_eq!(entry.one(&atom("title")).text, item.title.as_str());
        let summary = item.summary.iter().map(Text::as_str);
        assert!(summary.eq(entry.texts(&atom("summary"))));
        let with_content = feed.full_text || item.summary.is_none();
        let content = Some(item.content.as_str()).filter(|_| with_content);
        assert!(content.into_iter().eq(entry.texts(&atom("content"))));
        for (person, expected) in entry.all(&atom("author")).zip(&item.authors) {
            assert_eq!(person.one(&atom("name")).text, expected.name.as_str());
            let url = expected.url.iter().map(AbsoluteUrl::as_str);
            assert!(url.eq(person.texts(&atom("uri"))));
        }
        assert_eq!(entry.all(&atom("category")).count(), item.categories.len());
        for (category, expected) in entry.all(&atom("category")).zip(&item.categories) {
            assert_eq!(category.attribute("term"), Some(expected.term.as_str()));
            assert_eq!(category.attribute("label"), Some(expected.label.as_str()));
            let scheme = expected.scheme.as_ref().map(AbsoluteUrl::as_str);
            assert_eq!(category.attribute("scheme"), scheme);
        }
        let links: Vec<_> = entry.all(&atom("link")).collect();
        assert_eq!(links[0].attribute("href"), Some(item.url.as_str()));
        assert_eq!(links.len(), item.attachments.len() + 1);
        for (link, attachment) in links[1..].iter().zip(&item.attachments) {
            assert_eq!(link.attribute("href"), Some(attachment.url.as_str()));
            let title = attachment.title.as_ref().map(Line::as_str);
            assert_eq!(link.attribute("title"), title);
        }
        let location = item.location.iter().map(Line::as_str);
        assert!(location.eq(entry.texts(&dc("coverage"))));
        pictures_are(entry, item, true);
        is_valid(entry, item);
    }
    let tombstone = |local: &str| format!("{{{}}}{local}", writers::TOMBSTONES.1);
    let found: Vec<_> = root.all(&tombstone("deleted-entry")).collect();
    assert_eq!(found.len(), feed.tombstones.len());
    for (found, expected) in found.into_iter().zip(&feed.tombstones) {
        assert_eq!(found.attribute("ref"), Some(expected.id.as_str()));
        assert_eq!(found.attribute("when"), Some(&*expected.when.rfc3339()));
        let comment = expected.comment.iter().map(Line::as_str);
        assert!(comment.eq(found.texts(&tombstone("comment"))));
    }
}

/// The period in which an item is valid: until it was withdrawn, if it was, but never beyond the
/// day that it expires on.
fn is_valid(element: &Element, item: &Item) {
    let end = match (item.status, item.expires) {
        (Status::Withdrawn, Some(expires)) if expires < item.updated => Some(expires),
        (Status::Withdrawn, _) => Some(item.updated),
        (_, expires) => expires,
    };
    let expected = end.map(|end| {
        let start = item.published;
        format!("start={start};end={end};scheme=W3C-DTF")
    });
    let valid = format!("{{{}}}valid", writers::DUBLIN_CORE_TERMS.1);
    assert!(
        expected
            .iter()
            .map(String::as_str)
            .eq(element.texts(&valid))
    );
}

/// Each picture with its files and, where there is room, its words.
fn pictures_are(element: &Element, item: &Item, with_words: bool) {
    let url = |element: &Element| element.attribute("url").unwrap().to_owned();
    let urls = |picture: &Picture| -> Vec<String> {
        picture.files().map(|file| file.url.to_string()).collect()
    };
    if !with_words {
        let thumbnails = element.all(&media("thumbnail")).map(url);
        let expected = item.images.iter().map(|image| image.file.url.to_string());
        return assert!(thumbnails.eq(expected));
    }
    let (alone, grouped): (Vec<_>, Vec<_>) =
        (item.images.iter()).partition(|image| image.others.is_empty());
    let contents: Vec<_> = element.all(&media("content")).collect();
    let groups: Vec<_> = element.all(&media("group")).collect();
    assert_eq!(contents.len(), alone.len());
    assert_eq!(groups.len(), grouped.len());
    for (content, picture) in contents.into_iter().zip(alone) {
        assert_eq!(vec![url(content)], urls(picture));
        words_are(content, picture);
    }
    for (group, picture) in groups.into_iter().zip(grouped) {
        let files: Vec<String> = group.all(&media("content")).map(url).collect();
        assert_eq!(files, urls(picture));
        words_are(group, picture);
    }
}

fn words_are(element: &Element, picture: &Picture) {
    let caption = picture.caption.as_ref().map(Text::as_str);
    let alt = picture.alt.as_ref().map(Line::as_str);
    let credit = picture.credit.as_ref().map(Line::as_str);
    let title = caption.and(alt);
    for (name, expected) in [
        ("description", caption.or(alt)),
        ("title", title),
        ("credit", credit),
    ] {
        assert!(expected.into_iter().eq(element.texts(&media(name))));
    }
}

pub(super) fn json_is(feed: &Feed) {
    let value = json(feed);
    assert_eq!(value["title"], feed.title.as_str());
    assert_eq!(value["description"], feed.description.as_str());
    assert_eq!(value["author"]["name"], feed.authors[0].name.as_str());
    assert_eq!(value["items"].as_array().unwrap().len(), feed.items.len());
    for (index, item) in feed.items.iter().enumerate() {
        let value = &value["items"][index];
        assert_eq!(value["id"], item.id.as_str());
        assert_eq!(value["url"], item.url.as_str());
        assert_eq!(value["title"], item.title.as_str());
        assert_eq!(
            value["summary"].as_str(),
            item.summary.as_ref().map(Text::as_str)
        );
        match &item.summary {
            Some(summary) if !feed.full_text => {
                let shown = html::paragraphs(summary.as_str());
                let shown = html::directed(shown, &item.language);
                assert_eq!(value["content_html"], *shown);
            }
            _ => assert_eq!(value["content_html"], item.content.as_str()),
        }
        assert_eq!(
            value["image"].as_str(),
            item.teaser().map(AbsoluteUrl::as_str)
        );
        for (author, expected) in value["authors"]
            .as_array()
            .unwrap()
            .iter()
            .zip(&item.authors)
        {
            assert_eq!(author["name"], expected.name.as_str());
        }
        for (at, category) in item.categories.iter().enumerate() {
            assert_eq!(value["tags"][at], category.label.as_str());
        }
        for (at, attachment) in item.attachments.iter().enumerate() {
            let found = &value["attachments"][at];
            assert_eq!(found["url"], attachment.url.as_str());
            assert_eq!(
                found["title"].as_str(),
                attachment.title.as_ref().map(Line::as_str)
            );
        }
        let news = &value["_news"];
        assert_eq!(
            news["located"].as_str(),
            item.location.as_ref().map(Line::as_str)
        );
        let expires = item.expires.map(Instant::rfc3339);
        assert_eq!(news["expires"].as_str(), expires.as_deref());
        let status = match item.status {
            Status::Usable => None,
            Status::Withheld => Some("withheld"),
            Status::Withdrawn => Some("canceled"),
        };
        assert_eq!(news["status"].as_str(), status);
        assert_eq!(
            news["provider"].as_str(),
            item.provider.as_ref().map(Line::as_str)
        );
    }
}
