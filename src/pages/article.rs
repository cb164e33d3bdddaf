//! An article's own page, for sites that have none.

use serde::Serialize;

use super::page::{Page, Told, told};
use super::templates::hash;
use super::{Feed, Templates, json_ld, links, up};
use crate::Error;
use crate::model::{Attachment, Instant, Item, Person, Site};

/// An article that gets a page.
#[derive(Clone, Copy, Debug)]
#[allow(clippy::exhaustive_structs)]
pub struct Story<'a> {
    /// What readers get of it.
    pub item: &'a Item,
    /// The page's file within the folder of all feeds, with `/` between its parts.
    pub file: &'a str,
    /// The places of the feeds that it belongs to, the one first that readers are to find first.
    pub feeds: &'a [usize],
    /// Whether it is news, for search engines.
    pub is_news: bool,
    /// Whether feeds have pages.
    pub has_index: bool,
}

/// What templates are given. `docs/pages.md` says the same.
#[derive(Serialize)]
struct Facts<'a> {
    #[serde(flatten)]
    page: Page<'a>,
    article: Shown<'a>,
    feeds: Vec<Told<'a>>,
    has_index: bool,
    /// What search engines are told, if anything.
    data: Option<String>,
}

#[derive(Serialize)]
struct Shown<'a> {
    title: &'a str,
    url: &'a str,
    /// With the hour, for programs; the day alone, for people.
    published: String,
    day: String,
    /// Of the last change, if that was on another day.
    updated: Option<String>,
    updated_day: Option<String>,
    authors: Vec<Author<'a>>,
    section: Option<&'a str>,
    location: Option<&'a str>,
    summary: Option<&'a str>,
    /// HTML that is safe.
    content: &'a str,
    /// Unless it is in the text already.
    image: Option<&'a str>,
    attachments: Vec<Beside<'a>>,
    /// Whether it may be read: if not, the text is a notice.
    is_usable: bool,
}

#[derive(Serialize)]
struct Author<'a> {
    name: &'a str,
    url: Option<&'a str>,
}

#[derive(Serialize)]
struct Beside<'a> {
    url: &'a str,
    title: String,
    media_type: &'a str,
}

/// Writes the page of an article.
///
/// # Errors
/// When a template of the site asks for what is not there.
pub fn article(
    templates: &Templates,
    site: &Site,
    feeds: &[Feed],
    story: &Story<'_>,
) -> Result<Vec<u8>, Error> {
    let item = story.item;
    let folder = story.file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let own = story.feeds.iter().filter_map(|place| feeds.get(*place));
    let style = templates.text("page.css").to_owned() + templates.text("article.css");
    let facts = Facts {
        page: Page::new(
            site,
            &item.language,
            links::block(own.clone()),
            &style,
            policy(&style),
        ),
        article: shown(site, item),
        feeds: own
            .map(|feed| {
                let way = match &*feed.folder {
                    "" => up(folder),
                    below => format!("{}{below}/", up(folder)),
                };
                told(feed, &way)
            })
            .collect(),
        has_index: story.has_index,
        data: (item.status.is_usable()).then(|| json_ld::data(site, item, story.is_news)),
    };
    templates.render("article.html", facts)
}

fn shown<'a>(site: &Site, item: &'a Item) -> Shown<'a> {
    let day = |at: Instant| {
        let (year, month, day) = at.date_in(site.zone);
        format!("{year:04}-{month:02}-{day:02}")
    };
    let is_later = day(item.updated) != day(item.published);
    let image = item.teaser().map(|image| image.as_str());
    let escaped = |url: &str| url.replace('&', "&amp;");
    Shown {
        title: item.title.as_str(),
        url: item.url.as_str(),
        published: item.published.rfc3339(),
        day: day(item.published),
        updated: is_later.then(|| item.updated.rfc3339()),
        updated_day: is_later.then(|| day(item.updated)),
        authors: item.authors.iter().map(author).collect(),
        section: item.section.as_ref().map(|section| section.as_str()),
        location: item.location.as_ref().map(|place| place.as_str()),
        summary: item.summary.as_ref().map(|summary| summary.as_str()),
        content: item.content.as_str(),
        image: image.filter(|url| !item.content.as_str().contains(&escaped(url))),
        attachments: item.attachments.iter().map(beside).collect(),
        is_usable: item.status.is_usable(),
    }
}

fn author(person: &Person) -> Author<'_> {
    Author {
        name: person.name.as_str(),
        url: person.url.as_ref().map(|url| url.as_str()),
    }
}

fn beside(file: &Attachment) -> Beside<'_> {
    let name = || {
        let url = file.url.url();
        let last = url.path_segments().and_then(|mut parts| parts.next_back());
        let last = last.filter(|name| !name.is_empty());
        last.unwrap_or(file.url.as_str()).to_owned()
    };
    Beside {
        url: file.url.as_str(),
        title: (file.title.as_ref()).map_or_else(name, |title| title.as_str().to_owned()),
        media_type: file.media_type.as_str(),
    }
}

/// Images, sound and video of the text may come from anywhere; nothing is styled but by the page's
/// own style, and nothing run: what search engines read is data, which this does not concern.
fn policy(style: &str) -> String {
    format!(
        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src * data:; media-src *; style-src '{}'",
        hash(style)
    )
}
