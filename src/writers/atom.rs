//! Atom 1.0 (RFC 4287), on the crate `atom_syndication`.

use std::collections::BTreeMap;

use atom_syndication::extension::{Extension, ExtensionMap};
use atom_syndication::{
    Category, Content, Entry, FixedDateTime, Generator, Link, Person, Text, WriteConfig,
};

use super::frame::Frame;
use super::media::teaser;
use super::{
    DUBLIN_CORE, DUBLIN_CORE_TERMS, GENERATOR, HOMEPAGE, MEDIA, TOMBSTONES, VERSION, history,
    newest_change, tombstones, validity,
};
use crate::Error;
use crate::model::{self, AbsoluteUrl, Attachment, Feed, Format, Instant, Item, Language, Line};

/// Writes `feed`, which will be published at `self_url`.
///
/// # Errors
/// When the feed has no items, or the crate can't serialise.
pub fn write(feed: &Feed, self_url: &AbsoluteUrl) -> Result<Vec<u8>, Error> {
    let changed = newest_change(feed)?;
    let attributes = Attributes::of_this_crate()?;
    let empty = bare(feed);
    let frame = Frame::new(serialise(&empty)?, END)?;
    let head = serialise(&head(feed, self_url, changed, attributes))?;
    let head = Frame::new(head, END)?;
    let mut out = DECLARATION.as_bytes().to_vec();
    out.extend(head.into_beginning());
    for item in &feed.items {
        let mut alone = empty.clone();
        alone.entries.push(entry(feed, item, attributes));
        out.extend_from_slice(frame.items(&serialise(&alone)?)?);
    }
    out.extend_from_slice(END.as_bytes());
    out.push(b'\n');
    Ok(out)
}

/// The crate's own has no encoding.
const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
/// What follows the last entry.
const END: &str = "\n</feed>";

/// The document without its declaration, with dates in the form that readers get right.
fn serialise(feed: &atom_syndication::Feed) -> Result<Vec<u8>, Error> {
    let layout = WriteConfig {
        write_document_declaration: false,
        indent_size: Some(2),
    };
    let document = feed
        .write_with_config(Vec::new(), layout)
        .map_err(|cause| Error::new("cannot write Atom").because(cause))?;
    let document = String::from_utf8(document)
        .map_err(|cause| Error::new("cannot write Atom").because(cause))?;
    // The crate writes the zone of UTC as `+00:00`. No text can be taken for such a date: where
    // it has a `<`, the document has `&lt;`.
    Ok(document
        .replace("+00:00</published>", "Z</published>")
        .replace("+00:00</updated>", "Z</updated>")
        .into_bytes())
}

/// A feed of which nothing is known but the namespaces: those that every feed has, and those that
/// `feed` needs.
fn bare(feed: &Feed) -> atom_syndication::Feed {
    let terms = validity::is_limited(feed).then_some(DUBLIN_CORE_TERMS);
    let removed = (!feed.tombstones.is_empty()).then_some(TOMBSTONES);
    atom_syndication::Feed {
        namespaces: [DUBLIN_CORE, MEDIA]
            .into_iter()
            .chain(terms)
            .chain(removed)
            .chain(history::namespace(feed))
            .map(|(prefix, uri)| (prefix.to_owned(), uri.to_owned()))
            .collect(),
        ..atom_syndication::Feed::default()
    }
}

fn head(
    feed: &Feed,
    self_url: &AbsoluteUrl,
    changed: Instant,
    attributes: Attributes,
) -> atom_syndication::Feed {
    atom_syndication::Feed {
        title: Text::plain(feed.title.as_str()),
        id: feed.id.as_uri().to_owned(),
        updated: date(changed),
        authors: feed.authors.iter().map(person).collect(),
        generator: Some(Generator {
            value: GENERATOR.into(),
            uri: Some(HOMEPAGE.into()),
            version: Some(VERSION.into()),
        }),
        icon: feed.icon.as_ref().map(AbsoluteUrl::to_string),
        links: links(feed, self_url),
        logo: feed.logo.as_ref().map(AbsoluteUrl::to_string),
        rights: feed
            .rights
            .as_ref()
            .map(|rights| Text::plain(rights.as_str())),
        subtitle: Some(Text::plain(feed.description.as_str())),
        lang: Some(feed.language.to_string()),
        extensions: head_extensions(feed, attributes),
        ..bare(feed)
    }
}

/// The page, where the feed is and what is beside it, and who tells of its changes.
fn links(feed: &Feed, self_url: &AbsoluteUrl) -> Vec<Link> {
    let documents = [("self", self_url)].into_iter().chain(feed.paging.links());
    let documents = documents.map(|(rel, url)| link(rel, url, Format::Atom.media_type()));
    let hubs = feed.hubs.iter().map(|hub| Link {
        href: hub.to_string(),
        rel: "hub".into(),
        ..Link::default()
    });
    let page = [link("alternate", &feed.home, "text/html")];
    page.into_iter().chain(documents).chain(hubs).collect()
}

