//! Elements: what stands in them, where they are, and what addresses in them are relative to.

use roxmltree::Node;
use url::Url;

use crate::model::Found;

pub(super) const ATOM: &str = "http://www.w3.org/2005/Atom";
pub(super) const ATOM_03: &str = "http://purl.org/atom/ns#";
pub(super) const CONTENT: &str = "http://purl.org/rss/1.0/modules/content/";
pub(super) const DC: &str = "http://purl.org/dc/elements/1.1/";
pub(super) const DCTERMS: &str = "http://purl.org/dc/terms/";
pub(super) const ITUNES: &str = "http://www.itunes.com/dtds/podcast-1.0.dtd";
pub(super) const MEDIA: &str = "http://search.yahoo.com/mrss/";
pub(super) const RDF: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
pub(super) const XHTML: &str = "http://www.w3.org/1999/xhtml";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// What is read of a name: its namespace and local name.
pub(super) type Name = (Option<&'static str>, &'static str);

/// An element of a feed.
#[derive(Clone, Copy)]
pub(super) struct Element<'a>(pub Node<'a, 'a>);

impl<'a> Element<'a> {
    /// The elements in this one.
    pub fn elements(self) -> impl Iterator<Item = Element<'a>> {
        let children = self.0.children();
        children.filter(Node::is_element).map(Element)
    }

    /// The elements in this one of a namespace and name.
    pub fn all<'n>(
        self,
        namespace: Option<&'n str>,
        name: &'n str,
    ) -> impl Iterator<Item = Element<'a>> + use<'a, 'n> {
        self.elements()
            .filter(move |element| element.is(namespace, name))
    }

    /// The first of them.
    pub fn first(self, namespace: Option<&str>, name: &str) -> Option<Element<'a>> {
        self.all(namespace, name).next()
    }

    pub fn is(self, namespace: Option<&str>, name: &str) -> bool {
        self.0.tag_name().name() == name && self.0.tag_name().namespace() == namespace
    }

    /// All text in it, trimmed.
    pub fn text(self) -> String {
        let texts = self.0.descendants().filter(Node::is_text);
        let text: String = texts.filter_map(|node| node.text()).collect();
        text.trim().to_owned()
    }

    /// The text of the first element of that name that has one.
    pub fn text_of(self, namespace: Option<&str>, name: &str) -> Option<Found<String>> {
        let mut found = self
            .all(namespace, name)
            .map(|element| element.found(element.text()));
        found.find(|found| !found.value.is_empty())
    }

    /// The links in it, of the Atom that is named so, to what stands to it in this relation.
    pub fn links<'n>(
        self,
        atom: &'n str,
        rel: &'n str,
    ) -> impl Iterator<Item = Element<'a>> + use<'a, 'n> {
        self.all(Some(atom), "link")
            .filter(move |link| link.attribute("rel").unwrap_or("alternate") == rel)
    }

    /// Where a link leads.
    pub fn href(self) -> Option<Found<String>> {
        let href = self.attribute("href")?;
        Some(self.found(self.resolve(href, None)))
    }

    /// An attribute without a namespace, trimmed; `None` if it is empty.
    pub fn attribute(self, name: &str) -> Option<&'a str> {
        let value = self.0.attribute(name)?.trim();
        (!value.is_empty()).then_some(value)
    }

    /// The language that is said of it or of what it stands in, up to the root, which is left out.
    pub fn language(self) -> Option<Found<String>> {
        let mut around = self.0.ancestors().filter(Node::is_element);
        let said = around.find_map(|node| {
            let language = node.attribute((XML, "lang"))?;
            let is_root = node.parent_element().is_none();
            Some((language, is_root))
        })?;
        let is_own = !said.1 && !said.0.trim().is_empty();
        is_own.then(|| self.found(said.0.trim().to_owned()))
    }

    /// The language that is said of itself.
    pub fn own_language(self) -> Option<String> {
        self.0.attribute((XML, "lang")).map(str::to_owned)
    }

    /// An address in it, made absolute by `xml:base` and then by `home` as far as they are there.
    pub fn resolve(self, address: &str, home: Option<&Url>) -> String {
        let mut bases: Vec<&str> = self
            .0
            .ancestors()
            .filter_map(|node| node.attribute((XML, "base")))
            .collect();
        bases.reverse();
        let mut base = home.cloned();
        for relative in bases {
            base = match &base {
                Some(base) => base.join(relative).ok(),
                None => Url::parse(relative).ok(),
            }
            .or(base);
        }
        // An address that is absolute stays as it is written.
        match (Url::parse(address), base) {
            (Err(url::ParseError::RelativeUrlWithoutBase), Some(base)) => base
                .join(address)
                .map_or_else(|_| address.to_owned(), Into::into),
            _ => address.to_owned(),
        }
    }

    /// The line that it begins on, from 1.
    pub fn line(self) -> u32 {
        let document = self.0.document();
        document.text_pos_at(self.0.range().start).row
    }

    /// A value that was found in it.
    pub fn found<T>(self, value: T) -> Found<T> {
        Found::new(value, self.line())
    }
}
