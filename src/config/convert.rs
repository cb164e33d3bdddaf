//! What is written → what is used.

use std::path::{Path, PathBuf};

use chrono_tz::Tz;

use super::desk::Desk;
use super::document::Written;
use super::files::File;
use super::raw::{RawAuthor, RawConfig, RawOutput, RawPermalinks, RawSite, RawSource};
use super::used::{Config, Output, Source, Undated};
use super::{archive, check, feeds, files, guard, pages, push, state, withdrawal, words};
use crate::diagnostic::Diagnostic;
use crate::model::{AbsoluteUrl, Defaults, Language, Line, Notices, Permalink, Person, Site, Text};
use crate::publish::Encoding;
use crate::sources::{Clock, Reading};

/// Makes the settings of what is written. `None` if what is required is missing; what else is
/// wrong is only told to `desk`, and something stands in for it so that the rest is looked at too.
pub(super) fn config(
    raw: &RawConfig,
    root: PathBuf,
    fingerprint: [u8; 16],
    desk: &mut Desk<'_>,
) -> Option<Config> {
    let permalink = permalink(&raw.permalinks, desk);
    let pattern = permalink.clone();
    let link = (raw.site.as_ref()).and_then(|site| desk.url(&site.value.link));
    let zone = (raw.site.as_ref()).and_then(|site| desk.zone(&site.value.timezone));
    let zone = zone.unwrap_or(Tz::UTC);
    let site = (raw.site.as_ref())
        .and_then(|written| site(&written.value, link.as_ref(), zone, permalink, desk));
    let sources = sources(&raw.sources, &root, zone, link.as_ref(), desk);
    let files = files::named(raw.output.as_ref().map(|written| &written.value), desk);
    let output =
        (raw.output.as_ref()).and_then(|written| output(&written.value, &files, &root, desk));
    let feeds = feeds::convert(&raw.feeds, output.as_ref(), &files, desk);
    let places = pages::Places {
        link: link.as_ref(),
        permalink: &pattern,
        output: output.as_ref().map(|output| &output.url),
    };
    let pages = pages::convert(&raw.pages, &files, &root, places, desk);
    let guard = guard::convert(&raw.guard, desk);
    let push = push::convert(&raw.push, desk);
    let state = state::convert(&raw.state, &root, desk);
    let (notices, withdrawal) = withdrawal::convert(&raw.withdrawal, desk);
    let check = check::convert(&raw.check, desk);
    Some(Config {
        site: Site { notices, ..site? },
        sources: sources?,
        output: output?,
        feeds,
        pages,
        guard,
        push,
        state: Some(state),
        withdrawal,
        check,
        fingerprint,
        root,
    })
}

fn permalink(raw: &Option<Written<RawPermalinks>>, desk: &mut Desk<'_>) -> Permalink {
    raw.as_ref()
        .and_then(|written| desk.permalink(&written.value.pattern))
        .unwrap_or_default()
}

fn site(
    raw: &RawSite,
    link: Option<&AbsoluteUrl>,
    zone: Tz,
    permalink: Permalink,
    desk: &mut Desk<'_>,
) -> Option<Site> {
    let title = desk.line(&raw.title);
    let description = desk.text(&raw.description);
    let language = desk.language(&raw.language);
    let authors = authors(&raw.authors, link, desk);
    let rights = desk.line(&raw.rights);
    let icon = desk.relative_url(&raw.icon, link);
    let logo = desk.relative_url(&raw.logo, link);
    let tag = desk.tag(&raw.tag);
    let id = desk.id(&raw.id);
    let (title, tag) = (title?, tag?);
    Some(Site {
        description: description.unwrap_or_else(|| as_text(&title)),
        title,
        link: link?.clone(),
        language: language.unwrap_or_else(default_language),
        zone,
        authors,
        rights,
        icon,
        logo,
        id: id.unwrap_or_else(|| tag.id("feed")),
        tag,
        permalink,
        notices: Notices::default(),
    })
}

pub(super) fn as_text(line: &Line) -> Text {
    Text::new(line.as_str()).expect("a line is never empty")
}

pub(super) fn default_language() -> Language {
    Language::parse(words::LANGUAGE).expect("the default is a language")
}

