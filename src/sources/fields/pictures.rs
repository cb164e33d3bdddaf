//! The pictures of an article, the teaser first.

use crate::model::{Article, Found, Pictured};

use super::Fields;
use super::desk::Desk;
use super::files::no_number;
use super::keys::{Meaning, fold};
use super::moments::truth;
use super::node::{Field, Node, Value};
use super::people::part;

/// The names of what a picture's table holds.
const ADDRESS: &[&str] = &["image", "url", "src", "path", "relative", "file", "href"];
const ALT: &[&str] = &["alt", "alttext", "imagealt"];
const CAPTION: &[&str] = &["caption", "imagecaption", "title", "description"];
const CREDIT: &[&str] = &["credit", "attribution", "photographer", "copyright"];
const OTHERS: &[&str] = &["renditions", "sizes", "variants"];

/// The pictures of the best field that has any; where that is another, also those of `images`.
pub fn read(fields: &Fields<'_>, article: &mut Article, desk: &mut Desk<'_>) {
    let mut pictures: Vec<Found<Pictured>> = Vec::new();
    for field in fields.all(Meaning::Image) {
        if truth(field).is_some() || !pictures.is_empty() && fold(&field.key) != "images" {
            continue;
        }
        for picture in all(&field.key, &field.node, desk) {
            if !pictures
                .iter()
                .any(|known| known.value.url == picture.value.url)
            {
                pictures.push(picture);
            }
        }
    }
    if let Some(teaser) = pictures.first_mut() {
        let mut fill = |part: &mut Option<String>, meaning| {
            if part.is_none() {
                *part = fields.text(meaning, desk).map(|found| found.value);
            }
        };
        let teaser = &mut teaser.value;
        fill(&mut teaser.alt, Meaning::ImageAlt);
        fill(&mut teaser.caption, Meaning::ImageCaption);
        fill(&mut teaser.credit, Meaning::ImageCredit);
    }
    article.images = pictures;
}

/// An address, a table that has one, or a list of them.
fn all(name: &str, node: &Node, desk: &mut Desk<'_>) -> Vec<Found<Pictured>> {
    match &node.value {
        Value::List(nodes) => nodes
            .iter()
            .filter_map(|node| one(name, node, desk))
            .collect(),
        _ => one(name, node, desk).into_iter().collect(),
    }
}

fn one(name: &str, node: &Node, desk: &mut Desk<'_>) -> Option<Found<Pictured>> {
    let picture = match &node.value {
        Value::Null | Value::List(_) => return None,
        Value::Text(text) => Pictured::from(text.trim().to_owned()),
        Value::Table(fields) => {
            let Some(url) = part(fields, ADDRESS) else {
                desk.wrong(name, node, "an address or a table with a `url`");
                return None;
            };
            let others = fields
                .iter()
                .filter(|field| OTHERS.contains(&&*fold(&field.key)))
                .flat_map(|field| all(name, &field.node, desk));
            Pictured {
                others: others.map(|found| found.value).collect(),
                alt: part(fields, ALT),
                caption: part(fields, CAPTION),
                credit: part(fields, CREDIT),
                width: pixels(name, "width", fields, node, desk),
                height: pixels(name, "height", fields, node, desk),
                media_type: part(fields, &["type", "mimetype", "mediatype", "mime"]),
                url,
            }
        }
    };
    (!picture.url.is_empty()).then(|| desk.found(picture, &node.at))
}

fn pixels(
    name: &str,
    which: &str,
    fields: &[Field],
    node: &Node,
    desk: &mut Desk<'_>,
) -> Option<u32> {
    let text = part(fields, &[which])?;
    let number = text.trim_end_matches("px").trim_end().parse().ok();
    let number = number.filter(|pixels| *pixels > 0);
    if number.is_none() {
        let help = "write the number of pixels";
        desk.report(no_number(name, which, &text, help), &node.at);
    }
    number
}
