//! `image`: the channel's picture.

use crate::checks::document::Ns;
use crate::checks::elements::IMAGE;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static CONFLICTING_IMAGE_LINK: Rule = rule!(
    "rss/conflicting-image-link",
    Interop,
    "0.1.0",
    Check::Element(&[&IMAGE], conflicting_link)
);
pub static CONFLICTING_IMAGE_TITLE: Rule = rule!(
    "rss/conflicting-image-title",
    Interop,
    "0.1.0",
    Check::Element(&[&IMAGE], conflicting_title)
);
pub static UNUSUAL_IMAGE: Rule = rule!(
    "rss/unusual-image",
    Interop,
    "0.1.0",
    Check::Element(&[&IMAGE], unusual_image)
);

fn conflicting_link(image: Element<'_>, sink: &mut Sink) {
    compare(image, "link", &CONFLICTING_IMAGE_LINK, sink);
}

fn conflicting_title(image: Element<'_>, sink: &mut Sink) {
    compare(image, "title", &CONFLICTING_IMAGE_TITLE, sink);
}

fn compare(image: Element<'_>, name: &str, rule: &'static Rule, sink: &mut Sink) {
    let ours = image.child(Ns::None, name);
    let theirs = image
        .parent()
        .and_then(|channel| channel.child(Ns::None, name));
    let (Some(ours), Some(theirs)) = (ours, theirs) else {
        return;
    };
    if ours.text().trim() != theirs.text().trim() {
        sink.push(
            rule.at(
                ours.inner(),
                format!("the image's `{name}` is not the channel's"),
            )
            .help("write the same in both")
            .see(theirs.inner(), "the channel's"),
        );
    }
}

fn unusual_image(image: Element<'_>, sink: &mut Sink) {
    let Some(url) = image.child(Ns::None, "url") else {
        return;
    };
    let text = url.text();
    let path = text.trim().split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    let Some((_, extension)) = name.rsplit_once('.') else {
        return;
    };
    let is_host = path.matches('/').count() < 3;
    let known = ["gif", "jpeg", "jpg", "png"]
        .iter()
        .any(|known| known.eq_ignore_ascii_case(extension));
    if !known && !is_host {
        sink.push(
            UNUSUAL_IMAGE
                .at(
                    url.inner(),
                    format!("the image's address ends in .{extension}"),
                )
                .help("use a GIF, JPEG or PNG"),
        );
    }
}
