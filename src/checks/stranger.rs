//! What is handed over as a feed and is something else altogether: one finding says what it is,
//! and none what it lacks as a feed.

use super::document::Span;
use super::elements::UNKNOWN_FORMAT;
use super::values::is_html_element;
use super::{Finding, Sink};

/// The first bytes of what is no text, what people call it, and what to do.
const BINARY: &[(&[u8], &str, &str)] = &[
    (b"\x1F\x8B", "compressed with gzip", UNPACK),
    (b"\x28\xB5\x2F\xFD", "compressed with zstd", UNPACK),
    (b"BZh", "compressed with bzip2", UNPACK),
    (b"\xFD7zXZ", "compressed with xz", UNPACK),
    (b"PK\x03\x04", "a ZIP archive", UNPACK),
    (b"%PDF", "a PDF", FEED),
    (b"\x89PNG", "a picture", FEED),
    (b"\xFF\xD8\xFF", "a picture", FEED),
    (b"GIF8", "a picture", FEED),
    (b"ID3", "a recording", FEED),
];

const UNPACK: &str = "unpack it first; a server that compresses says so with `Content-Encoding`";
const FEED: &str = "check the feed, which is RSS, Atom or JSON Feed";

/// Roots of other formats, what they are, and what to do.
const ROOTS: &[(&str, &str, &str)] = &[
    (
        "opml",
        "OPML, a list of feeds",
        "check the feeds that it names in `xmlUrl`",
    ),
    ("urlset", "a sitemap, which is for search engines", FEED),
    (
        "sitemapindex",
        "a list of sitemaps, which are for search engines",
        FEED,
    ),
    ("svg", "a picture", FEED),
];

/// Where feeds begin.
const STARTS: [&str; 5] = ["<?xml", "<rss", "<feed", "<rdf:RDF", "<entry"];

/// What `bytes` are, if no program could take them for text.
pub fn in_bytes(bytes: &[u8]) -> Option<Finding> {
    if bytes.is_empty() {
        let help = "look for what the program that writes it said, and for room on the disk";
        return Some(at(0, "the file is empty", help));
    }
    let known = BINARY.iter().find(|(start, ..)| bytes.starts_with(start));
    known.map(|(_, what, help)| at(0, format!("the file is {what}, not a feed"), *help))
}

/// What `text` is, if it is no feed and was not meant as one.
pub fn in_text(text: &str) -> Option<Finding> {
    let start = text.len() - text.trim_start().len();
    let rest = &text[start..];
    if rest.is_empty() {
        let help = "look for what the program that writes it said";
        return Some(at(0, "the file holds nothing but white space", help));
    }
    let root = root(rest);
    if STARTS.iter().any(|it| rest.starts_with(it)) && !root.eq_ignore_ascii_case("html") {
        return other_root(text, root);
    }
    if root.eq_ignore_ascii_case("html") || is_html_doctype(rest) {
        let help = match feed_of(rest) {
            Some(address) => format!("check the feed that it names: {address}"),
            None => "check the address of the feed; a page may stand where a feed was".to_owned(),
        };
        return Some(at(start, "this is a web page, not a feed", help));
    }
    let feed = STARTS.iter().filter_map(|it| rest.find(it)).min();
    match feed {
        Some(_) if !rest.starts_with('<') || is_html_element(root) => Some(at(
            start,
            "something else stands before the feed",
            "take it out: it is most often a message of the program that writes the feed",
        )),
        None if !rest.starts_with('<') => {
            Some(at(start, "this is text, not a feed", FEED.to_owned()))
        }
        _ => other_root(text, root),
    }
}

/// A root that other formats have.
fn other_root(text: &str, root: &str) -> Option<Finding> {
    let (_, what, help) = ROOTS.iter().find(|(name, ..)| *name == root)?;
    let place = text.find(&format!("<{root}"))?;
    Some(at(place, format!("this is {what}, not a feed"), *help))
}

fn at(place: usize, what: impl Into<String>, help: impl Into<String>) -> Finding {
    UNKNOWN_FORMAT.at(Span::new(place, place), what).help(help)
}

/// The name of the first element of `text`.
fn root(text: &str) -> &str {
    let mut rest = text;
    loop {
        let Some(open) = rest.find('<') else {
            return "";
        };
        rest = &rest[open + 1..];
        let skipped = match rest.as_bytes() {
            [b'!', b'-', b'-', ..] => "-->",
            [b'!' | b'?', ..] => ">",
            _ => break,
        };
        let Some(end) = rest.find(skipped) else {
            return "";
        };
        rest = &rest[end..];
    }
    let end = rest.find(|it: char| it.is_whitespace() || matches!(it, '>' | '/'));
    &rest[..end.unwrap_or(rest.len())]
}

fn is_html_doctype(text: &str) -> bool {
    let doctype = text.get(..14).unwrap_or_default();
    doctype.eq_ignore_ascii_case("<!doctype html")
}

/// The address of the first feed that a web page names in a `link`.
fn feed_of(page: &str) -> Option<&str> {
    let types = [
        "application/rss+xml",
        "application/atom+xml",
        "application/feed+json",
    ];
    let mut links = page.split('<').filter(|tag| {
        let name = tag.get(..5).unwrap_or_default();
        name.eq_ignore_ascii_case("link ")
    });
    let link = links.find(|tag| types.iter().any(|kind| tag.contains(kind)))?;
    let (_, after) = link.split_once("href=")?;
    let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let (address, _) = after[1..].split_once(quote)?;
    Some(address)
}

/// The findings about a stranger alone.
pub fn alone(finding: Finding, repeats: usize) -> Sink {
    let mut sink = Sink::new(repeats);
    sink.push(finding);
    sink
}
