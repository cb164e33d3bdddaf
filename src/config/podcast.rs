//! `[podcast]`: what makes a feed a podcast.

mod raw;

use super::desk::Desk;
use super::document::Written;
use super::values::{Quoted, short};
use super::words;
use crate::diagnostic::nearest;
use crate::model::{AbsoluteUrl, Credit, Email, Line, Medium, Show, ShowCategory, ShowGuid};

pub(super) use raw::RawPodcast;
use raw::{RawCredit, RawFunding};

/// What is written → what is used. `title` is that of the site.
pub(super) fn convert(
    raw: &Option<Written<RawPodcast>>,
    title: Option<&Line>,
    link: Option<&AbsoluteUrl>,
    desk: &mut Desk<'_>,
) -> Option<Show> {
    let raw = &raw.as_ref()?.value;
    let author = desk.line(&raw.author);
    let owner = owner(raw, desk);
    let artwork = desk.relative_url(&raw.artwork, link);
    let categories = categories(raw, desk);
    let serial = desk.word(&raw.r#type, words::SHOW_TYPES);
    let funding = raw.funding.iter().flat_map(|list| &list.value);
    let funding: Vec<_> = funding
        .filter_map(|written| fund(&written.value, link, desk))
        .collect();
    let guid = guid(&raw.guid, desk);
    let medium = desk.word(&raw.medium, words::MEDIA);
    let people = raw.persons.iter().flat_map(|list| &list.value);
    let people: Vec<_> = people
        .filter_map(|written| credit(&written.value, link, desk))
        .collect();
    let is = |written: &Option<Written<bool>>| written.as_ref().map(|it| it.value);
    Some(Show {
        author: author.or_else(|| title.cloned())?,
        owner,
        artwork: artwork?,
        categories: categories?,
        explicit: is(&raw.explicit).unwrap_or(false),
        serial: serial.unwrap_or(false),
        complete: is(&raw.complete).unwrap_or(false),
        locked: is(&raw.locked),
        funding,
        guid,
        medium: medium.unwrap_or(Medium::Podcast),
        people,
    })
}

fn owner(raw: &RawPodcast, desk: &mut Desk<'_>) -> Option<(Line, Email)> {
    let raw = &raw.owner.as_ref()?.value;
    let name = desk.line(&raw.name);
    let email = desk.email(&raw.email);
    Some((name?, email?))
}

fn categories(raw: &RawPodcast, desk: &mut Desk<'_>) -> Option<Vec<ShowCategory>> {
    let written = raw.categories.as_ref()?;
    let mut all: Vec<ShowCategory> = Vec::new();
    for name in &written.value {
        let category = ShowCategory::parse(&name.value);
        let known: Vec<String> = ShowCategory::all().map(|known| known.to_string()).collect();
        let below = |known: &&String| known.ends_with(&format!("> {}", name.value.trim()));
        let near = known.iter().find(below).map(String::as_str);
        let help = match near.or_else(|| nearest(&name.value, known.iter().map(String::as_str))) {
            Some(near) => format!("did you mean `{near}`?"),
            None => "write one that Apple Podcasts has, such as `Arts` or `Arts > Books`".into(),
        };
        let problem = |text: &String| format!("has no {}", short(text));
        all.extend(desk.accept(name, category, problem, help));
    }
    if written.value.is_empty() {
        let span = written.span.clone();
        let help = "write at least one, such as `Arts` or `Arts > Books`";
        desk.refuse(
            "settings/invalid-value",
            span,
            "`categories` is empty",
            help,
        );
    }
    Some(all)
}

fn fund(
    raw: &RawFunding,
    link: Option<&AbsoluteUrl>,
    desk: &mut Desk<'_>,
) -> Option<(AbsoluteUrl, Line)> {
    let url = desk.relative_url(&raw.url, link);
    let text = desk.line(&raw.text);
    Some((url?, text?))
}

fn guid(written: Quoted<'_>, desk: &mut Desk<'_>) -> Option<ShowGuid> {
    let written = written.as_ref()?;
    let problem = |text: &String| format!("is no UUID: {}", short(text));
    let help = "write the one that the podcast had before, or remove the line";
    desk.accept(written, ShowGuid::parse(&written.value), problem, help)
}

fn credit(raw: &RawCredit, link: Option<&AbsoluteUrl>, desk: &mut Desk<'_>) -> Option<Credit> {
    let name = desk.line(&raw.name);
    let lower = |line: Option<Line>| line.and_then(|line| Line::new(&line.as_str().to_lowercase()));
    let role = lower(desk.line(&raw.role));
    let group = lower(desk.line(&raw.group));
    let image = desk.relative_url(&raw.image, link);
    let url = desk.relative_url(&raw.url, link);
    let name = name?;
    Some(Credit {
        name,
        role,
        group,
        image,
        url,
    })
}
