//! What nothing is made of.

use std::collections::BTreeSet;

use super::element::{Element, Name};

/// Adds the names of the elements in `element` that `read` does not have.
pub(super) fn add(element: Element<'_>, read: &[Name], left: &mut BTreeSet<String>) {
    for child in element.elements() {
        if !read
            .iter()
            .any(|(namespace, name)| child.is(*namespace, name))
        {
            left.insert(qualified(child));
        }
    }
}

/// The name as the feed has it.
fn qualified(element: Element<'_>) -> String {
    let name = element.0.tag_name();
    let prefix = name
        .namespace()
        .and_then(|namespace| element.0.lookup_prefix(namespace))
        .filter(|prefix| !prefix.is_empty());
    match prefix {
        Some(prefix) => format!("{prefix}:{}", name.name()),
        None => name.name().to_owned(),
    }
}
