//! An author's markup, reduced to what readers show: the first half of the cleaning.
//!
//! What comes out holds kept elements only, well nested, without a comment, a script or a form;
//! players of other sites have become links, and lazy images have their addresses. It is not yet
//! safe: that is for [`clean`](super::clean), which parses it as a browser would.

use std::collections::BTreeMap;

use crate::model::AbsoluteUrl;

use super::elements::{keeps, kept};
use super::embeds;
use super::images;
use super::nest::Nest;
use super::tokens::{Tag, Token, Tokens, find_last_close};

/// Reduces `source`, which stands on `page`.
pub(super) fn simplify(source: &str, page: &AbsoluteUrl) -> String {
    let mut desk = Desk {
        source,
        page,
        nest: Nest::with_capacity(source.len() + source.len() / 8),
        swallowing: None,
        last_closes: BTreeMap::new(),
        lazy: None,
        in_noscript: false,
    };
    let mut tokens = Tokens::new(source);
    while let Some(token) = tokens.next() {
        desk.take(token, tokens.at());
    }
    if let Some(cut_off) = desk.swallowing.take() {
        desk.replace(&cut_off.tag, &cut_off.parts);
    }
    desk.nest.finish()
}

/// What is at hand while the tokens go by.
struct Desk<'a> {
    source: &'a str,
    page: &'a AbsoluteUrl,
    nest: Nest,
    swallowing: Option<Swallowed<'a>>,
    /// Where the last end tag of a name is, for the names that were asked for.
    last_closes: BTreeMap<String, usize>,
    /// The address that the last lazy image got, to know its copy in `noscript` by.
    lazy: Option<&'a str>,
    in_noscript: bool,
}

/// An element that is replaced as a whole, and what was found in it so far.
struct Swallowed<'a> {
    tag: Tag<'a>,
    depth: usize,
    parts: Vec<Tag<'a>>,
}

impl<'a> Desk<'a> {
    fn take(&mut self, token: Token<'a>, at: usize) {
        if self.swallowing.is_some() {
            return self.swallow(token);
        }
        match token {
            Token::Text(text) => self.nest.text(text),
            Token::Open(tag) => self.open(tag, at),
            Token::Close(name) if name == "noscript" => self.in_noscript = false,
            Token::Close(name) if name == "br" => self.nest.open("br", ""),
            Token::Close(name) => {
                if let Some(name) = kept(&name) {
                    self.nest.close(name);
                }
            }
            Token::Raw(tag, text) => self.raw(&tag, text),
        }
    }

    fn open(&mut self, tag: Tag<'a>, at: usize) {
        match tag.name.as_str() {
            "noscript" => self.in_noscript = true,
            "img" | "image" => self.image(&tag),
            "embed" => embeds::link(&tag, &[], self.page, &mut self.nest),
            name if is_swallowed(&tag) => {
                if !is_closed(&tag) && self.closes_behind(name, at) {
                    self.swallowing = Some(Swallowed {
                        tag,
                        depth: 0,
                        parts: Vec::new(),
                    });
                } else {
                    self.replace(&tag, &[]);
                }
            }
            name => {
                if let Some(name) = kept(name) {
                    self.nest.open(name, &attributes(name, &tag));
                }
            }
        }
    }

    fn image(&mut self, tag: &Tag<'a>) {
        let Some(image) = images::read(tag) else {
            return self.nest.text(tag.get("alt").unwrap_or_default());
        };
        if self.in_noscript && self.lazy == Some(image.address) {
            return;
        }
        if image.is_lazy {
            self.lazy = Some(image.address);
        }
        self.nest.open("img", &image.attributes);
    }

    fn raw(&mut self, tag: &Tag<'a>, text: &str) {
        match tag.name.as_str() {
            "iframe" => embeds::link(tag, &[], self.page, &mut self.nest),
            // The characters of code that was written before `pre` and references.
            "plaintext" | "xmp" => {
                self.nest.open("pre", "");
                self.nest.text(&text.replace('&', "&amp;"));
                self.nest.close("pre");
            }
            _ => {}
        }
    }

