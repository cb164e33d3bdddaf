//! RSS 2.0 (<https://www.rssboard.org/rss-specification>), on the crate `rss`.

use std::collections::BTreeMap;

use ::rss::extension::atom::{AtomExtension, Link};
use ::rss::extension::dublincore::DublinCoreExtension;
use ::rss::extension::{Extension, ExtensionMap};
use ::rss::{Category, Channel, Cloud, Enclosure, Guid, Image};

use super::element::add_to_rss;
use super::frame::Frame;
use super::media::{self, image_type};
use super::{
    ATOM, CONTENT, DUBLIN_CORE, DUBLIN_CORE_TERMS, GENERATOR, HOMEPAGE, ITUNES, MEDIA, PODCAST,
    VERSION, history, html, itunes, newest_change, news, partner, podcast, validity,
};
use crate::Error;
use crate::model::{AbsoluteUrl, Attachment, Feed, Format, Instant, Item, Language, Line, Person};

/// Writes `feed`, which will be published at `self_url`.
///
/// # Errors
/// When the feed has no items, or the crate can't serialise.
pub fn write(feed: &Feed, self_url: &AbsoluteUrl) -> Result<Vec<u8>, Error> {
    let changed = newest_change(feed)?;
    let empty = bare(feed);
    let frame = Frame::new(serialise(&empty)?, END)?;
    let mut out = Frame::new(serialise(&channel(feed, self_url, changed))?, END)?.into_beginning();
    for entry in &feed.items {
        let mut alone = empty.clone();
        alone.items.push(item(feed, entry));
        out.extend_from_slice(frame.items(&serialise(&alone)?)?);
    }
    out.extend_from_slice(END.as_bytes());
    out.push(b'\n');
    Ok(out)
}

/// What follows the last item.
const END: &str = "\n  </channel>\n</rss>";

fn serialise(channel: &Channel) -> Result<Vec<u8>, Error> {
    channel
        .pretty_write_to(Vec::new(), b' ', 2)
        .map_err(|cause| Error::new("cannot write RSS").because(cause))
}

/// A channel of which nothing is known but the namespaces.
///
/// The crate declares those that its own types use, but not those of generic extensions.
fn bare(feed: &Feed) -> Channel {
    let terms = validity::is_limited(feed).then_some(DUBLIN_CORE_TERMS);
    let history = history::namespace(feed);
    let show = feed.show.iter().flat_map(|_| [ITUNES, PODCAST]);
    Channel {
        namespaces: [ATOM, CONTENT, DUBLIN_CORE, MEDIA]
            .into_iter()
            .chain(terms)
            .chain(history)
            .chain(show)
            .chain(news::namespace(feed))
            .chain(partner::namespaces(feed).iter().copied())
            .map(|(prefix, uri)| (prefix.to_owned(), uri.to_owned()))
            .collect(),
        ..Channel::default()
    }
}

fn channel(feed: &Feed, self_url: &AbsoluteUrl, changed: Instant) -> Channel {
    Channel {
        title: feed.title.to_string(),
        link: feed.home.to_string(),
        description: feed.description.to_string(),
        language: Some(feed.language.to_string()),
        copyright: feed.rights.as_ref().map(Line::to_string),
        managing_editor: feed.authors.iter().find_map(mailbox),
        pub_date: partner::is_smartnews(feed).then(|| changed.rfc822()),
        last_build_date: Some(changed.rfc822()),
        generator: Some(format!("{GENERATOR} {VERSION} ({HOMEPAGE})")),
        docs: Some("https://www.rssboard.org/rss-specification".into()),
        cloud: feed.cloud.as_ref().and_then(cloud),
        ttl: feed
            .ttl
            .filter(|minutes| *minutes > 0)
            .map(|minutes| minutes.to_string()),
        image: image(feed),
        atom_ext: Some(AtomExtension {
            links: links(feed, self_url),
        }),
        extensions: head_extensions(feed, self_url),
        ..bare(feed)
    }
}

