//! Pictures, sound and films of a ninjs item: its own renditions, and those of what is associated
//! with it.

use crate::model::{Article, Enclosed, Found, Pictured};
use crate::sources::fields::{Desk, Node, Value};
use crate::sources::pictures::{add, also};

use super::ninjs;

/// One file of something that there is in several sizes.
struct Rendition<'a> {
    href: &'a Node,
    media_type: Option<&'a str>,
    width: Option<u32>,
    height: Option<u32>,
    size: Option<u64>,
    duration: Option<u64>,
}

/// Finds the pictures, and what can be heard or watched.
pub(super) fn read(item: &Node, article: &mut Article, desk: &mut Desk<'_>) {
    let associated = item.get("associations").map(named).unwrap_or_default();
    for found in std::iter::once(item).chain(associated) {
        let kind = found.get("type").and_then(Node::text).unwrap_or_default();
        let files = renditions(found, kind);
        let Some(best) = widest(&files) else {
            continue;
        };
        match kind {
            "picture" | "graphic" => {
                let mut picture = Pictured {
                    alt: ["alttext", "altname"]
                        .iter()
                        .find_map(|name| value(ninjs::plain(found, name, desk))),
                    caption: value(ninjs::best(found, "description", desk)),
                    credit: ["byline", "by", "creditline", "copyrightholder"]
                        .iter()
                        .find_map(|name| value(ninjs::plain(found, name, desk))),
                    ..file(best)
                };
                for other in &files {
                    also(&mut picture, file(other));
                }
                let picture = desk.found(picture, &best.href.at);
                add(&mut article.images, picture);
            }
            _ => {
                let file = Enclosed {
                    url: address(best),
                    media_type: best.media_type.map(str::to_owned),
                    length: best.size,
                    duration: best.duration,
                    ..Enclosed::default()
                };
                article.attachments.push(desk.found(file, &best.href.at));
            }
        }
    }
}

fn value(found: Option<Found<String>>) -> Option<String> {
    found.map(|found| found.value)
}

fn file(rendition: &Rendition<'_>) -> Pictured {
    Pictured {
        media_type: rendition.media_type.map(str::to_owned),
        width: rendition.width,
        height: rendition.height,
        length: rendition.size,
        ..Pictured::from(address(rendition))
    }
}

fn address(rendition: &Rendition<'_>) -> String {
    rendition.href.text().unwrap_or_default().to_owned()
}

/// The values of a list, or of an object whose names are up to the provider, as in 1.x.
fn named(node: &Node) -> Vec<&Node> {
    match &node.value {
        Value::Table(fields) => fields.iter().map(|field| &field.node).collect(),
        _ => node.all().iter().collect(),
    }
}

/// The renditions that are of the item's kind.
fn renditions<'a>(item: &'a Node, kind: &str) -> Vec<Rendition<'a>> {
    let prefix = match kind {
        "picture" | "graphic" => "image/",
        "audio" => "audio/",
        "video" => "video/",
        _ => return Vec::new(),
    };
    let nodes = item.get("renditions").map(named).unwrap_or_default();
    let files = nodes.into_iter().filter_map(|node| {
        let text = |name: &str| node.get(name).and_then(Node::text);
        let pixels = |name: &str| text(name).and_then(|text| text.parse().ok());
        let number = |name: &str| text(name).and_then(|text| text.parse().ok());
        Some(Rendition {
            href: node.get("href").filter(|href| href.text().is_some())?,
            media_type: text("contenttype").or_else(|| text("mimetype")),
            width: pixels("width"),
            height: pixels("height"),
            size: number("sizeinbytes"),
            duration: number("duration"),
        })
    });
    let is_fit = |file: &Rendition<'_>| file.media_type.is_none_or(|own| own.starts_with(prefix));
    files.filter(is_fit).collect()
}

/// The widest, the first of equals; what browsers do not show counts where there is nothing else.
fn widest<'a, 'b>(files: &'b [Rendition<'a>]) -> Option<&'b Rendition<'a>> {
    let rank = |file: &Rendition<'_>| {
        let is_print = file.media_type.is_some_and(|kind| PRINT.contains(&kind));
        (!is_print, file.width.unwrap_or(0))
    };
    files
        .iter()
        .reduce(|best, file| if rank(file) > rank(best) { file } else { best })
}

/// Pictures for printing.
const PRINT: [&str; 4] = [
    "image/tiff",
    "image/x-eps",
    "image/vnd.adobe.photoshop",
    "image/x-adobe-dng",
];
