//! The properties of an article in schema.org's vocabulary, as JSON-LD writes them.

use crate::model::{Byline, Found};
use crate::sources::fields::Value;

use super::facts::{Facts, add, found, list};
use super::json_ld::{Graph, Part, Thing};
use super::parse::parse;
use super::pictures;
use super::tree::Tree;

/// Whether the type is an article, or one of the special kinds of it.
pub(super) fn is_article(name: &str) -> bool {
    name.ends_with("Article")
        || matches!(
            name,
            "BlogPosting" | "LiveBlogPosting" | "Report" | "SocialMediaPosting"
        )
}

pub(super) fn facts(article: &Thing<'_>, graph: &Graph<'_>) -> Facts {
    let named = |name: &str| {
        let part = article.get(name)?;
        part.each()
            .into_iter()
            .find_map(|part| name_of(part, graph))
    };
    let dates = |name: &str| article.text(name).into_iter().collect();
    let mut facts = Facts {
        title: article.text("headline").or_else(|| article.text("name")),
        summary: article
            .text("description")
            .or_else(|| article.text("abstract")),
        url: address(article, graph),
        images: pictures::of_thing(article, graph),
        language: named("inLanguage"),
        location: ["locationCreated", "contentLocation"]
            .iter()
            .find_map(|name| named(name)),
        publisher: ["sourceOrganization", "publisher"]
            .iter()
            .find_map(|name| named(name)),
        published: dates("datePublished"),
        updated: dates("dateModified"),
        expires: dates("expires"),
        text: article.text("articleBody").or_else(|| article.text("text")),
        ..Facts::default()
    };
    if facts.published.is_empty() {
        facts.published = dates("dateCreated");
    }
    for part in parts(article, &["author", "creator"]) {
        facts.authors.extend(person(part, graph));
    }
    let mut sections = parts(article, &["articleSection"]).filter_map(text);
    facts.section = sections.next();
    sections.for_each(|section| add(&mut facts.categories, section));
    for part in parts(article, &["keywords"]) {
        let label = name_of(part, graph).into_iter();
        let labels = label.flat_map(|label| list(&label.value, label.line));
        labels.for_each(|label| add(&mut facts.tags, label));
    }
    facts
}

/// The values of the first of `names` that the article has.
fn parts<'a>(article: &Thing<'a>, names: &[&str]) -> impl Iterator<Item = Part<'a>> {
    let part = names.iter().find_map(|name| article.get(name));
    part.map(Part::each).unwrap_or_default().into_iter()
}

/// A text, that of a table `{"@value": …}`, or the first of a list.
pub(super) fn text(part: Part<'_>) -> Option<Found<String>> {
    part.each()
        .into_iter()
        .find_map(|part| match &part.node.value {
            Value::Text(text) => found(&plain(text), part.line()),
            Value::Table(fields) => match &fields
                .iter()
                .find(|field| field.key == "@value")?
                .node
                .value
            {
                Value::Text(text) => found(&plain(text), part.line()),
                _ => None,
            },
            _ => None,
        })
}

/// A text, or the name of a thing.
pub(super) fn name_of(part: Part<'_>, graph: &Graph<'_>) -> Option<Found<String>> {
    text(part).or_else(|| graph.thing(part)?.text("name"))
}

/// The page: its own address, or that of the page that the article is the main thing of.
fn address(article: &Thing<'_>, graph: &Graph<'_>) -> Option<Found<String>> {
    let is_address =
        |found: &Found<String>| found.value.contains("://") || found.value.starts_with('/');
    let of = |name: &str| -> Option<Found<String>> {
        let part = article.get(name)?;
        text(part).or_else(|| {
            let page = graph.thing(part)?;
            page.text("url").or_else(|| page.text("@id"))
        })
    };
    ["url", "mainEntityOfPage"]
        .iter()
        .filter_map(|name| of(name))
        .find(is_address)
        .map(|found| found.map(|address| address.split('#').next().unwrap_or_default().to_owned()))
}

fn person(part: Part<'_>, graph: &Graph<'_>) -> Option<Found<Byline>> {
    if let Some(name) = text(part) {
        return Some(name.map(|name| Byline {
            name,
            ..Byline::default()
        }));
    }
    let person = graph.thing(part)?;
    let of = |name| person.text(name).map(|found| found.value);
    let byline = Byline {
        name: of("name").or_else(|| {
            let names = [of("givenName"), of("familyName")];
            let names: Vec<String> = names.into_iter().flatten().collect();
            (!names.is_empty()).then(|| names.join(" "))
        })?,
        email: of("email").map(|email| email.trim_start_matches("mailto:").to_owned()),
        url: of("url").or_else(|| of("sameAs")),
    };
    Some(part.found(byline))
}

/// The text without the character references and tags that some programs put into it.
fn plain(text: &str) -> String {
    let is_reference = text.split('&').skip(1).any(|rest| {
        let end = rest.find(';').unwrap_or(usize::MAX);
        (2..=32).contains(&end)
    });
    match is_reference.then(|| parse(text)) {
        Some(Ok(tree)) => tree.text(Tree::ROOT),
        _ => text.to_owned(),
    }
}
