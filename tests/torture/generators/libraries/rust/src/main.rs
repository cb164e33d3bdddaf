//! The crates `rss` and `atom_syndication`, called as their documentation does.

use std::fs;

use atom_syndication as atom;
use serde_json::Value;

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let text = fs::read_to_string(&arguments[0]).expect("the articles can be read");
    let data: Value = serde_json::from_str(&text).expect("they are JSON");
    let folder = &arguments[1];
    fs::write(format!("{folder}/rss.xml"), rss(&data)).expect("it can be written");
    fs::write(format!("{folder}/atom.xml"), atom(&data)).expect("it can be written");
}

fn rss(data: &Value) -> String {
    let site = &data["site"];
    let items: Vec<rss::Item> = list(&data["articles"]).map(item).collect();
    let channel = rss::ChannelBuilder::default()
        .title(text(&site["title"]))
        .link(text(&site["link"]))
        .description(text(&site["description"]))
        .language(text(&site["language"]))
        .items(items)
        .build();
    channel.to_string()
}

fn item(article: &Value) -> rss::Item {
    let guid = rss::GuidBuilder::default()
        .value(text(&article["id"]))
        .permalink(false)
        .build();
    let categories: Vec<rss::Category> = list(&article["tags"])
        .map(|tag| rss::CategoryBuilder::default().name(text(tag)).build())
        .collect();
    let authors: Vec<String> = list(&article["authors"]).map(text).collect();
    rss::ItemBuilder::default()
        .title(text(&article["title"]))
        .link(text(&article["url"]))
        .guid(guid)
        .author(authors.join(", "))
        .categories(categories)
        .description(text(&article["summary"]))
        .content(text(&article["html"]))
        .pub_date(moment(&article["published"]).to_rfc2822())
        .build()
}

fn atom(data: &Value) -> String {
    let site = &data["site"];
    let newest = list(&data["articles"])
        .map(|it| moment(&it["updated"]))
        .max();
    let feed = atom::FeedBuilder::default()
        .id(text(&site["link"]))
        .title(text(&site["title"]))
        .subtitle(atom::Text::plain(text(&site["description"])))
        .lang(text(&site["language"]))
        .updated(newest.expect("there are articles"))
        .link(link(&text(&site["link"]), "alternate"))
        .link(link(&format!("{}atom.xml", text(&site["link"])), "self"))
        .entries(list(&data["articles"]).map(entry).collect::<Vec<_>>())
        .build();
    feed.to_string()
}

fn entry(article: &Value) -> atom::Entry {
    let authors = list(&article["authors"])
        .map(|name| atom::PersonBuilder::default().name(text(name)).build())
        .collect::<Vec<_>>();
    let categories = list(&article["tags"])
        .map(|tag| atom::CategoryBuilder::default().term(text(tag)).build())
        .collect::<Vec<_>>();
    let content = atom::ContentBuilder::default()
        .content_type("html".to_owned())
        .value(text(&article["html"]))
        .build();
    atom::EntryBuilder::default()
        .id(text(&article["id"]))
        .title(text(&article["title"]))
        .updated(moment(&article["updated"]))
        .published(moment(&article["published"]))
        .authors(authors)
        .categories(categories)
        .link(link(&text(&article["url"]), "alternate"))
        .summary(atom::Text::plain(text(&article["summary"])))
        .content(content)
        .build()
}

fn link(href: &str, rel: &str) -> atom::Link {
    atom::LinkBuilder::default()
        .href(href.to_owned())
        .rel(rel.to_owned())
        .build()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn list(value: &Value) -> impl Iterator<Item = &Value> {
    value.as_array().into_iter().flatten()
}

fn moment(value: &Value) -> chrono::DateTime<chrono::FixedOffset> {
    chrono::DateTime::parse_from_rfc3339(&text(value)).expect("it is a date")
}
