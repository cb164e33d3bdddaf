//! What is left of withdrawn items (RFC 6721), in Atom.

use std::collections::BTreeMap;

use atom_syndication::extension::{Extension, ExtensionMap};

use super::atom::Attributes;
use crate::model::{Feed, Tombstone};

/// One `at:deleted-entry` for each tombstone of `feed`.
pub(super) fn extensions(feed: &Feed, attributes: Attributes) -> ExtensionMap {
    if feed.tombstones.is_empty() {
        return ExtensionMap::new();
    }
    let entries = feed.tombstones.iter();
    let entries = entries.map(|tombstone| deleted_entry(tombstone, attributes));
    let entries = BTreeMap::from([("deleted-entry".to_owned(), entries.collect())]);
    BTreeMap::from([("at".to_owned(), entries)])
}

fn deleted_entry(tombstone: &Tombstone, attributes: Attributes) -> Extension {
    let comment = tombstone.comment.as_ref().map(|comment| Extension {
        name: "at:comment".into(),
        value: Some(comment.to_string()),
        ..Extension::default()
    });
    Extension {
        name: "at:deleted-entry".into(),
        attrs: BTreeMap::from([
            ("ref".to_owned(), attributes.value(tombstone.id.as_uri())),
            ("when".to_owned(), tombstone.when.rfc3339()),
        ]),
        // Without it the crate breaks the line inside the empty element.
        value: comment.is_none().then(String::new),
        children: comment
            .into_iter()
            .map(|comment| ("comment".to_owned(), vec![comment]))
            .collect(),
    }
}
