//! The name of Media RSS's namespace.

use crate::checks::document::Ns;
use crate::checks::rule::rule;
use crate::checks::{Check, Document, Rule, Sink};

pub static INVALID_NAMESPACE: Rule = rule!(
    "media/invalid-namespace",
    Spec,
    "0.1.0",
    Check::Xml(invalid_namespace)
);

fn invalid_namespace(document: &Document<'_>, sink: &mut Sink) {
    let right = Ns::Media.uri().unwrap_or_default();
    for declared in &document.declared {
        if is_misspelt_media(&declared.uri) {
            sink.push(
                INVALID_NAMESPACE
                    .at(
                        declared.span,
                        format!("{:?} is not the namespace of Media RSS", declared.uri),
                    )
                    .help(format!("write {right:?}")),
            );
        }
    }
}

/// Whether the name differs from Media RSS's in its last slash, its case or its scheme only.
pub fn is_misspelt_media(name: &str) -> bool {
    let plain = |name: &str| {
        let name = name.trim().trim_end_matches('/').to_ascii_lowercase();
        name.split_once("://").map(|(_, rest)| rest.to_owned())
    };
    Ns::Media
        .uri()
        .is_some_and(|right| name != right && plain(name) == plain(right))
}
