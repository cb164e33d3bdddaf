//! Pictures, sound and films of a ninjs item: its own renditions, and those of what is associated
//! with it.

use crate::model::{Article, Enclosed, Pictured};
use crate::sources::fields::{Desk, Node, Value};

/// One file of something that there is in several sizes.
struct Rendition<'a> {
    href: &'a Node,
    media_type: Option<&'a str>,
    width: u64,
    size: Option<u64>,
    duration: Option<u64>,
}

/// Finds the teaser image, and what can be heard or watched.
pub(super) fn read(item: &Node, article: &mut Article, desk: &mut Desk<'_>) {
    let associated = item.get("associations").map(named).unwrap_or_default();
    for found in std::iter::once(item).chain(associated) {
        let kind = found.get("type").and_then(Node::text).unwrap_or_default();
        let Some(best) = best(found, kind) else {
            continue;
        };
        let url = best.href.text().unwrap_or_default().to_owned();
        match kind {
            "picture" | "graphic" if article.images.is_empty() => {
                let picture = desk.found(Pictured::from(url), &best.href.at);
                article.images.push(picture);
            }
            "audio" | "video" => {
                let file = Enclosed {
                    url,
                    media_type: best.media_type.map(str::to_owned),
                    length: best.size,
                    duration: best.duration,
                    ..Enclosed::default()
                };
                article.attachments.push(desk.found(file, &best.href.at));
            }
            _ => {}
        }
    }
}

/// The values of a list, or of an object whose names are up to the provider, as in 1.x.
fn named(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::Table(fields) => fields.iter().map(|field| &field.node).collect(),
        _ => node.all().iter().collect(),
    }
}

/// The widest rendition that is of the item's kind; the first of equals.
fn best<'a>(item: &'a Node, kind: &str) -> Option<Rendition<'a>> {
    let prefix = match kind {
        "picture" | "graphic" => "image/",
        "audio" => "audio/",
        "video" => "video/",
        _ => return None,
    };
    let renditions = item.get("renditions").map(named).unwrap_or_default();
    let mut best: Option<Rendition<'a>> = None;
    for node in renditions {
        let text = |name: &str| node.get(name).and_then(Node::text);
        let number = |name: &str| text(name).and_then(|text| text.parse().ok());
        let Some(href) = node.get("href").filter(|href| href.text().is_some()) else {
            continue;
        };
        let media_type = text("contenttype").or_else(|| text("mimetype"));
        if media_type.is_some_and(|media_type| !media_type.starts_with(prefix)) {
            continue;
        }
        let width = number("width").unwrap_or(0);
        if best.as_ref().is_none_or(|best| best.width < width) {
            best = Some(Rendition {
                href,
                media_type,
                width,
                size: number("sizeinbytes"),
                duration: number("duration"),
            });
        }
    }
    best
}
