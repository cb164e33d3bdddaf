//! Autodiscovery: what a page's head says of feeds
//! (<https://html.spec.whatwg.org/multipage/links.html#link-type-alternate>).

use std::fmt::Write;

use super::escape::Escaped;
use super::{Feed, FeedFile};

/// The block of links for a page of the feed at `own`: first that feed, in every format; then the
/// main one if it is another; on the page of the main one, then all others, of its language first,
/// each in one format, so that whoever is asked to choose is asked once for each feed.
pub fn links(feeds: &[Feed], own: usize) -> String {
    let Some(feed) = feeds.get(own) else {
        return String::new();
    };
    let is_wanted = |other: &&Feed| other.is_main() || feed.is_main();
    let others = (feeds.iter().enumerate())
        .filter(|(place, _)| *place != own)
        .map(|(_, other)| other)
        .filter(is_wanted);
    let (same, else_where): (Vec<&Feed>, Vec<&Feed>) =
        others.partition(|other| other.language.primary() == feed.language.primary());
    block([feed].into_iter().chain(same).chain(else_where))
}

/// The first of `feeds` in every format, and each of the others in one.
pub(super) fn block<'a>(mut feeds: impl Iterator<Item = &'a Feed>) -> String {
    let mut block = String::new();
    if let Some(feed) = feeds.next() {
        for file in &feed.files {
            let title = format!("{} ({})", feed.title, file.format);
            line(&mut block, feed, file, &title);
        }
    }
    for feed in feeds {
        if let Some(file) = feed.files.first() {
            line(&mut block, feed, file, feed.title.as_str());
        }
    }
    block
}

fn line(block: &mut String, feed: &Feed, file: &FeedFile, title: &str) {
    let written = writeln!(
        block,
        "<link rel=\"alternate\" type=\"{}\" hreflang=\"{}\" title=\"{}\" href=\"{}\">",
        file.format.media_type(),
        Escaped(feed.language.as_str()),
        Escaped(title),
        Escaped(file.url.as_str()),
    );
    written.expect("a string takes everything");
}