fn authors(
    raw: &Option<Written<Vec<Written<RawAuthor>>>>,
    link: Option<&AbsoluteUrl>,
    desk: &mut Desk<'_>,
) -> Vec<Person> {
    let all = raw.iter().flat_map(|written| &written.value);
    all.filter_map(|written| match &written.value {
        RawAuthor::Name(name) => {
            let name = Some(Written {
                key: "author",
                value: name.clone(),
                span: written.span.clone(),
            });
            Some(Person::named(desk.line(&name)?))
        }
        RawAuthor::Table(person) => {
            let name = desk.line(&person.name);
            let email = desk.email(&person.email);
            let url = desk.relative_url(&person.url, link);
            let name = name?;
            Some(Person { name, email, url })
        }
    })
    .collect()
}

fn sources(
    raw: &Option<Written<Vec<Written<RawSource>>>>,
    root: &Path,
    zone: Tz,
    link: Option<&AbsoluteUrl>,
    desk: &mut Desk<'_>,
) -> Option<Vec<Source>> {
    let all = raw.as_ref()?;
    if all.value.is_empty() {
        let help = "add a line `[[sources]]` and below it `folder`";
        let span = all.span.clone();
        desk.refuse("settings/invalid-value", span, "`sources` is empty", help);
    }
    let mut sources: Vec<(Source, &Written<String>)> = Vec::new();
    for written in &all.value {
        let Some(source) = source(&written.value, root, zone, link, desk) else {
            continue;
        };
        let folder = written.value.folder.as_ref()?;
        let same = (sources.iter()).find(|(known, _)| known.folder == source.folder);
        if let Some((_, first)) = same {
            let place = desk.place(folder.span.clone());
            let message = format!("`{}` is the folder of a second source", source.shown);
            let first = desk.place(first.span.clone());
            desk.push(
                Diagnostic::error("settings/duplicate-folder", message)
                    .help("remove one of them: each article would be in the feed twice")
                    .at(place)
                    .see(first, "this is the first"),
            );
        }
        sources.push((source, folder));
    }
    Some(sources.into_iter().map(|(source, _)| source).collect())
}

fn source(
    raw: &RawSource,
    root: &Path,
    site_zone: Tz,
    link: Option<&AbsoluteUrl>,
    desk: &mut Desk<'_>,
) -> Option<Source> {
    let folder = desk.folder(&raw.folder, root);
    let kind = desk.word(&raw.kind, words::KINDS);
    let reading = Reading {
        zone: desk.zone(&raw.timezone).unwrap_or(site_zone),
        clock: (desk.word(&raw.clock, words::CLOCKS)).unwrap_or(Clock::Hours24),
        order: desk.word(&raw.date_order, words::DATE_ORDERS),
    };
    let defaults = Defaults {
        section: desk.line(&raw.section),
        authors: authors(&raw.authors, link, desk),
        language: desk.language(&raw.language),
    };
    let undated = desk.word(&raw.undated, words::UNDATED);
    Some(Source {
        folder: folder?,
        shown: raw.folder.as_ref()?.value.clone(),
        kind: kind.flatten(),
        reading,
        defaults,
        undated: undated.unwrap_or(Undated::Refuse),
    })
}

fn output(raw: &RawOutput, files: &[File<'_>], root: &Path, desk: &mut Desk<'_>) -> Option<Output> {
    let folder = desk.folder(&raw.folder, root);
    let url = desk.folder_url(&raw.url);
    let formats = files::formats(&raw.formats, files, desk);
    let full_text = desk.word(&raw.content, words::CONTENTS);
    let ttl = desk.small(&raw.ttl);
    let items = desk.small(&raw.items);
    let bytes = desk.small(&raw.bytes);
    let archive = archive::convert(&raw.archive, desk);
    let compress = compress(raw, desk);
    Some(Output {
        folder: folder.unwrap_or_else(|| root.join(words::FOLDER)),
        url: url?,
        formats,
        items: items.map_or(words::ITEMS, |items| items as usize),
        bytes: bytes.map_or(words::BYTES, |bytes| bytes as usize),
        full_text: full_text.unwrap_or(true),
        ttl,
        archive: archive.flatten(),
        compress,
    })
}

/// The encodings that are wanted.
fn compress(raw: &RawOutput, desk: &mut Desk<'_>) -> Vec<Encoding> {
    let mut wanted = Vec::new();
    for written in raw.compress.iter().flat_map(|list| &list.value) {
        let Some(encoding) = desk.word_of(written, words::ENCODINGS) else {
            continue;
        };
        if wanted.contains(&encoding) {
            let message = format!("`{}` is here a second time", written.value);
            let help = "remove one of the two";
            desk.refuse(
                "settings/invalid-value",
                written.span.clone(),
                message,
                help,
            );
        }
        wanted.push(encoding);
    }
    wanted
}
