//! What plays inside a page, made into what works in a feed reader.

use crate::model::AbsoluteUrl;

use super::nest::Nest;
use super::simplify::write;
use super::tokens::Tag;

/// Writes a link in place of a frame, an embed or an object of another site.
pub(super) fn link(tag: &Tag<'_>, parts: &[Tag<'_>], page: &AbsoluteUrl, nest: &mut Nest) {
    let movie = parts
        .iter()
        .filter(|part| {
            part.get("name")
                .is_some_and(|name| name.eq_ignore_ascii_case("movie"))
        })
        .find_map(|part| part.first(&["value"]));
    let inner = parts
        .iter()
        .filter(|part| part.name == "embed")
        .find_map(|part| part.first(&["src"]));
    let address = tag
        .first(&["data-src", "data-lazy-src", "src", "data"])
        .or(movie)
        .or(inner);
    let Some(url) = address.and_then(|address| resolve(page, address)) else {
        return;
    };
    let url = watchable(url);
    let title = tag.first(&["title", "aria-label"]);
    paragraph(nest, url.as_str(), title.unwrap_or(url.host()));
}

/// Writes a sound or a film with controls, and a link in it for readers that have no player.
pub(super) fn player(tag: &Tag<'_>, parts: &[Tag<'_>], page: &AbsoluteUrl, nest: &mut Nest) {
    let sources: Vec<(&str, Option<&str>)> = parts
        .iter()
        .filter(|part| part.name == "source")
        .filter_map(|part| Some((part.first(&["src", "data-src"])?, part.get("type"))))
        .filter(|(address, _)| resolve(page, address).is_some())
        .take(SOURCES)
        .collect();
    let own = tag
        .first(&["src", "data-src"])
        .filter(|address| resolve(page, address).is_some());
    let first = own.or(sources.first().map(|(address, _)| *address));
    let Some((address, url)) = first.and_then(|first| Some((first, resolve(page, first)?))) else {
        return;
    };
    let name = if tag.name == "audio" {
        "audio"
    } else {
        "video"
    };
    let mut attributes = String::new();
    write("controls", "", &mut attributes);
    if own.is_some() {
        write("src", address, &mut attributes);
    }
    for kept in ["poster", "width", "height", "title", "lang", "dir"] {
        let fits = name == "video" || !matches!(kept, "poster" | "width" | "height");
        if let Some(value) = tag.get(kept).filter(|value| fits && !value.is_empty()) {
            write(kept, value, &mut attributes);
        }
    }
    nest.open(name, &attributes);
    if own.is_none() {
        for (address, media_type) in sources {
            let mut attributes = String::new();
            write("src", address, &mut attributes);
            if let Some(media_type) = media_type {
                write("type", media_type, &mut attributes);
            }
            nest.open("source", &attributes);
        }
    }
    anchor(
        nest,
        url.as_str(),
        tag.first(&["title"]).unwrap_or(file_name(&url)),
    );
    nest.close(name);
}

/// How many recordings of one thing are listed.
const SOURCES: usize = 8;

/// Resolves an address that may still have references for its ampersands.
fn resolve(page: &AbsoluteUrl, address: &str) -> Option<AbsoluteUrl> {
    page.join(&address.replace("&amp;", "&"))
}

/// The page of a film, for the players that show nothing when they are opened as a page.
fn watchable(url: AbsoluteUrl) -> AbsoluteUrl {
    let film = |path: &str| {
        let (_, id) = url.as_str().split_once(path)?;
        let id = id.split(['?', '#', '/', '&']).next()?;
        (!id.is_empty()).then(|| id.to_owned())
    };
    let page = match url.host() {
        "www.youtube.com" | "www.youtube-nocookie.com" | "youtube.com" => film("/embed/")
            .filter(|id| id != "videoseries")
            .map(|id| format!("https://www.youtube.com/watch?v={id}")),
        "player.vimeo.com" => film("/video/").map(|id| format!("https://vimeo.com/{id}")),
        _ => None,
    };
    page.and_then(|page| AbsoluteUrl::parse(&page))
        .unwrap_or(url)
}

/// The last part of the path, else the host.
fn file_name(url: &AbsoluteUrl) -> &str {
    let path = url.as_str().split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    if name.is_empty() { url.host() } else { name }
}

/// Writes a link as a paragraph, or within the paragraph or link that is open.
fn paragraph(nest: &mut Nest, url: &str, label: &str) {
    if nest.has_open("a") {
        return nest.text(label);
    }
    let stands_alone = !nest.has_open("p");
    if stands_alone {
        nest.open("p", "");
    }
    anchor(nest, url, label);
    if stands_alone {
        nest.close("p");
    }
}

fn anchor(nest: &mut Nest, url: &str, label: &str) {
    let mut attributes = String::new();
    write("href", &url.replace('&', "&amp;"), &mut attributes);
    nest.open("a", &attributes);
    nest.text(label);
    nest.close("a");
}
