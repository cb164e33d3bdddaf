//! Plain text where a format has HTML.

use std::borrow::Cow;

use quick_xml::escape::partial_escape;

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
