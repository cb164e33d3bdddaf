//! An item of a JSON Feed 1 or 1.1 (<https://www.jsonfeed.org/version/1.1/>, "Items").

use crate::model::{Article, Pictured};
use crate::sources::fields::{Desk, Fields, Keys, Meaning, Node};
use crate::sources::pictures;

use super::body::{self, Notation};

/// What the members of an item mean, and those of a feed that speak for all items.
pub(super) const KEYS: &Keys = &[
    ("id", Meaning::Id),
    ("url", Meaning::Permalink),
    ("title", Meaning::Title),
    ("summary", Meaning::Summary),
    ("image", Meaning::Image),
    ("datepublished", Meaning::Published),
    ("datemodified", Meaning::Updated),
    ("authors", Meaning::Authors),
    ("author", Meaning::Authors),
    ("tags", Meaning::Tags),
    ("language", Meaning::Language),
    ("attachments", Meaning::Attachments),
];

/// Reads the item; of its two texts the one with markup counts.
pub(super) fn read(item: &Node, article: &mut Article, desk: &mut Desk<'_>) {
    let fields = Fields::foreign(item.fields(), KEYS, desk);
    fields.read(article, desk);
    pictures(item, article, desk);
    // What its readers know it by.
    article.keeps_id = true;
    // As it is, to the letter.
    article.url = fields.text(Meaning::Permalink, desk);
    let texts: [(&str, Notation); 2] = [("contenthtml", body::html), ("contenttext", body::plain)];
    let text = texts.iter().find_map(|(name, read)| {
        let node = item.get(name)?;
        Some(desk.found(read(node.text()?), &node.at))
    });
    article.body = text.unwrap_or_else(|| article.body.clone());
}

/// The pictures beside `image`: the banner, and attachments that are pictures. Those of one title
/// are one picture in several files ("Attachments").
fn pictures(item: &Node, article: &mut Article, desk: &Desk<'_>) {
    if let Some(banner) = item.get("bannerimage")
        && let Some(url) = banner.text().filter(|url| !url.trim().is_empty())
    {
        let picture = desk.found(Pictured::from(url.trim().to_owned()), &banner.at);
        pictures::add(&mut article.images, picture);
    }
    pictures::attached(article);
}
