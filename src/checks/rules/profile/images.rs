//! The pictures of an item.

use super::Subject;
use crate::checks::document::{Node, Ns};
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};
use crate::model::Profile;

pub static MISSING_IMAGE: Rule = rule!(
    "profile/missing-image",
    Profile,
    "0.1.0",
    Check::Profile(missing_image)
);
pub static SMALL_IMAGE: Rule = rule!(
    "profile/small-image",
    Profile,
    "0.1.0",
    Check::Profile(small_image)
);

fn missing_image(subject: &Subject<'_>, sink: &mut Sink) {
    if subject.profile != Profile::Flipboard {
        return;
    }
    for item in subject.items() {
        let in_text = || {
            let content = subject.content(item).map(|content| content.text());
            content.is_some_and(|text| text.contains("<img"))
        };
        if images(item).next().is_none() && !in_text() {
            let message = "the item has no image, and Flipboard wants one for each";
            sink.push(
                MISSING_IMAGE
                    .at(item.span(), message)
                    .help("give the article an `image`, 400 pixels or more wide and high"),
            );
        }
    }
}

/// Of an item with several, the largest is what counts.
fn small_image(subject: &Subject<'_>, sink: &mut Sink) {
    let least = match subject.profile {
        Profile::Flipboard => 400,
        _ => return,
    };
    for item in subject.items() {
        let sizes: Vec<(Element<'_>, Option<u32>)> =
            images(item).map(|image| (image, side(image))).collect();
        let largest = sizes
            .iter()
            .max_by_key(|(_, side)| side.unwrap_or(u32::MAX));
        let Some((image, Some(side))) = largest else {
            continue;
        };
        if *side < least {
            let partner = subject.profile.title();
            let message = format!(
                "the image is {side} pixels at its shorter side; {partner} wants {least} or more"
            );
            sink.push(
                SMALL_IMAGE
                    .at(image.span(), message)
                    .help("name a larger one as the article's `image`"),
            );
        }
    }
}

/// The elements that name an image of `item`.
fn images(item: Element<'_>) -> impl Iterator<Item = Element<'_>> {
    let elements = item.descendants().filter_map(|node| match node {
        Node::Element(element) => Some(element),
        Node::Text { .. } => None,
    });
    elements.filter(|element| {
        let is_image = |name| {
            let value = element.attribute(name);
            value.is_some_and(|it| it.value.starts_with("image"))
        };
        let is_enclosure = element.is(Ns::None, "enclosure")
            || element.is(Ns::Atom, "link")
                && (element.attribute("rel")).is_some_and(|rel| rel.value == "enclosure");
        element.is(Ns::Media, "thumbnail")
            || element.is(Ns::Media, "content") && (is_image("medium") || is_image("type"))
            || is_enclosure && is_image("type")
    })
}

/// The shorter side in pixels, if both are said.
fn side(image: Element<'_>) -> Option<u32> {
    let pixels = |name| image.attribute(name)?.value.trim().parse::<u32>().ok();
    Some(pixels("width")?.min(pixels("height")?))
}