fn head_extensions(feed: &Feed, attributes: Attributes) -> ExtensionMap {
    let mut extensions = tombstones::extensions(feed, attributes);
    let mut elements = BTreeMap::new();
    for name in history::elements(feed) {
        let element = Extension {
            name: format!("fh:{name}"),
            // Without it the crate breaks the line inside the empty element.
            value: Some(String::new()),
            ..Extension::default()
        };
        elements.insert(name.to_owned(), vec![element]);
    }
    if !elements.is_empty() {
        extensions.insert("fh".to_owned(), elements);
    }
    extensions
}

fn entry(feed: &Feed, item: &Item, attributes: Attributes) -> Entry {
    let language = (item.language != feed.language).then_some(&item.language);
    let with_content = feed.full_text || item.summary.is_none();
    let page = link("alternate", &item.url, "text/html");
    Entry {
        title: text(item.title.as_str(), language),
        id: item.id.as_uri().to_owned(),
        updated: date(item.updated),
        authors: item.authors.iter().map(person).collect(),
        categories: item.categories.iter().map(category).collect(),
        // Careless readers take the first link for the page.
        links: [page]
            .into_iter()
            .chain(item.attachments.iter().map(enclosure))
            .collect(),
        published: Some(date(item.published)),
        summary: item
            .summary
            .as_ref()
            .map(|summary| text(summary.as_str(), language)),
        content: with_content.then(|| Content {
            lang: language.map(Language::to_string),
            value: Some(item.content.as_str().to_owned()),
            content_type: Some("html".into()),
            ..Content::default()
        }),
        extensions: extensions(item, attributes),
        ..Entry::default()
    }
}

/// The crate can't say the language of an entry, only that of each of its texts.
fn text(value: &str, language: Option<&Language>) -> Text {
    Text {
        lang: language.map(Language::to_string),
        ..Text::plain(value)
    }
}

fn date(instant: Instant) -> FixedDateTime {
    instant.chrono().fixed_offset()
}

fn person(person: &model::Person) -> Person {
    Person {
        name: person.name.to_string(),
        email: person.email.as_ref().map(model::Email::to_string),
        uri: person.url.as_ref().map(AbsoluteUrl::to_string),
        ..Person::default()
    }
}

fn category(category: &model::Category) -> Category {
    Category {
        term: category.term.to_string(),
        scheme: category.scheme.as_ref().map(AbsoluteUrl::to_string),
        label: Some(category.label.to_string()),
    }
}

fn link(rel: &str, href: &AbsoluteUrl, kind: &str) -> Link {
    Link {
        href: href.to_string(),
        rel: rel.into(),
        mime_type: Some(kind.into()),
        ..Link::default()
    }
}

fn enclosure(attachment: &Attachment) -> Link {
    Link {
        title: attachment.title.as_ref().map(Line::to_string),
        length: attachment.length.map(|length| length.to_string()),
        ..link("enclosure", &attachment.url, attachment.media_type.as_str())
    }
}

fn extensions(item: &Item, attributes: Attributes) -> ExtensionMap {
    let mut dublin_core = BTreeMap::new();
    for (local, line) in [("coverage", &item.location), ("publisher", &item.provider)] {
        if let Some(line) = line {
            let element = Extension {
                name: format!("dc:{local}"),
                value: Some(line.to_string()),
                ..Extension::default()
            };
            dublin_core.insert(local.to_owned(), vec![element]);
        }
    }
    let mut media = BTreeMap::new();
    if let Some(image) = teaser(item) {
        let element = Extension {
            name: format!("media:{}", image.name),
            // Without it the crate breaks the line inside the empty element.
            value: Some(String::new()),
            attrs: image
                .attributes
                .into_iter()
                .map(|(name, value)| (name.to_owned(), attributes.value(&value)))
                .collect(),
            ..Extension::default()
        };
        media.insert(image.name.to_owned(), vec![element]);
    }
    let mut terms = BTreeMap::new();
    if let Some(period) = validity::period(item) {
        let element = Extension {
            name: "dcterms:valid".into(),
            value: Some(period),
            ..Extension::default()
        };
        terms.insert("valid".to_owned(), vec![element]);
    }
    [("dc", dublin_core), ("dcterms", terms), ("media", media)]
        .into_iter()
        .filter(|(_, elements)| !elements.is_empty())
        .map(|(prefix, elements)| (prefix.to_owned(), elements))
        .collect()
}

/// Whether the crate escapes the attributes of extension elements.
///
/// As of 0.12.10 it does not, which makes a document with `&` in one ill-formed; a version that
/// does would escape them twice if they were always escaped here. So it is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Attributes {
    /// The crate does it.
    Escaped,
    /// It has to be done here.
    Raw,
}

impl Attributes {
    pub(super) fn of_this_crate() -> Result<Self, Error> {
        let probe = Extension {
            name: "media:content".into(),
            attrs: [("url".to_owned(), "&".to_owned())].into(),
            ..Extension::default()
        };
        let mut feed = atom_syndication::Feed::default();
        let probes = BTreeMap::from([("content".to_owned(), vec![probe])]);
        feed.extensions.insert("media".into(), probes);
        let document = serialise(&feed)?;
        let escaped = document.windows(7).any(|window| window == b"\"&amp;\"");
        Ok(if escaped { Self::Escaped } else { Self::Raw })
    }

    pub(super) fn value(self, text: &str) -> String {
        match self {
            Self::Escaped => text.to_owned(),
            Self::Raw => quick_xml::escape::escape(text).into_owned(),
        }
    }
}
