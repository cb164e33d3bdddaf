//! Section, categories and tags.

use crate::model::{Article, Found};

use super::Fields;
use super::desk::Desk;
use super::keys::Meaning;
use super::node::{Field, Node, Value};
use super::people::part;

pub fn read(fields: &Fields<'_>, article: &mut Article, desk: &mut Desk<'_>) {
    let mut first = |meaning| {
        fields
            .all(meaning)
            .map(|field| labels(field, desk))
            .find(|labels| !labels.is_empty())
            .unwrap_or_default()
    };
    article.categories = first(Meaning::Categories);
    article.tags = first(Meaning::Tags);
    if article.tags.is_empty() {
        article.tags = first(Meaning::Keywords);
    }
    article.section = fields
        .text(Meaning::Section, desk)
        .or_else(|| article.categories.first().cloned());
    if let Some(section) = &article.section {
        let section = section.value.to_lowercase();
        article
            .categories
            .retain(|category| category.value.to_lowercase() != section);
    }
}

/// A list of labels, or one text: with commas it is a list, else it is one label. Jekyll would
/// take `fresh water` for two, but most who write it mean one.
fn labels(field: &Field, desk: &mut Desk<'_>) -> Vec<Found<String>> {
    let node = &field.node;
    let labels: Vec<Found<String>> = match &node.value {
        Value::Text(text) => text
            .split(',')
            .map(|label| desk.found(label.trim().to_owned(), &node.at))
            .collect(),
        Value::List(nodes) => nodes
            .iter()
            .filter_map(|node| label(&field.key, node, desk))
            .collect(),
        Value::Table(_) => label(&field.key, node, desk).into_iter().collect(),
        Value::Null => Vec::new(),
    };
    labels
        .into_iter()
        .filter(|label| !label.value.is_empty())
        .collect()
}

fn label(name: &str, node: &Node, desk: &mut Desk<'_>) -> Option<Found<String>> {
    let text = match &node.value {
        Value::Null => return None,
        Value::Text(text) => Some(text.trim().to_owned()),
        Value::Table(fields) => part(fields, &["label", "name", "title"]),
        Value::List(_) => None,
    };
    if text.is_none() {
        desk.wrong(name, node, "text or a list of texts");
    }
    text.map(|text| desk.found(text, &node.at))
}
