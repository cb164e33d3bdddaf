//! `content` (section 4.1.3).

use super::constructs::{html, no_elements, text, xhtml};
use crate::checks::document::Ns;
use crate::checks::elements::CONTENT;
use crate::checks::rule::rule;
use crate::checks::values::{
    EMPTY_ATTRIBUTE, INVALID_MEDIA_TYPE, Written, check_html, is_media_type,
};
use crate::checks::{Check, Element, Rule, Sink};

pub static CONFLICTING_CONTENT: Rule = rule!(
    "atom/conflicting-content",
    Spec,
    "0.1.0",
    Check::Element(&[&CONTENT], content)
);
pub static INVALID_BASE64: Rule = rule!("atom/invalid-base64", Spec, "0.1.0", Check::Structure);
pub static MISSING_SUMMARY: Rule = rule!("atom/missing-summary", Spec, "0.1.0", Check::Structure);
pub static MISSING_TYPE: Rule = rule!("atom/missing-type", Interop, "0.1.0", Check::Structure);
pub static UNUSUAL_CONTENT: Rule =
    rule!("atom/unusual-content", Interop, "0.1.0", Check::Structure);

fn content(content: Element<'_>, sink: &mut Sink) {
    let given = content.attribute("type");
    let kind = given.map_or("text", |kind| kind.value);
    if let Some(kind) = given.filter(|kind| kind.value.is_empty()) {
        sink.push(
            EMPTY_ATTRIBUTE
                .at(kind.span, "`type` of `content` is empty")
                .help("say something, or leave it out"),
        );
        return;
    }
    let is_named = matches!(kind, "text" | "html" | "xhtml");
    let is_media = is_media_type(kind)
        && !kind.to_ascii_lowercase().starts_with("multipart/")
        && !kind.to_ascii_lowercase().starts_with("message/");
    if let Some(kind) = given.filter(|_| !is_named && !is_media) {
        sink.push(
            INVALID_MEDIA_TYPE
                .at(
                    kind.written,
                    format!("`type` of `content` is {:?}", kind.value),
                )
                .help("write `text`, `html`, `xhtml`, or a media type that is not composite"),
        );
        if content.attribute("src").is_none() {
            return;
        }
    }
    if content.attribute("src").is_some() {
        return remote(content, given.map(|kind| kind.value), sink);
    }
    match kind {
        "text" => text(content, sink),
        "html" => html(content, sink),
        "xhtml" => xhtml(content, sink),
        media => inline(content, &media.to_ascii_lowercase(), sink),
    }
}

/// Content that is elsewhere.
fn remote(content: Element<'_>, kind: Option<&str>, sink: &mut Sink) {
    if !content.is_blank() {
        sink.push(
            CONFLICTING_CONTENT
                .at(
                    content.inner(),
                    "`content` has both `src` and something in it",
                )
                .help("keep one of them"),
        );
    }
    match kind {
        None => sink.push(
            MISSING_TYPE
                .at(
                    content.span(),
                    "`content` with `src` does not say its `type`",
                )
                .help("add `type` with the media type that the address has"),
        ),
        Some("text" | "html" | "xhtml") => sink.push(
            INVALID_MEDIA_TYPE
                .at(
                    content.span(),
                    "`content` with `src` has a `type` that is no media type",
                )
                .help("write the media type that the address has, such as `text/html`"),
        ),
        Some(_) => {}
    }
    summary(content, "lies elsewhere", sink);
}

/// Content of a media type, in the feed itself.
fn inline(content: Element<'_>, media: &str, sink: &mut Sink) {
    let essence = media.split(';').next().unwrap_or(media).trim();
    let is_xml = essence.ends_with("+xml") || essence.ends_with("/xml");
    if is_xml {
        if essence == "application/xhtml+xml"
            && content
                .children()
                .next()
                .is_some_and(|root| !root.is(Ns::Xhtml, "html"))
        {
            fragment(content, essence, sink);
        }
        if content.children().next().is_none() && !content.is_blank() {
            sink.push(
                super::constructs::MISPLACED_ESCAPE
                    .at(
                        content.inner(),
                        format!("`content` is {essence} and its markup is escaped"),
                    )
                    .help("write the elements themselves"),
            );
        }
    } else if essence.starts_with("text/") {
        let whole = no_elements(content, sink);
        if essence == "text/html" {
            check_html(Written::xml(content, &content.text()), false, sink);
        }
        let start = content.text().trim_start().to_ascii_lowercase();
        if whole
            && essence == "text/html"
            && !start.starts_with("<!doctype")
            && !start.starts_with("<html")
        {
            fragment(content, essence, sink);
        }
    } else {
        if no_elements(content, sink) && !is_base64(&content.text()) {
            sink.push(
                INVALID_BASE64
                    .at(
                        content.inner(),
                        format!("`content` is {essence} and not Base64"),
                    )
                    .help("encode it, or link to it with `src`"),
            );
        }
        summary(content, "is Base64", sink);
    }
}

fn fragment(content: Element<'_>, essence: &str, sink: &mut Sink) {
    sink.push(
        UNUSUAL_CONTENT
            .at(
                content.span(),
                format!("`content` is {essence} and not a whole document"),
            )
            .help("write `type=\"html\"` or `type=\"xhtml\"`"),
    );
}

/// Reports an entry that readers can say nothing of (section 4.1.2).
fn summary(content: Element<'_>, why: &str, sink: &mut Sink) {
    let entry = content.parent();
    if entry.is_some_and(|entry| entry.child(Ns::Atom, "summary").is_none()) {
        sink.push(
            MISSING_SUMMARY
                .at(
                    content.span(),
                    format!("entry has no `summary`, and its `content` {why}"),
                )
                .help("add a `summary`"),
        );
    }
}

fn is_base64(text: &str) -> bool {
    let mut digits = 0;
    let mut padding = 0;
    for byte in text.bytes().filter(|byte| !byte.is_ascii_whitespace()) {
        match byte {
            b'=' => padding += 1,
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'+' | b'/' if padding == 0 => digits += 1,
            _ => return false,
        }
    }
    padding <= 2 && (digits + padding) % 4 == 0
}
