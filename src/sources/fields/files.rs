//! Files beside the text.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::model::{Article, Enclosed, Found};

use super::Fields;
use super::desk::Desk;
use super::keys::Meaning;
use super::node::{Node, Value};
use super::people::part;

pub fn read(fields: &Fields<'_>, article: &mut Article, desk: &mut Desk<'_>) {
    let mut known = HashSet::new();
    for field in fields.all(Meaning::Attachments) {
        let nodes = match &field.node.value {
            Value::List(nodes) => nodes.as_slice(),
            _ => std::slice::from_ref(&field.node),
        };
        for node in nodes {
            let Some(found) = enclosed(&field.key, node, desk) else {
                continue;
            };
            if known.insert(found.value.url.clone()) {
                article.attachments.push(found);
            }
        }
    }
}

pub(super) fn enclosed(name: &str, node: &Node, desk: &mut Desk<'_>) -> Option<Found<Enclosed>> {
    let enclosed = match &node.value {
        Value::Null => return None,
        Value::Text(text) => lines(text),
        Value::Table(fields) => {
            let length = part(
                fields,
                &["length", "size", "sizeinbytes", "filesize", "bytes"],
            );
            let duration = part(fields, &["duration", "durationinseconds"]);
            Enclosed {
                url: part(fields, &["url", "src", "href", "file", "path"]).unwrap_or_default(),
                media_type: part(fields, &["type", "mimetype", "mediatype", "mime"]),
                length: number(name, "length", length, node, desk, |text| text.parse().ok()),
                title: part(fields, &["title", "name"]),
                duration: number(name, "duration", duration, node, desk, seconds),
            }
        }
        Value::List(_) => Enclosed::default(),
    };
    if !enclosed.url.is_empty() {
        return Some(desk.found(enclosed, &node.at));
    }
    if !matches!(node.value, Value::Text(_)) {
        desk.wrong(name, node, "an address or a table with a `url`");
    }
    None
}

/// An address; WordPress exports it with the length and the type below it, a line each.
fn lines(text: &str) -> Enclosed {
    let mut lines = text.lines().map(str::trim);
    Enclosed {
        url: lines.next().unwrap_or_default().to_owned(),
        length: lines.next().and_then(|line| line.parse().ok()),
        media_type: lines
            .next()
            .filter(|line| line.contains('/'))
            .map(str::to_owned),
        ..Enclosed::default()
    }
}

fn number(
    name: &str,
    part: &str,
    text: Option<String>,
    node: &Node,
    desk: &mut Desk<'_>,
    read: impl Fn(&str) -> Option<u64>,
) -> Option<u64> {
    let text = text?;
    let number = read(&text);
    if number.is_none() {
        let help = "write bytes for a length, seconds or `h:mm:ss` for a duration";
        desk.report(no_number(name, part, &text, help), &node.at);
    }
    number
}

/// That a part of a field is `text`, where a number is wanted.
pub fn no_number(name: &str, part: &str, text: &str, help: &str) -> Diagnostic {
    Diagnostic::warning(
        "article/invalid-field",
        format!("the {part} of `{name}`, `{text}`, is no number and is left out"),
    )
    .help(help)
}

/// Seconds, or `h:mm:ss`, or `m:ss`; a fraction of a second is dropped.
pub fn seconds(text: &str) -> Option<u64> {
    let mut total: u64 = 0;
    let whole = text.split('.').next().unwrap_or_default();
    if whole.split(':').count() > 3 {
        return None;
    }
    for part in whole.split(':') {
        let part: u64 = part.trim().parse().ok()?;
        total = total.checked_mul(60)?.checked_add(part)?;
    }
    Some(total)
}
