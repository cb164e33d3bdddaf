//! What somebody may have meant by a name that is none.

use super::members::{SHAPES, Shape};
use crate::diagnostic::nearest;

/// What other formats and writers call a member.
const OTHERWISE: &[(&str, &str, &str)] = &[
    ("feed", "lang", "language"),
    ("feed", "link", "home_page_url"),
    ("feed", "url", "feed_url"),
    ("feed", "subtitle", "description"),
    ("feed", "summary", "description"),
    ("feed", "entries", "items"),
    ("feed", "image", "icon"),
    ("feed", "logo", "icon"),
    ("feed", "next", "next_url"),
    ("item", "guid", "id"),
    ("item", "link", "url"),
    ("item", "permalink", "url"),
    ("item", "content", "content_html"),
    ("item", "description", "summary"),
    ("item", "excerpt", "summary"),
    ("item", "date", "date_published"),
    ("item", "pubdate", "date_published"),
    ("item", "published", "date_published"),
    ("item", "updated", "date_modified"),
    ("item", "modified", "date_modified"),
    ("item", "categories", "tags"),
    ("item", "category", "tags"),
    ("item", "keywords", "tags"),
    ("item", "enclosure", "attachments"),
    ("item", "enclosures", "attachments"),
    ("attachment", "type", "mime_type"),
    ("attachment", "length", "size_in_bytes"),
    ("attachment", "size", "size_in_bytes"),
    ("attachment", "duration", "duration_in_seconds"),
    ("author", "image", "avatar"),
    ("author", "uri", "url"),
];

/// What to do about a member `name` that `shape` does not have.
pub fn help(shape: &Shape, name: &str) -> String {
    let word = plain(name);
    let own = shape.members.iter().map(|member| member.name);
    if let Some(meant) = own.clone().find(|it| plain(it) == word) {
        return format!("write `{meant}`");
    }
    let otherwise = OTHERWISE
        .iter()
        .find(|(owner, other, _)| *owner == shape.name && plain(other) == word);
    if let Some((_, _, meant)) = otherwise {
        return format!("write `{meant}`");
    }
    if let Some(meant) = nearest(name, own) {
        return format!("write `{meant}`");
    }
    let elsewhere = SHAPES
        .iter()
        .find(|other| other.members.iter().any(|it| it.name == name));
    match elsewhere {
        Some(other) => format!("move it: `{name}` belongs to the {}", other.name),
        None => "begin the name of an extension with `_` and a letter".to_owned(),
    }
}

/// The letters of a name: case, `_`, `-` and blanks do not count.
fn plain(name: &str) -> String {
    const LONGEST: usize = 40;
    name.chars()
        .take(LONGEST)
        .filter(|it| !matches!(it, '_' | '-' | ' '))
        .flat_map(char::to_lowercase)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::checks::rules::json::members::{ATTACHMENT, FEED, ITEM};

    #[test]
    fn says_what_was_meant() {
        for (shape, name, expected) in [
            (&FEED, "feedUrl", "write `feed_url`"),
            (&FEED, "Title", "write `title`"),
            (&FEED, "tilte", "write `title`"),
            (&FEED, "languag", "write `language`"),
            (
                &FEED,
                "date_published",
                "move it: `date_published` belongs to the item",
            ),
            (&ITEM, "pubDate", "write `date_published`"),
            (&ITEM, "content", "write `content_html`"),
            (&ITEM, "tag", "write `tags`"),
            (&ITEM, "next_url", "move it: `next_url` belongs to the feed"),
            (&ATTACHMENT, "mime-type", "write `mime_type`"),
            (
                &ITEM,
                "x",
                "begin the name of an extension with `_` and a letter",
            ),
            (
                &ITEM,
                "",
                "begin the name of an extension with `_` and a letter",
            ),
        ] {
            assert_eq!(help(shape, name), expected, "{name}");
        }
    }
}