/// Where subscribers ask to be told of changes
/// (<https://www.rssboard.org/rss-specification#ltcloudgtSubelementOfLtchannelgt>).
fn cloud(register: &AbsoluteUrl) -> Option<Cloud> {
    let url = register.url();
    let path = match url.query() {
        Some(query) => format!("{}?{query}", url.path()),
        None => url.path().to_owned(),
    };
    Some(Cloud {
        domain: url.host_str()?.to_owned(),
        port: url.port_or_known_default()?.to_string(),
        path,
        // What is called in the other protocols.
        register_procedure: String::new(),
        protocol: "http-post".to_owned(),
    })
}

/// Where the feed is and what is beside it, and who tells of its changes.
fn links(feed: &Feed, self_url: &AbsoluteUrl) -> Vec<Link> {
    let documents = [("self", self_url)].into_iter().chain(feed.paging.links());
    let hubs = feed.hubs.iter().map(|hub| Link {
        href: hub.to_string(),
        rel: "hub".into(),
        ..Link::default()
    });
    documents
        .map(|(rel, url)| link(rel, url))
        .chain(hubs)
        .collect()
}

fn link(rel: &str, url: &AbsoluteUrl) -> Link {
    Link {
        href: url.to_string(),
        rel: rel.into(),
        mime_type: Some(Format::Rss.media_type().into()),
        ..Link::default()
    }
}

fn head_extensions(feed: &Feed, self_url: &AbsoluteUrl) -> ExtensionMap {
    let mut extensions = beginning(feed);
    if let Some(show) = &feed.show {
        add_to_rss(itunes::show(show), &mut extensions);
        add_to_rss(podcast::show(feed, show, self_url), &mut extensions);
    }
    extensions
}

fn beginning(feed: &Feed) -> ExtensionMap {
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
    let mut extensions = match elements.is_empty() {
        true => ExtensionMap::new(),
        false => ExtensionMap::from([("fh".to_owned(), elements)]),
    };
    partner::channel(feed, &mut extensions);
    extensions
}

/// `mail (Name)`, the only form that RSS knows for a person; `None` without an address.
///
/// A bracket or backslash in the name would end or escape the comment that holds it.
fn mailbox(person: &Person) -> Option<String> {
    let email = person.email.as_ref()?;
    let name: String = person
        .name
        .as_str()
        .chars()
        .map(|c| match c {
            '(' => '[',
            ')' => ']',
            '\\' => '/',
            c => c,
        })
        .collect();
    Some(format!("{email} ({name})"))
}

/// The logo with the channel's own title and link, if it is not of a type that RSS excludes.
fn image(feed: &Feed) -> Option<Image> {
    let logo = feed.logo.as_ref()?;
    let allowed = image_type(logo)
        .is_none_or(|kind| matches!(kind.as_str(), "image/gif" | "image/jpeg" | "image/png"));
    allowed.then(|| Image {
        url: logo.to_string(),
        title: feed.title.to_string(),
        link: feed.home.to_string(),
        ..Image::default()
    })
}

