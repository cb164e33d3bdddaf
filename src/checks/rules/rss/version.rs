//! Which RSS is it?

use crate::checks::document::{DEPRECATED_DOCTYPE, INVALID_DOCTYPE};
use crate::checks::elements::RSS;
use crate::checks::rule::rule;
use crate::checks::{Check, Element, Rule, Sink};

pub static INVALID_VERSION: Rule = rule!(
    "rss/invalid-version",
    Spec,
    "0.1.0",
    Check::Element(&[&RSS], invalid_version)
);

fn invalid_version(rss: Element<'_>, sink: &mut Sink) {
    let Some(version) = rss.attribute("version") else {
        return;
    };
    let known = matches!(version.value, "0.91" | "0.92" | "0.93" | "0.94" | "2.0")
        || version.value.starts_with("2.0.");
    if !known {
        sink.push(
            INVALID_VERSION
                .at(
                    version.written,
                    format!("no RSS has the version {:?}", version.value),
                )
                .help("write `version=\"2.0\"`"),
        );
    }
    doctype(rss, version.value, sink);
}

/// The DOCTYPE of RSS 0.91, which promises that version, and stood at an address that is gone.
fn doctype(rss: Element<'_>, version: &str, sink: &mut Sink) {
    let Some((span, identifiers)) = rss.document().doctype else {
        return;
    };
    if !crate::checks::document::is_rss_091(identifiers) {
        return;
    }
    if version != "0.91" {
        sink.push(
            INVALID_DOCTYPE
                .at(span, format!("the DOCTYPE of RSS 0.91 on RSS {version}"))
                .help("take the DOCTYPE out"),
        );
    }
    if identifiers.contains("netscape.com/") {
        sink.push(
            DEPRECATED_DOCTYPE
                .at(span, "a DTD at an address that is gone")
                .help("take the DOCTYPE out"),
        );
    }
}
