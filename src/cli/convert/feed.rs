//! What was read → the feed that is written.

use std::collections::HashSet;

use anyhow::Context;
use feedmill::config::{Config, Trial};
use feedmill::content;
use feedmill::diagnostic::{Diagnostic, Place, Sink};
use feedmill::model::{
    AbsoluteUrl, Byline, Defaults, Email, Entry, Feed, Format, Item, ItemId, Language, Line,
    Moments, Person, Site, Text,
};
use feedmill::sources::feed::{Head, Whole};

/// What the command line adds to a feed.
pub struct Given {
    /// The format to make.
    pub format: Format,
    /// The format that it has now, if it is one that feedmill makes.
    pub was: Option<Format>,
    pub url: Option<AbsoluteUrl>,
    pub site: Option<AbsoluteUrl>,
}

/// A feed, and where it will be.
pub struct Made {
    pub feed: Feed,
    pub own: AbsoluteUrl,
    /// What the user should know of it.
    pub remark: Option<String>,
}

/// Makes the feed. An item that can't be used is told and left out.
pub fn make(whole: &Whole, given: &Given, sink: &mut Sink) -> anyhow::Result<Made> {
    let head = &whole.head;
    let named = head.own.as_deref().and_then(AbsoluteUrl::parse);
    let home = head.home.as_deref().and_then(AbsoluteUrl::parse);
    let home = given
        .site
        .clone()
        .or(home)
        .or_else(|| named.as_ref().and_then(|own| own.join("/")))
        .context("the feed names no home page: give it with `--site`")?;
    let is_named = given.url.is_none() && named.is_some();
    let own = match given.url.clone().or(named) {
        Some(own) => own,
        None => home
            .join(name(given.format))
            .context("the home page can have no feed below it")?,
    };
    let site = site(head, home, &own);
    let items = items(whole, &site, sink);
    let mut feed = Feed::new(&site, items);
    feed.ttl = head.ttl;
    feed.hubs = head
        .hubs
        .iter()
        .filter_map(|hub| AbsoluteUrl::parse(hub))
        .collect();
    let remark = (is_named && given.was != Some(given.format)).then(|| {
        format!("the feed says that it is at {own}, as the old one did: `--url` gives it another address")
    });
    Ok(Made { feed, own, remark })
}

fn name(format: Format) -> &'static str {
    match format {
        Format::Atom => "atom.xml",
        Format::Json => "feed.json",
        Format::Rss => "rss.xml",
    }
}

/// The site that the feed speaks of.
fn site(head: &Head, home: AbsoluteUrl, own: &AbsoluteUrl) -> Site {
    let line = |text: &Option<String>| text.as_deref().and_then(Line::new);
    let url = |text: &Option<String>| text.as_deref().and_then(AbsoluteUrl::parse);
    let trial = Trial {
        folder: ".".into(),
        title: line(&head.title),
        link: home,
    };
    let mut site = Config::trial(trial).site;
    let id = head.id.as_deref().map(|id| site.tag.keep(id));
    site.id = id
        .or_else(|| ItemId::parse(own.as_str()))
        .unwrap_or(site.id);
    if let Some(description) = head.description.as_deref().and_then(Text::new) {
        site.description = description;
    }
    let language = head.language.as_deref().and_then(Language::parse);
    site.language = language.unwrap_or_else(|| Language::parse("und").expect("a tag of RFC 5646"));
    site.authors = head.authors.iter().filter_map(person).collect();
    site.rights = line(&head.rights);
    site.icon = url(&head.icon);
    site.logo = url(&head.logo);
    site
}

fn person(byline: &Byline) -> Option<Person> {
    Some(Person {
        email: byline.email.as_deref().and_then(Email::parse),
        url: byline.url.as_deref().and_then(AbsoluteUrl::parse),
        ..Person::named(Line::new(&byline.name)?)
    })
}

fn items(whole: &Whole, site: &Site, sink: &mut Sink) -> Vec<Item> {
    let moments = Moments {
        undated: whole.head.updated,
        changed: None,
    };
    let mut items: Vec<Item> = Vec::new();
    let mut known: HashSet<ItemId> = HashSet::new();
    for part in &whole.parts {
        sink.extend(part.findings.iter().cloned());
        let Some(article) = &part.article else {
            continue;
        };
        let Some(entry) = Entry::new(article, site, &Defaults::default(), moments, sink) else {
            continue;
        };
        let mut item = content::item(entry, &article.body.value, &site.notices);
        if article.summary.is_none() {
            // None was there, so none is made.
            item.summary = None;
        }
        if known.insert(item.id.clone()) {
            items.push(item);
            continue;
        }
        let place = Place::line(article.seed.file.clone(), article.body.line);
        sink.push(
            Diagnostic::error(
                "article/duplicate-id",
                format!("the id `{}` is that of an item above already", item.id),
            )
            .help("give each item an id of its own; the first one is taken")
            .at(place),
        );
    }
    items
}
