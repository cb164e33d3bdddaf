//! A feed's page.

use serde::Serialize;

use super::templates::hash;
use super::words::Words;
use super::{Feed, OPML, PAGE, Templates, links, up, words};
use crate::Error;
use crate::model::{AbsoluteUrl, Item, Language, Site};

/// The most items that a page shows.
pub const LATEST: usize = 20;

/// What templates are given. `docs/pages.md` says the same.
#[derive(Serialize)]
struct Facts<'a> {
    #[serde(flatten)]
    page: Page<'a>,
    feed: Told<'a>,
    /// Of the page itself.
    address: String,
    items: Vec<Latest<'a>>,
    feeds: Vec<Told<'a>>,
    /// The way to the page of all feeds, if this is another.
    index: Option<String>,
    /// The way to the list of all feeds.
    opml: Option<&'a str>,
}

/// What the templates of all pages are given.
#[derive(Serialize)]
pub(super) struct Page<'a> {
    generator: &'a str,
    language: &'a str,
    direction: &'a str,
    words: &'a Words,
    /// What the elements that hold words need, if they are in another language than the page.
    words_language: Option<Spoken<'a>>,
    site: Publication<'a>,
    links: String,
    style: &'a str,
    policy: String,
}

#[derive(Serialize)]
struct Publication<'a> {
    title: &'a str,
    link: &'a str,
    rights: Option<&'a str>,
    icon: Option<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Told<'a> {
    title: &'a str,
    description: &'a str,
    language: &'a str,
    direction: &'a str,
    /// The way to its page.
    page: String,
    formats: Vec<Form<'a>>,
}

#[derive(Serialize)]
struct Form<'a> {
    name: String,
    media_type: &'a str,
    /// The way to the file.
    file: String,
    address: &'a str,
}

#[derive(Serialize)]
struct Latest<'a> {
    title: &'a str,
    url: &'a str,
    /// With the hour, for programs; the day alone, for people.
    published: String,
    day: String,
    summary: Option<&'a str>,
    language: &'a str,
    direction: &'a str,
}

#[derive(Serialize)]
struct Spoken<'a> {
    language: &'a str,
    direction: &'a str,
}

/// Writes the page of the feed at `own` of `feeds`, with the first of `items`. The page of the
/// main one also names all others, and the list of them if there is one.
///
/// # Errors
/// When a template of the site asks for what is not there.
pub fn page(
    templates: &Templates,
    site: &Site,
    feeds: &[Feed],
    own: usize,
    items: &[&Item],
    with_opml: bool,
) -> Result<Vec<u8>, Error> {
    let feed = &feeds[own];
    let others = feeds
        .iter()
        .filter(|other| feed.is_main() && !other.is_main());
    let style = templates.text("page.css");
    let facts = Facts {
        page: Page::new(
            site,
            &feed.language,
            links(feeds, own),
            style,
            policy(site, style),
        ),
        feed: told(feed, ""),
        address: format!("{}{PAGE}", feed.url),
        items: items
            .iter()
            .take(LATEST)
            .map(|item| latest(site, item))
            .collect(),
        feeds: others
            .map(|other| told(other, &format!("{}/", other.folder)))
            .collect(),
        index: (!feed.is_main()).then(|| format!("{}{PAGE}", up(&feed.folder))),
        opml: (with_opml && feed.is_main()).then_some(OPML),
    };
    templates.render("page.html", facts)
}

impl<'a> Page<'a> {
    pub(super) fn new(
        site: &'a Site,
        language: &'a Language,
        links: String,
        style: &'a str,
        policy: String,
    ) -> Self {
        let (words, spoken_in) = words::of(language);
        Self {
            generator: super::GENERATOR,
            language: language.as_str(),
            direction: direction(language),
            words,
            words_language: spoken(spoken_in, language),
            site: publication(site),
            links,
            style,
            policy,
        }
    }
}

fn publication(site: &Site) -> Publication<'_> {
    Publication {
        title: site.title.as_str(),
        link: site.link.as_str(),
        rights: site.rights.as_ref().map(|rights| rights.as_str()),
        icon: site.icon.as_ref().map(AbsoluteUrl::as_str),
    }
}

/// What the elements that hold words in the language `words` need on a page in `page`.
fn spoken<'a>(words: &'a str, page: &Language) -> Option<Spoken<'a>> {
    (words != page.primary()).then_some(Spoken {
        language: words,
        // English stands in.
        direction: "ltr",
    })
}

pub(super) fn told<'a>(feed: &'a Feed, way: &str) -> Told<'a> {
    let formats = feed.files.iter().map(|file| Form {
        name: file.format.to_string(),
        media_type: file.format.media_type(),
        file: format!("{way}{}", file.name),
        address: file.url.as_str(),
    });
    Told {
        title: feed.title.as_str(),
        description: feed.description.as_str(),
        language: feed.language.as_str(),
        direction: direction(&feed.language),
        page: format!("{way}{PAGE}"),
        formats: formats.collect(),
    }
}

fn latest<'a>(site: &Site, item: &'a Item) -> Latest<'a> {
    let (year, month, day) = item.published.date_in(site.zone);
    Latest {
        title: item.title.as_str(),
        url: item.url.as_str(),
        published: item.published.rfc3339(),
        day: format!("{year:04}-{month:02}-{day:02}"),
        summary: item.summary.as_ref().map(|summary| summary.as_str()),
        language: item.language.as_str(),
        direction: direction(&item.language),
    }
}

pub(super) fn direction(language: &Language) -> &'static str {
    match language.is_right_to_left() {
        true => "rtl",
        false => "ltr",
    }
}

/// Nothing may be loaded but the icon, nothing styled but by the page's own style, nothing run.
fn policy(site: &Site, style: &str) -> String {
    let images = match &site.icon {
        Some(icon) => icon.url().origin().ascii_serialization(),
        // An icon that is empty, lest a browser asks for one.
        None => "data:".to_owned(),
    };
    format!(
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src {images}; style-src '{}'",
        hash(style)
    )
}
