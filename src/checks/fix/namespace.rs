//! Prefixes for what a fix adds.

use crate::checks::document::Ns;
use crate::checks::{Document, Element, Span};

/// The prefix that an element of `ns` may be written with below the root, and the declaration
/// that has to be added for it, if any; `None` if the customary prefix means something else.
pub fn declare(document: &Document<'_>, ns: Ns) -> Option<(String, Vec<(Span, String)>)> {
    let root = document.root()?;
    if let Some(prefix) = bound(document, ns) {
        return Some((prefix.to_owned(), Vec::new()));
    }
    let (prefix, uri) = (ns.prefix()?, ns.uri()?);
    if document
        .declared
        .iter()
        .any(|it| it.prefix == prefix && it.ns != ns)
    {
        return None;
    }
    let declaration = format!(" xmlns:{prefix}=\"{uri}\"");
    Some((
        prefix.to_owned(),
        vec![(root.after_attributes(), declaration)],
    ))
}

/// The prefix that the root binds to `ns`, if nothing below binds it anew.
pub fn bound<'d>(document: &'d Document<'_>, ns: Ns) -> Option<&'d str> {
    let root = document.root()?.span();
    let on_root = |span: Span| root.start <= span.start && span.end <= root.end;
    document
        .declared
        .iter()
        .filter(|it| it.ns == ns && !it.prefix.is_empty() && on_root(it.span))
        .map(|it| it.prefix)
        .find(|prefix| {
            let declared = document.declared.iter();
            declared.filter(|it| it.prefix == *prefix).count() == 1
        })
}

/// Where a new first child of `parent` goes, and the white space that sets it off.
pub fn first_child_of<'d>(parent: Element<'d>) -> Option<(Span, &'d str)> {
    let content = parent.content()?;
    let inside = parent.written();
    let space = &inside[..inside.len() - inside.trim_ascii_start().len()];
    Some((
        Span {
            end: content.start,
            ..content
        },
        space,
    ))
}
