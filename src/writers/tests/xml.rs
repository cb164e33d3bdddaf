//! A strict reader of XML for the tests: what it takes is well-formed, and it keeps everything.

use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;
use quick_xml::{NsReader, XmlVersion};

/// An element with its namespace in front of its local name, `{uri}name`.
#[derive(Debug, Default)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
    pub children: Vec<Element>,
    /// The character data directly inside, joined.
    pub text: String,
}

impl Element {
    /// The children called `name`; a namespace may be left out if the element has none.
    pub fn all<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a Element> + use<'a> {
        let name = name.to_owned();
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The only child called `name`.
    pub fn one(&self, name: &str) -> &Element {
        let mut found = self.all(name);
        let only = found
            .next()
            .unwrap_or_else(|| panic!("no {name} in {}", self.name));
        assert!(found.next().is_none(), "two {name} in {}", self.name);
        only
    }

    pub fn texts(&self, name: &str) -> Vec<&str> {
        self.all(name).map(|child| child.text.as_str()).collect()
    }

    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }
}

/// Reads a document.
///
/// Beyond what quick-xml checks: every character is one that XML 1.0 allows, every prefix is
/// declared, there is one root, references are the five that every reader knows, and a `]]>`
/// stands nowhere but at the end of a CDATA section.
pub(super) fn parse(bytes: &[u8]) -> Result<Element, String> {
    let document = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    if let Some(c) = document.chars().find(|&c| !is_char(c)) {
        return Err(format!("U+{:04X} is no XML character", c as u32));
    }
    if !document.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<") {
        return Err("no declaration at the start".into());
    }
    let mut reader = NsReader::from_str(document);
    reader.config_mut().check_comments = true;
    let mut open = vec![Element::default()];
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match event {
            Event::Start(start) => open.push(element(&reader, &start)?),
            Event::Empty(start) => {
                let empty = element(&reader, &start)?;
                last(&mut open).children.push(empty);
            }
            Event::End(_) => {
                let closed = open.pop().ok_or("an end tag too many")?;
                last(&mut open).children.push(closed);
            }
            Event::Text(text) => {
                let text = text.decode().map_err(|error| error.to_string())?;
                if text.contains("]]>") {
                    return Err("`]]>` in text".into());
                }
                last(&mut open).text.push_str(&text);
            }
            Event::CData(text) => {
                let text = text.decode().map_err(|error| error.to_string())?;
                last(&mut open).text.push_str(&text);
            }
            Event::GeneralRef(name) => {
                let name = name.decode().map_err(|error| error.to_string())?;
                let c = quick_xml::escape::resolve_predefined_entity(&name)
                    .ok_or_else(|| format!("a reference to `{name}`"))?;
                last(&mut open).text.push_str(c);
            }
            Event::Decl(_) => {}
            Event::Eof => break,
            other => return Err(format!("unexpected {other:?}")),
        }
    }
    let mut outside = open.pop().ok_or("nothing at all")?;
    if !open.is_empty() || outside.children.len() != 1 || !outside.text.trim().is_empty() {
        return Err("not one root element".into());
    }
    Ok(outside.children.remove(0))
}

fn element(reader: &NsReader<&[u8]>, start: &BytesStart<'_>) -> Result<Element, String> {
    let resolver = reader.resolver();
    let mut element = Element {
        name: name(resolver.resolve_element(start.name()))?,
        ..Element::default()
    };
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        if attribute.value.contains(&b'<') {
            return Err(format!("`<` in an attribute of {}", element.name));
        }
        let value = attribute
            .decoded_and_normalized_value(XmlVersion::Explicit1_0, reader.decoder())
            .map_err(|error| error.to_string())?;
        let name = if attribute.key.as_namespace_binding().is_some() {
            String::from_utf8_lossy(attribute.key.as_ref()).into_owned()
        } else {
            name(resolver.resolve_attribute(attribute.key))?
        };
        element.attributes.push((name, value.into_owned()));
    }
    Ok(element)
}

fn name(
    (namespace, local): (ResolveResult<'_>, quick_xml::name::LocalName<'_>),
) -> Result<String, String> {
    let local = String::from_utf8_lossy(local.as_ref()).into_owned();
    match namespace {
        ResolveResult::Unbound => Ok(local),
        ResolveResult::Bound(uri) => Ok(format!(
            "{{{}}}{local}",
            String::from_utf8_lossy(uri.as_ref())
        )),
        ResolveResult::Unknown(prefix) => Err(format!(
            "the prefix `{}` is not declared",
            String::from_utf8_lossy(&prefix)
        )),
    }
}

fn last(open: &mut [Element]) -> &mut Element {
    open.last_mut()
        .expect("the document itself is never closed")
}

/// XML 1.0, production 2.
fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..)
}

#[test]
fn refuses_what_is_not_well_formed() {
    let parse = |body: &str| {
        parse(format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{body}").as_bytes())
    };
    assert!(parse("<a b='&lt;'>x<![CDATA[]]]]><![CDATA[>]]></a>").is_ok());
    for body in [
        "",
        "<a>",
        "<a></b>",
        "<a/><a/>",
        "<a/>x",
        "<x:a/>",
        "<a x:b=''/>",
        "<a b='1' b='2'/>",
        "<a b='<'/>",
        "<a b='&'/>",
        "<a>&</a>",
        "<a>&nbsp;</a>",
        "<a>&#1;</a>",
        "<a>]]></a>",
        "<a>\u{1}</a>",
        "<a>\u{FFFE}</a>",
    ] {
        assert!(parse(body).is_err(), "{body:?}");
    }
}
