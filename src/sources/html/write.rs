//! The text of a page, written as markup.

use url::Url;

use super::tree::{Data, Edge, Element, Id, Tree};

/// What was written.
#[derive(Debug)]
pub(super) struct Written {
    pub html: String,
    /// The line of the first thing that is shown, from 1.
    pub line: Option<u32>,
}

/// Writes what is in `root`, without what `is_left_out` names. Addresses that are relative to
/// another `base` than the page are made absolute.
pub(super) fn write(
    tree: &Tree,
    root: Id,
    base: Option<&Url>,
    is_left_out: impl Fn(Id) -> bool,
) -> Written {
    let mut written = Written {
        html: String::new(),
        line: None,
    };
    tree.walk(
        root,
        |id| id == root || !is_left_out(id),
        |edge| match edge {
            Edge::Open(id) | Edge::Close(id) if id == root => {}
            Edge::Open(id) => written.open(tree, id, base),
            Edge::Close(id) => {
                if let Some(element) = tree.element(id).filter(|it| !is_void(it.name())) {
                    written.html.push_str(&format!("</{}>", element.name()));
                }
            }
        },
    );
    written.html = written.html.trim().to_owned();
    written
}

impl Written {
    fn open(&mut self, tree: &Tree, id: Id, base: Option<&Url>) {
        match &tree.node(id).data {
            Data::Text(text) => {
                let around = tree.node(id).parent.map_or("", |parent| tree.name(parent));
                self.text(text, around);
                if !text.trim().is_empty() {
                    // The line is that of the text's end.
                    let lines = text.trim_start().matches('\n').count() as u32;
                    let start = tree.line(id).saturating_sub(lines).max(1);
                    self.line.get_or_insert(start);
                }
            }
            Data::Element(element) => {
                self.tag(element, base);
                if matches!(element.name(), "iframe" | "img" | "video") {
                    self.line.get_or_insert(tree.line(id));
                }
            }
            _ => {}
        }
    }

    fn text(&mut self, text: &str, around: &str) {
        let html = &mut self.html;
        if is_raw(around) {
            return html.push_str(text);
        }
        // A parser drops the first line end of these.
        if matches!(around, "listing" | "pre") && html.ends_with('>') && text.starts_with('\n') {
            html.push('\n');
        }
        for c in text.chars() {
            match c {
                '&' => html.push_str("&amp;"),
                '<' => html.push_str("&lt;"),
                '>' => html.push_str("&gt;"),
                '\u{A0}' => html.push_str("&nbsp;"),
                c => html.push(c),
            }
        }
    }

    fn tag(&mut self, element: &Element, base: Option<&Url>) {
        self.html.push('<');
        self.html.push_str(element.name());
        for attribute in &element.attributes {
            let name = &*attribute.name.local;
            let is_plain =
                |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.');
            if !name.chars().all(is_plain) {
                continue;
            }
            let value = match base {
                None => attribute.value.to_string(),
                // Its first address is in `src` as well.
                Some(_) if name.ends_with("srcset") && !is_absolute(&attribute.value) => continue,
                Some(base) => resolved(base, name, &attribute.value),
            };
            self.html.push_str(&format!(" {name}=\""));
            for c in value.chars() {
                match c {
                    '&' => self.html.push_str("&amp;"),
                    '"' => self.html.push_str("&quot;"),
                    '\u{A0}' => self.html.push_str("&nbsp;"),
                    c => self.html.push(c),
                }
            }
            self.html.push('"');
        }
        self.html.push('>');
    }
}

/// The value, absolute if it is an address that is relative to `base`.
fn resolved(base: &Url, name: &str, value: &str) -> String {
    let is_address = matches!(name, "cite" | "data-src" | "href" | "poster" | "src");
    // A link within the page stays one.
    if !is_address || value.trim_start().starts_with('#') {
        return value.to_owned();
    }
    base.join(value.trim())
        .map_or_else(|_| value.to_owned(), String::from)
}

/// Whether all addresses of a `srcset` are absolute.
fn is_absolute(addresses: &str) -> bool {
    let mut addresses = addresses.split(',').map(str::trim);
    addresses.all(|it| it.starts_with("https://") || it.starts_with("http://"))
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "param"
            | "source"
            | "track"
            | "wbr"
    )
}

/// Whether what stands in the element is characters, not markup.
fn is_raw(name: &str) -> bool {
    matches!(
        name,
        "iframe" | "noembed" | "noframes" | "plaintext" | "script" | "style" | "xmp"
    )
}
