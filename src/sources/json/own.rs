//! Our own shape: the names of front matter, and the text beside them.

use crate::diagnostic::Diagnostic;
use crate::model::{Article, Body};
use crate::sources::fields::{Desk, Fields, Node, Value, fold};

use super::body;

/// The members that may hold the text, the one to take first if there are several.
pub(super) const TEXTS: [(&str, fn(&str) -> Body); 3] = [
    ("html", |html| Body::Html(html.to_owned())),
    ("markdown", |markdown| Body::Markdown(markdown.to_owned())),
    ("text", body::plain),
];

/// What others call a text, without saying what it is written in.
const OTHERS: [&str; 3] = ["body", "content", "contents"];

pub(super) fn read(object: &Node, article: &mut Article, desk: &mut Desk<'_>) {
    Fields::new(object.fields(), false, desk).read(article, desk);
    for (name, read) in TEXTS {
        let Some(node) = object.get(name) else {
            continue;
        };
        match &node.value {
            Value::Null => {}
            Value::Text(text) => {
                article.body = desk.found(read(text), &node.at);
                return;
            }
            Value::List(_) | Value::Table(_) => desk.wrong(name, node, "text"),
        }
    }
    let is_other = |name: &str| OTHERS.contains(&name);
    let mut fields = object.fields().iter();
    if let Some(field) = fields.find(|field| is_other(&fold(&field.key))) {
        let message = format!("`{}` does not say what the text is written in", field.key);
        let diagnostic = Diagnostic::warning("article/unknown-field", message)
            .help("call it `html`, `markdown` or `text`");
        desk.report(diagnostic, &field.key_at);
    }
}
