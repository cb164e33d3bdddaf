//! What a WordPress export (WXR) says besides RSS.

use crate::model::Found;

use super::element::{CONTENT, Element, Name};
use super::item::{Item, Texts};

const EXPORT: &str = "http://wordpress.org/export/1.2/";
const EXCERPT: &str = "http://wordpress.org/export/1.2/excerpt/";

/// What is read, of a channel and of an item.
pub(super) const READ: &[Name] = &[
    (Some(EXCERPT), "encoded"),
    (Some(EXPORT), "author"),
    (Some(EXPORT), "base_blog_url"),
    (Some(EXPORT), "base_site_url"),
    (Some(EXPORT), "post_modified_gmt"),
    (Some(EXPORT), "post_type"),
    (Some(EXPORT), "status"),
    (Some(EXPORT), "wxr_version"),
];

/// Whether an item is no article: a page, a picture, a menu.
pub(super) fn is_other(element: Element<'_>) -> bool {
    let kind = element.text_of(Some(EXPORT), "post_type");
    kind.is_some_and(|kind| kind.value != "post")
}

/// Reads what only an export has.
pub(super) fn read(element: Element<'_>, channel: Element<'_>, item: &mut Item<'_>) {
    let Some(status) = element.text_of(Some(EXPORT), "status") else {
        return;
    };
    item.article.draft = !matches!(status.value.as_str(), "publish" | "future");
    let modified = element.text_of(Some(EXPORT), "post_modified_gmt");
    let modified = modified.filter(|date| !date.value.starts_with("0000"));
    let modified = modified.map(|date| date.map(|date| format!("{}Z", date.replace(' ', "T"))));
    item.article.updated = item.date("update", modified).or(item.article.updated);
    // The creator is the name that somebody logs in with.
    for found in &mut item.article.authors {
        let people = channel.all(Some(EXPORT), "author");
        let mut people = people
            .filter(|person| field(*person, "author_login") == Some(found.value.name.clone()));
        if let Some(name) = people
            .next()
            .and_then(|person| field(person, "author_display_name"))
        {
            found.value.name = name;
        }
    }
}

/// The texts: what the editor holds, which is no HTML yet where nobody has put tags in.
pub(super) fn texts(
    element: Element<'_>,
    content: Found<String>,
) -> (Option<Texts>, Option<Texts>) {
    let html = match element.text_of(Some(EXPORT), "status") {
        Some(_) => content.map(|text| paragraphs(&text)),
        None => content,
    };
    let excerpt = element.text_of(Some(EXCERPT), "encoded");
    let place = element.first(Some(CONTENT), "encoded").unwrap_or(element);
    (
        Texts::html_in(place, html),
        excerpt.and_then(|excerpt| Texts::html_on(excerpt.line, excerpt.value)),
    )
}

fn field(person: Element<'_>, name: &str) -> Option<String> {
    person.text_of(Some(EXPORT), name).map(|found| found.value)
}

/// Classic posts have blank lines between paragraphs; those of the block editor have tags.
fn paragraphs(text: &str) -> String {
    if text.contains("<p>") || text.contains("<p ") || text.contains("<!-- wp:") {
        return text.to_owned();
    }
    let text = text.replace("\r\n", "\n");
    let blocks = text
        .split("\n\n")
        .map(str::trim)
        .filter(|block| !block.is_empty());
    let wrapped = blocks.map(|block| match is_block(block) {
        true => block.to_owned(),
        false => format!("<p>{}</p>", block.replace('\n', "<br>\n")),
    });
    wrapped.collect::<Vec<_>>().join("\n")
}

/// Whether it begins with an element that is no part of a paragraph.
fn is_block(text: &str) -> bool {
    const BLOCKS: [&str; 16] = [
        "blockquote",
        "div",
        "dl",
        "figure",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "iframe",
        "ol",
        "pre",
        "table",
        "ul",
    ];
    let Some(tag) = text.strip_prefix('<') else {
        return false;
    };
    let end = tag
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(tag.len());
    BLOCKS.contains(&tag[..end].to_ascii_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classic_posts_get_their_paragraphs() {
        assert_eq!(
            paragraphs("One\nline\r\n\r\n<ul><li>a</li></ul>\n\nTwo"),
            "<p>One<br>\nline</p>\n<ul><li>a</li></ul>\n<p>Two</p>"
        );
        assert_eq!(paragraphs("<p>One</p>\n\nTwo"), "<p>One</p>\n\nTwo");
    }
}
