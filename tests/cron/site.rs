//! A small site.

use std::fs;

use super::program::Place;
use crate::support::settings::ONE_FEED;

/// A site with one article, of which no feed has been made.
pub fn site() -> Place {
    let place = Place::new();
    place.write("feedmill.toml", ONE_FEED);
    article(&place, "black", "2026-03-01T08:00:00Z");
    place
}

/// Writes an article.
pub fn article(place: &Place, name: &str, date: &str) {
    let text = format!("---\ntitle: {name} tea\ndate: {date}\n---\nA cup.\n");
    place.write(&format!("posts/{name}.md"), &text);
}

/// An article that can't be published.
pub fn broken(place: &Place, name: &str) {
    let text = format!("---\ntitle: {name} tea\ndate: 2026-13-01\n---\nA cup.\n");
    place.write(&format!("posts/{name}.md"), &text);
}

/// The feed, if there is one.
pub fn feed(place: &Place) -> Option<String> {
    fs::read_to_string(place.path("feeds/atom.xml")).ok()
}

/// The files in the output folder that nobody should fetch.
pub fn leavings(place: &Place) -> Vec<String> {
    let files = fs::read_dir(place.path("feeds")).expect("the folder is there");
    files
        .map(|file| file.expect("it can be listed").file_name())
        .map(|name| name.to_string_lossy().into_owned())
        .filter(|name| name != "atom.xml" && name != ".feedmill.lock")
        .collect()
}
