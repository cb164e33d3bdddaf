//! Which elements and attributes readers get: the allow-list, and what HTML says of its members.
//!
//! Every name here is one that the W3C feed validator takes for safe, so `bdo` is missing.

/// The elements that are kept, sorted.
pub(super) const KEPT: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "audio",
    "b",
    "bdi",
    "blockquote",
    "br",
    "caption",
    "cite",
    "code",
    "col",
    "colgroup",
    "data",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "rp",
    "rt",
    "ruby",
    "s",
    "samp",
    "section",
    "small",
    "source",
    "span",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "u",
    "ul",
    "var",
    "video",
    "wbr",
];

/// The attributes that every kept element may have.
pub(super) const EVERYWHERE: &[&str] = &["dir", "lang", "title"];

/// The other attributes that are kept, by element.
pub(super) const ATTRIBUTES: &[(&str, &[&str])] = &[
    ("a", &["href", "hreflang"]),
    ("audio", &["controls", "src"]),
    ("blockquote", &["cite"]),
    ("col", &["span"]),
    ("colgroup", &["span"]),
    ("data", &["value"]),
    ("del", &["cite", "datetime"]),
    ("details", &["open"]),
    ("img", &["src", "srcset", "sizes", "alt", "width", "height"]),
    ("ins", &["cite", "datetime"]),
    ("li", &["value"]),
    ("ol", &["reversed", "start", "type"]),
    ("q", &["cite"]),
    ("source", &["src", "type"]),
    ("td", &["align", "colspan", "rowspan"]),
    ("th", &["abbr", "align", "colspan", "rowspan", "scope"]),
    ("time", &["datetime"]),
    ("video", &["controls", "height", "poster", "src", "width"]),
];

/// The kept element that stands for `name`: itself, or today's name of an element of old.
pub(super) fn kept(name: &str) -> Option<&'static str> {
    let name = match name {
        "acronym" => "abbr",
        "bdo" => "bdi",
        "center" => "div",
        "dir" | "menu" => "ul",
        "image" => "img",
        "listing" => "pre",
        "strike" => "s",
        "tt" => "code",
        name => name,
    };
    KEPT.binary_search(&name).ok().map(|at| KEPT[at])
}

/// Whether the element may have the attribute.
pub(super) fn keeps(element: &str, attribute: &str) -> bool {
    EVERYWHERE.contains(&attribute)
        || ATTRIBUTES
            .iter()
            .any(|(name, own)| *name == element && own.contains(&attribute))
}

/// Whether what stands in the element is characters, not markup.
pub(super) fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "iframe"
            | "noembed"
            | "noframes"
            | "plaintext"
            | "script"
            | "style"
            | "textarea"
            | "title"
            | "xmp"
    )
}

/// Whether the element has neither content nor an end tag.
pub(super) fn is_void(name: &str) -> bool {
    matches!(name, "br" | "col" | "hr" | "img" | "source" | "wbr")
}

/// Whether a start tag of the element ends an open paragraph.
pub(super) fn ends_paragraph(name: &str) -> bool {
    is_heading(name)
        || matches!(
            name,
            "address"
                | "article"
                | "aside"
                | "blockquote"
                | "dd"
                | "details"
                | "div"
                | "dl"
                | "dt"
                | "figcaption"
                | "figure"
                | "footer"
                | "header"
                | "hgroup"
                | "hr"
                | "li"
                | "main"
                | "nav"
                | "ol"
                | "p"
                | "pre"
                | "section"
                | "summary"
                | "table"
                | "ul"
        )
}

/// Whether the element is a part of a table that holds no text itself.
pub(super) fn is_table_frame(name: &str) -> bool {
    is_row_group(name) || matches!(name, "colgroup" | "table" | "tr")
}

/// Whether the element is a group of table rows.
pub(super) fn is_row_group(name: &str) -> bool {
    matches!(name, "tbody" | "tfoot" | "thead")
}

/// Whether the element is a part of a table and means nothing outside of one.
pub(super) fn is_table_part(name: &str) -> bool {
    is_row_group(name) || matches!(name, "caption" | "col" | "colgroup" | "td" | "th" | "tr")
}

/// Whether the element is a world of its own: nothing in it closes what is open outside.
pub(super) fn is_cell(name: &str) -> bool {
    matches!(name, "caption" | "td" | "th")
}

/// Whether the element is a heading.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_sorted() {
        assert!(KEPT.is_sorted());
        assert!(ATTRIBUTES.iter().all(|(name, _)| kept(name) == Some(name)));
    }
}