fn item(feed: &Feed, item: &Item) -> ::rss::Item {
    let (description, content) = match (&item.summary, feed.full_text) {
        (Some(summary), true) => (html::escaped(summary.as_str()), Some(&item.content)),
        (Some(summary), false) => {
            let text = html::escaped(summary.as_str());
            (html::directed(text, &item.language), None)
        }
        (None, _) => (item.content.as_str().into(), None),
    };
    ::rss::Item {
        title: Some(item.title.to_string()),
        link: Some(item.url.to_string()),
        description: Some(description.into_owned()),
        content: content.map(|content| content.as_str().to_owned()),
        categories: item
            .categories
            .iter()
            .map(|category| Category {
                name: category.label.to_string(),
                domain: category.scheme.as_ref().map(AbsoluteUrl::to_string),
            })
            .collect(),
        enclosure: (main_file(feed, item).map(enclosure))
            .or_else(|| partner::enclosure(feed, item)),
        guid: Some(Guid {
            value: item.id.to_string(),
            permalink: item.id.as_str() == item.url.as_str(),
        }),
        pub_date: Some(item.published.rfc822()),
        extensions: extensions(feed, item),
        atom_ext: beside(item),
        dublin_core_ext: Some(DublinCoreExtension {
            contributors: item.news.credit.iter().map(Line::to_string).collect(),
            rights: item.news.rights.iter().map(Line::to_string).collect(),
            coverages: item.location.iter().map(Line::to_string).collect(),
            creators: item
                .authors
                .iter()
                .map(|person| person.name.to_string())
                .collect(),
            languages: (item.language != feed.language)
                .then(|| item.language.to_string())
                .into_iter()
                .collect(),
            publishers: item.provider.iter().map(Line::to_string).collect(),
            ..DublinCoreExtension::default()
        }),
        ..::rss::Item::default()
    }
}

/// The file that RSS has its one place for.
fn main_file<'a>(feed: &Feed, item: &'a Item) -> Option<&'a Attachment> {
    let episode = feed.show.as_ref().and_then(|_| itunes::main(item));
    episode.or(item.attachments.first())
}

/// Links beside `link`. Where there are translations, the page itself goes before them as well:
/// there are readers (SimplePie) that look at `atom:link` first.
fn beside(item: &Item) -> Option<AtomExtension> {
    let own = (!item.news.translations.is_empty()).then(|| Link {
        href: item.url.to_string(),
        rel: "alternate".into(),
        mime_type: Some("text/html".into()),
        ..Link::default()
    });
    let others = news::links(item).into_iter().map(|link| Link {
        href: link.href.to_string(),
        rel: link.rel.into(),
        hreflang: link.language.map(Language::to_string),
        mime_type: link.is_page.then(|| "text/html".into()),
        title: link.title.map(Line::to_string),
        ..Link::default()
    });
    let links: Vec<Link> = own.into_iter().chain(others).collect();
    (!links.is_empty()).then_some(AtomExtension { links })
}

fn enclosure(attachment: &Attachment) -> Enclosure {
    Enclosure {
        url: attachment.url.to_string(),
        length: attachment.length.unwrap_or(0).to_string(),
        mime_type: attachment.media_type.to_string(),
    }
}

fn extensions(feed: &Feed, item: &Item) -> ExtensionMap {
    let mut extensions = ExtensionMap::new();
    if item.updated != item.published {
        let updated = Extension {
            name: "atom:updated".into(),
            value: Some(item.updated.rfc3339()),
            ..Extension::default()
        };
        extensions.insert("atom".into(), one("updated", updated));
    }
    if let Some(period) = validity::period(item) {
        let valid = Extension {
            name: "dcterms:valid".into(),
            value: Some(period),
            ..Extension::default()
        };
        extensions.insert("dcterms".into(), one("valid", valid));
    }
    if let Some(point) = news::point(item) {
        let point = Extension {
            name: "georss:point".into(),
            value: Some(point),
            ..Extension::default()
        };
        extensions.insert("georss".into(), one("point", point));
    }
    let pictures = if itunes::artwork(feed, item).is_some() {
        // As of gPodder 3.11, whichever comes last is the episode's.
        Vec::new()
    } else if item.attachments.is_empty() {
        media::pictures(item)
    } else {
        media::thumbnails(item)
    };
    add_to_rss(pictures, &mut extensions);
    add_to_rss(itunes::episode(feed, item), &mut extensions);
    add_to_rss(podcast::episode(feed, item), &mut extensions);
    partner::item(feed, item, &mut extensions);
    extensions
}

fn one(name: &str, extension: Extension) -> BTreeMap<String, Vec<Extension>> {
    BTreeMap::from([(name.to_owned(), vec![extension])])
}
