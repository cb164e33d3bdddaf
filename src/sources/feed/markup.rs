//! Markup → plain text, and XHTML → HTML.

use std::collections::HashSet;

use quick_xml::escape::{escape, partial_escape};
use roxmltree::Node;

use super::element::Element;

/// Elements that begin a line of their own.
const BLOCKS: [&str; 13] = [
    "blockquote",
    "br",
    "dd",
    "div",
    "dt",
    "h1",
    "h2",
    "h3",
    "h4",
    "li",
    "p",
    "pre",
    "tr",
];

/// The text of HTML, one line for each block of it.
pub(super) fn plain(html: &str) -> String {
    if !html.contains(['<', '&']) {
        return html.trim().to_owned();
    }
    let is_marked_up = html.contains('<');
    let mut cleaner = ammonia::Builder::empty();
    cleaner.add_tags(BLOCKS);
    cleaner.clean_content_tags(HashSet::from(["script", "style"]));
    let clean = cleaner.clean(html).to_string();
    let mut lines: Vec<String> = Vec::new();
    // Nothing but tags without attributes is left, and `<` stands nowhere else.
    for piece in clean.split('<') {
        let text = piece.split_once('>').map_or(piece, |(_, text)| text);
        let text = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&nbsp;", "\u{A0}")
            .replace("&amp;", "&");
        match is_marked_up {
            true => lines.push(text.split_whitespace().collect::<Vec<_>>().join(" ")),
            false => lines.push(text.trim().to_owned()),
        }
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// Plain text as HTML: a blank line ends a paragraph, a line end a line.
pub(super) fn paragraphs(text: &str) -> String {
    let paragraphs = text.split("\n\n").map(str::trim);
    paragraphs
        .filter(|paragraph| !paragraph.is_empty())
        .map(|paragraph| {
            let escaped = partial_escape(paragraph);
            format!("<p>{}</p>", escaped.replace('\n', "<br>\n"))
        })
        .collect()
}

/// Elements that HTML never closes.
const VOID: [&str; 9] = [
    "area", "br", "col", "embed", "hr", "img", "source", "track", "wbr",
];

/// What stands in an element of XHTML, as HTML.
pub(super) fn html(element: Element<'_>) -> String {
    let mut out = String::new();
    for child in element.0.children() {
        write(child, &mut out);
    }
    out.trim().to_owned()
}

/// Writes a tree without recursion: a feed may nest as deep as it likes.
fn write(top: Node<'_, '_>, out: &mut String) {
    enum Step<'a> {
        Open(Node<'a, 'a>),
        Close(&'a str),
    }
    let mut steps = vec![Step::Open(top)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Close(name) => {
                out.push_str("</");
                out.push_str(name);
                out.push('>');
            }
            Step::Open(node) if node.is_text() => {
                out.push_str(&escape(node.text().unwrap_or_default()));
            }
            Step::Open(node) if node.is_element() => {
                let name = node.tag_name().name();
                out.push('<');
                out.push_str(name);
                for attribute in node.attributes().filter(|it| it.namespace().is_none()) {
                    out.push_str(&format!(
                        " {}=\"{}\"",
                        attribute.name(),
                        escape(attribute.value())
                    ));
                }
                out.push('>');
                if !VOID.contains(&name) {
                    steps.push(Step::Close(name));
                    let children: Vec<_> = node.children().collect();
                    steps.extend(children.into_iter().rev().map(Step::Open));
                }
            }
            Step::Open(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Lines;

    #[test]
    fn text_is_left_of_markup() {
        for (html, expected) in [
            ("Tom &amp; Jerry", "Tom & Jerry"),
            ("a &lt; b &amp;amp; c", "a < b &amp; c"),
            (
                "<p>One&hellip;</p>\n<p>Two<script>x</script></p>",
                "One…\nTwo",
            ),
            ("One<br/>Two <b>three</b>", "One\nTwo three"),
            ("plain", "plain"),
        ] {
            assert_eq!(plain(html), expected, "{html}");
        }
    }

    #[test]
    fn xhtml_becomes_html() {
        let text = "<x:div xmlns:x='http://www.w3.org/1999/xhtml'>\
                    <x:p class='a&quot;b'>1 &lt; 2<x:br/><x:i/></x:p></x:div>";
        let document = roxmltree::Document::parse(text).unwrap();
        assert_eq!(
            html(Element(document.root_element(), &Lines::new(text))),
            "<p class=\"a&quot;b\">1 &lt; 2<br><i></i></p>"
        );
    }
}
