//! Reads a feed from stdin with the parser named first and prints what it found as one JSON object.

use serde_json::{Value, json};
use std::io::Read;

fn main() {
    let mut arguments = std::env::args().skip(1);
    let parser = arguments.next().expect("the parser's name");
    let url = arguments.next().expect("the feed's address");
    let mut document = Vec::new();
    std::io::stdin()
        .read_to_end(&mut document)
        .expect("a feed on stdin");
    let found = match parser.as_str() {
        "feed-rs" => feed_rs(&document, &url),
        "rss" => rss(&document),
        "atom" => atom(&document),
        other => Err(format!("no parser {other}")),
    };
    println!(
        "{}",
        found.unwrap_or_else(|error| json!({ "error": error }))
    );
}

fn feed_rs(document: &[u8], url: &str) -> Result<Value, String> {
    let parser = feed_rs::parser::Builder::new().base_uri(Some(url)).build();
    let feed = parser
        .parse(document)
        .map_err(|error| format!("{error:?}"))?;
    let items = feed.entries.iter().map(|entry| {
        json!({
            "id": entry.id,
            "title": entry.title.as_ref().map(|title| &title.content),
            "link": entry.links.first().map(|link| &link.href),
            "published": entry.published.map(|date| date.to_rfc3339()),
            "updated": entry.updated.map(|date| date.to_rfc3339()),
            "authors": entry.authors.iter().map(|author| &author.name).collect::<Vec<_>>(),
            "content": entry.content.as_ref().and_then(|content| content.body.as_ref()),
            "summary": entry.summary.as_ref().map(|summary| &summary.content),
        })
    });
    Ok(
        json!({ "feed_title": feed.title.as_ref().map(|title| &title.content), "items": items.collect::<Vec<_>>() }),
    )
}

fn rss(document: &[u8]) -> Result<Value, String> {
    let feed = rss::Channel::read_from(document).map_err(|error| format!("{error:?}"))?;
    let items = feed.items().iter().map(|item| {
        json!({
            "id": item.guid().map(|guid| guid.value()),
            "title": item.title(),
            "link": item.link(),
            "published": item.pub_date(),
            "authors": item.dublin_core_ext().map(|extension| extension.creators()),
            "content": item.content(),
            "summary": item.description(),
        })
    });
    Ok(json!({ "feed_title": feed.title(), "items": items.collect::<Vec<_>>() }))
}

fn atom(document: &[u8]) -> Result<Value, String> {
    let feed = atom_syndication::Feed::read_from(document).map_err(|error| format!("{error:?}"))?;
    let items = feed.entries().iter().map(|entry| {
        let alternate = entry.links().iter().find(|link| link.rel() == "alternate");
        json!({
            "id": entry.id(),
            "title": entry.title().as_str(),
            "link": alternate.map(|link| link.href()),
            "published": entry.published().map(|date| date.to_rfc3339()),
            "updated": entry.updated().to_rfc3339(),
            "authors": entry.authors().iter().map(|author| author.name()).collect::<Vec<_>>(),
            "content": entry.content().and_then(|content| content.value()),
            "summary": entry.summary().map(|summary| summary.as_str()),
        })
    });
    Ok(json!({ "feed_title": feed.title().as_str(), "items": items.collect::<Vec<_>>() }))
}
