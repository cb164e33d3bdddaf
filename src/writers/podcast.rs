//! A podcast, as the podcast namespace has it (<https://podcastindex.org/namespace/1.0>), in RSS.

use super::element::Element;
use super::itunes::main;
use crate::model::{AbsoluteUrl, Credit, Feed, Item, Show, ShowGuid};

/// What the channel at `self_url` says of `show`, which is that of `feed`.
pub(super) fn show(feed: &Feed, show: &Show, self_url: &AbsoluteUrl) -> Vec<Element> {
    // An archive belongs to the document that people subscribe to.
    let subscribed = feed.paging.current.as_ref().unwrap_or(self_url);
    let guid = show.guid.unwrap_or_else(|| ShowGuid::of(subscribed));
    let owner = show.owner.as_ref().map(|(_, email)| email);
    let mut all = vec![
        element("guid").text(guid),
        element("medium").text(show.medium.as_str()),
    ];
    all.extend(show.locked.map(|locked| {
        let word = if locked { "yes" } else { "no" };
        element("locked").with("owner", owner).text(word)
    }));
    all.extend((show.funding.iter()).map(|(url, text)| {
        let url = Some(url);
        element("funding").with("url", url).text(text)
    }));
    all.extend(show.people.iter().map(person));
    all
}

/// What an item of `feed` says of itself as an episode; nothing if it is none.
pub(super) fn episode(feed: &Feed, item: &Item) -> Vec<Element> {
    let is_one = feed.show.is_some() && main(item).is_some();
    let Some(episode) = item.episode.as_ref().filter(|_| is_one) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    all.extend(episode.season.map(|number| {
        element("season")
            .with("name", episode.season_name.as_ref())
            .text(number)
    }));
    all.extend((episode.number).map(|number| element("episode").text(number)));
    all.extend(episode.transcripts.iter().map(|transcript| {
        element("transcript")
            .with("url", Some(&transcript.url))
            .with("type", Some(&transcript.media_type))
            .with("language", transcript.language.as_ref())
            .with("rel", transcript.captions.then_some("captions"))
    }));
    all.extend(episode.chapters.as_ref().map(|chapters| {
        element("chapters")
            .with("url", Some(&chapters.url))
            .with("type", Some(&chapters.media_type))
    }));
    all.extend(episode.people.iter().map(person));
    all
}

fn person(credit: &Credit) -> Element {
    element("person")
        .with("role", credit.role.as_ref())
        .with("group", credit.group.as_ref())
        .with("img", credit.image.as_ref())
        .with("href", credit.url.as_ref())
        .text(&credit.name)
}

fn element(name: &'static str) -> Element {
    Element::new("podcast", name)
}
