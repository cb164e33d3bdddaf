//! Prefixes for what a fix adds.

use crate::checks::document::Ns;
use crate::checks::{Document, Element, Span};

/// Among more declarations none is looked for: it would be done for each finding.
const MOST: usize = 1_000;

/// The prefix that an element of `ns` may be written with below the root, and the declaration
/// that has to be added for it, if any; `None` if the customary prefix means something else.
pub fn declare(document: &Document<'_>, ns: Ns) -> Option<(String, Vec<(Span, String)>)> {
    let root = document.root()?;
    if document.declared.len() > MOST {
        return None;
    }
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
fn bound<'d>(document: &'d Document<'_>, ns: Ns) -> Option<&'d str> {
    let root = document.root()?.span();
    // In the order of the document: the root's come first.
    let of_root = (document.declared.iter()).take_while(|it| it.span.end <= root.end);
    of_root
        .filter(|it| it.ns == ns && !it.prefix.is_empty())
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
