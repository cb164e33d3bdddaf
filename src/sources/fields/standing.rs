//! Whether the article may be read, and whether its last edit counts.

use crate::diagnostic::Diagnostic;
use crate::model::{Article, Found, Status};
use crate::sources::words;

use super::Fields;
use super::desk::Desk;
use super::keys::Meaning;
use super::moments::truth;
use super::node::{Field, Value};

pub fn read(fields: &Fields<'_>, article: &mut Article, desk: &mut Desk<'_>) {
    if let Some(field) = fields.all(Meaning::Status).next() {
        status(field, article, desk);
    }
    article.reason = fields.text(Meaning::Reason, desk);
    article.minor = fields
        .all(Meaning::Minor)
        .next()
        .is_some_and(|field| minor(field, desk));
}

fn status(field: &Field, article: &mut Article, desk: &mut Desk<'_>) {
    if let Some(word) = desk.text(field) {
        let word = Found::new(word.value.as_str(), word.line);
        if let Some(diagnostic) = words::status(article, word) {
            desk.report(diagnostic, &field.node.at);
        }
    } else if !matches!(field.node.value, Value::Text(_)) {
        // Whatever it says, it says something.
        article.status = Some(desk.found(Status::Withheld, &field.node.at));
    }
}

/// What can't be understood is no minor edit: an update too many does less harm than one that
/// nobody sees.
fn minor(field: &Field, desk: &mut Desk<'_>) -> bool {
    truth(field).unwrap_or_else(|| {
        let message = format!(
            "`{}` is neither true nor false, so the edit is shown as an update",
            field.key
        );
        let diagnostic =
            Diagnostic::warning("article/invalid-field", message).help("write `true` or `false`");
        desk.report(diagnostic, &field.node.at);
        false
    })
}