    /// Whether an end tag of `name` is somewhere behind `at`: without one, only the tag goes.
    fn closes_behind(&mut self, name: &str, at: usize) -> bool {
        if !self.last_closes.contains_key(name) {
            let last = find_last_close(self.source, name).unwrap_or(0);
            self.last_closes.insert(name.to_owned(), last);
        }
        self.last_closes[name] >= at
    }

    fn swallow(&mut self, token: Token<'a>) {
        let Some(swallowed) = &mut self.swallowing else {
            return;
        };
        match token {
            Token::Open(tag) => {
                let is_within = tag.name == swallowed.tag.name && nests(&tag);
                swallowed.depth += usize::from(is_within);
                if matches!(tag.name.as_str(), "embed" | "img" | "param" | "source") {
                    swallowed.parts.push(tag);
                }
            }
            Token::Close(name) if name == swallowed.tag.name => {
                if swallowed.depth > 0 {
                    swallowed.depth -= 1;
                } else if let Some(swallowed) = self.swallowing.take() {
                    self.replace(&swallowed.tag, &swallowed.parts);
                }
            }
            _ => {}
        }
    }

    /// Writes what stands for an element that is not kept as it is.
    fn replace(&mut self, tag: &Tag<'a>, parts: &[Tag<'a>]) {
        match tag.name.as_str() {
            "audio" | "video" => embeds::player(tag, parts, self.page, &mut self.nest),
            "math" => {
                self.nest.open("code", "");
                self.nest.text(tag.get("alttext").unwrap_or_default());
                self.nest.close("code");
            }
            "object" => match parts.iter().find(|part| part.name == "img") {
                Some(image) => self.image(image),
                None => embeds::link(tag, parts, self.page, &mut self.nest),
            },
            _ => {}
        }
    }
}

/// Whether what stands in the element is not for readers, or only if the element is not.
fn is_swallowed(tag: &Tag<'_>) -> bool {
    match tag.name.as_str() {
        "math" => tag.first(&["alttext"]).is_some(),
        "object" => tag.first(&["data"]).is_some(),
        name => matches!(
            name,
            "annotation"
                | "annotation-xml"
                | "audio"
                | "button"
                | "datalist"
                | "select"
                | "svg"
                | "template"
                | "video"
        ),
    }
}

/// Whether an element of this kind can stand in one of the same kind.
fn nests(tag: &Tag<'_>) -> bool {
    matches!(tag.name.as_str(), "math" | "object" | "svg" | "template") && !is_closed(tag)
}

/// Whether the start tag is the end of the element as well.
fn is_closed(tag: &Tag<'_>) -> bool {
    tag.is_closed && matches!(tag.name.as_str(), "math" | "svg")
}

/// The attributes of a kept element, as they are to stand in its start tag.
fn attributes(element: &str, tag: &Tag<'_>) -> String {
    let mut out = String::new();
    for (name, value) in &tag.attributes {
        if keeps(element, name) {
            write(name, value, &mut out);
        }
    }
    // Feed readers drop styles; Markdown and many editors align cells by them.
    let has_align = !matches!(element, "td" | "th") || tag.get("align").is_some();
    if let Some(align) = tag.get("style").and_then(text_align).filter(|_| !has_align) {
        write("align", align, &mut out);
    }
    out
}

/// Writes an attribute; its character references are kept.
pub(super) fn write(name: &str, value: &str, out: &mut String) {
    out.push(' ');
    out.push_str(name);
    out.push_str("=\"");
    out.push_str(&value.replace('"', "&quot;"));
    out.push('"');
}

/// What a style says about the alignment of text.
fn text_align(style: &str) -> Option<&'static str> {
    let declared = style
        .split(';')
        .filter_map(|declaration| declaration.split_once(':'))
        .find(|(property, _)| property.trim().eq_ignore_ascii_case("text-align"))?;
    ["left", "center", "right"]
        .into_iter()
        .find(|known| declared.1.trim().eq_ignore_ascii_case(known))
}
