//! Plain text where a format has HTML.

use std::borrow::Cow;

use quick_xml::escape::partial_escape;

use crate::model::Language;

/// `text` as HTML that shows it as it is.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    partial_escape(text)
}

/// `text` as HTML paragraphs, which blank lines separate.
pub(super) fn paragraphs(text: &str) -> String {
    text.split("\n\n")
        .map(str::trim)
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| format!("<p>{}</p>", escaped(paragraph)))
        .collect()
}

/// `html` in the direction of its language, if that runs from right to left: a summary that stands
/// in the place of the text.
pub(super) fn directed<'a>(html: impl Into<Cow<'a, str>>, language: &Language) -> Cow<'a, str> {
    let html = html.into();
    match language.is_right_to_left() {
        true => format!("<div dir=\"rtl\" lang=\"{language}\">{html}</div>").into(),
        false => html,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_text_as_it_is() {
        assert_eq!(
            paragraphs("AT&T\n\n\n Vec<T> \n\"x\""),
            "<p>AT&amp;T</p><p>Vec&lt;T&gt; \n\"x\"</p>"
        );
    }
}
