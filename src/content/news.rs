//! What a news desk has to say in the text itself.

use crate::model::{Entry, Html};

use super::{fragment, paragraphs};

/// The text below what was put right in it. It stands first, where readers see it who have read the
/// rest already, and after the summary was cut, which it is no part of.
pub(super) fn corrected(html: Html, entry: &Entry) -> Html {
    let corrections = &entry.news.corrections;
    if corrections.is_empty() {
        return html;
    }
    let notes = corrections
        .iter()
        .flat_map(|correction| correction.note.as_str().split("\n\n"));
    let notes: Vec<String> = notes.map(str::to_owned).collect();
    let notes = fragment(&paragraphs::html(&notes));
    let notes = notes.as_str().replace("<p>", "<p><em>");
    let notes = notes.replace("</p>", "</em></p>");
    Html::from_clean(&format!("{notes}\n{}", html.as_str()))
}
