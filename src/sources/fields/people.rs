//! The bylines.

use crate::model::{Article, Byline, Found};

use super::Fields;
use super::desk::Desk;
use super::keys::{Meaning, fold};
use super::node::{Field, Node, Value};

pub fn read(fields: &Fields<'_>, article: &mut Article, desk: &mut Desk<'_>) {
    for field in fields.all(Meaning::Authors) {
        article.authors = people(&field.key, &field.node, desk);
        if !article.authors.is_empty() {
            return;
        }
    }
}

fn people(name: &str, node: &Node, desk: &mut Desk<'_>) -> Vec<Found<Byline>> {
    let nodes = match &node.value {
        Value::List(nodes) => nodes.as_slice(),
        _ => std::slice::from_ref(node),
    };
    nodes
        .iter()
        .filter_map(|node| person(name, node, desk))
        .collect()
}

fn person(name: &str, node: &Node, desk: &mut Desk<'_>) -> Option<Found<Byline>> {
    let byline = match &node.value {
        Value::Null => return None,
        Value::Text(text) => named(text),
        Value::Table(fields) => Byline {
            name: part(fields, &["name", "displayname"]).unwrap_or_default(),
            email: part(fields, &["email", "mail"]),
            url: part(fields, &["url", "uri", "website", "link", "homepage"]),
        },
        Value::List(_) => Byline::default(),
    };
    if !byline.name.is_empty() {
        return Some(desk.found(byline, &node.at));
    }
    if !matches!(node.value, Value::Text(_)) {
        desk.wrong(name, node, "a name or a table with a `name`");
    }
    None
}

/// `Leyla Demir`, or with an address as in a letter's head: `Leyla Demir <leyla@example.org>`.
fn named(text: &str) -> Byline {
    let text = text.trim();
    let parts = text
        .strip_suffix('>')
        .and_then(|text| text.rsplit_once('<'))
        .filter(|(name, _)| !name.trim().is_empty());
    let Some((name, address)) = parts else {
        return Byline {
            name: text.to_owned(),
            ..Byline::default()
        };
    };
    let address = Some(address.trim().to_owned());
    let is_email = address
        .as_ref()
        .is_some_and(|address| address.contains('@'));
    let (email, url) = if is_email {
        (address, None)
    } else {
        (None, address)
    };
    Byline {
        name: name.trim().to_owned(),
        email,
        url,
    }
}

/// The text of the first of `names` that `fields` has.
pub fn part(fields: &[Field], names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| {
        let field = fields.iter().find(|field| fold(&field.key) == *name)?;
        match &field.node.value {
            Value::Text(text) if !text.trim().is_empty() => Some(text.trim().to_owned()),
            _ => None,
        }
    })
}
