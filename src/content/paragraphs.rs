//! Plain paragraphs as HTML.

/// Writes each paragraph that is not empty as a `p`.
pub(super) fn html(paragraphs: &[String]) -> String {
    let mut out = String::new();
    for paragraph in paragraphs {
        let paragraph = paragraph.trim();
        if paragraph.is_empty() {
            continue;
        }
        out.push_str(if out.is_empty() { "<p>" } else { "\n<p>" });
        escape(paragraph, &mut out);
        out.push_str("</p>");
    }
    out
}

/// Writes text the way an HTML serializer does, so that cleaning it again changes nothing.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\u{A0}' => out.push_str("&nbsp;"),
            c => out.push(c),
        }
    }
}
