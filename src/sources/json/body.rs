//! Plain text → paragraphs.

use crate::model::Body;

/// Paragraphs are parted by empty lines; where there is none, each line is one.
pub(super) fn plain(text: &str) -> Body {
    let is_blank = |line: &str| line.trim().is_empty();
    let text = text.trim();
    let mut paragraphs = Vec::new();
    if text.lines().any(is_blank) {
        let lines: Vec<&str> = text.lines().collect();
        for paragraph in lines.split(|line| is_blank(line)) {
            paragraphs.push(paragraph.join("\n"));
        }
    } else {
        paragraphs.extend(text.lines().map(str::to_owned));
    }
    paragraphs.retain(|paragraph| !is_blank(paragraph));
    Body::Paragraphs(paragraphs)
}

/// Whether there is nothing in it.
pub(super) fn is_empty(body: &Body) -> bool {
    match body {
        Body::Html(text) | Body::Markdown(text) => text.trim().is_empty(),
        Body::Paragraphs(paragraphs) => paragraphs.is_empty(),
    }
}
