//! The file of an episode.

use crate::checks::document::Ns;
use crate::checks::elements::ENCLOSURE;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static UNUSUAL_FORMAT: Rule = rule!(
    "itunes/unusual-format",
    Interop,
    "0.1.0",
    Check::Element(&[&ENCLOSURE], unusual_format)
);

/// The extensions of the files that Apple Podcasts plays or shows.
const FORMATS: [&str; 7] = ["epub", "m4a", "m4v", "mov", "mp3", "mp4", "pdf"];

fn unusual_format(enclosure: Element<'_>, sink: &mut Sink) {
    let Some(url) = enclosure.attribute("url") else {
        return;
    };
    let Some(extension) = extension(url.value) else {
        return;
    };
    let is_known = FORMATS.iter().any(|it| it.eq_ignore_ascii_case(extension));
    if !is_known && enclosure.document().uses(Ns::Itunes) {
        sink.push(
            UNUSUAL_FORMAT
                .at(
                    url.written,
                    format!("Apple Podcasts does not take .{extension} files"),
                )
                .help(format!("publish one of {}", FORMATS.join(", "))),
        );
    }
}

/// The extension of the file that an address names.
fn extension(url: &str) -> Option<&str> {
    let path = url.split(['?', '#']).next()?;
    let (_, path) = path.split_once("://")?.1.split_once('/')?;
    let (_, extension) = path.rsplit('/').next()?.rsplit_once('.')?;
    // Anything longer is a part of the name.
    (1..=5)
        .contains(&extension.len())
        .then_some(extension)
        .filter(|it| it.bytes().all(|byte| byte.is_ascii_alphanumeric()))
}
