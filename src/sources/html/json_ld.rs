//! JSON-LD: the articles of schema.org in a page's scripts.

use std::collections::HashMap;

use crate::diagnostic::Lines;
use crate::model::Found;
use crate::sources::fields::{Field, Node, Value, escapes, json};

use super::facts::Facts;
use super::schema;
use super::tree::{Data, Tree};

/// What the scripts say.
#[derive(Debug, Default)]
pub(super) struct Linked {
    /// The article that the page is.
    pub article: Option<Facts>,
    /// Whether they describe several, and none of them is the page.
    pub is_list: bool,
    /// Whether they describe the page, and not as an article.
    pub is_other: bool,
    /// The name of the site.
    pub site: Option<String>,
    /// Why scripts can't be read, and where.
    pub broken: Vec<Found<String>>,
}

/// Reads the scripts of a page whose address is `canonical`, if it says so.
pub(super) fn read(tree: &Tree, canonical: Option<&str>) -> Linked {
    let mut linked = Linked::default();
    let mut blocks = Vec::new();
    for (line, text) in scripts(tree) {
        match block(text, line) {
            Ok(block) => blocks.extend(block),
            Err(problem) => linked.broken.push(problem),
        }
    }
    let graph = Graph::of(&blocks);
    let things: Vec<Thing<'_>> = blocks.iter().flat_map(|block| block.things()).collect();
    let mut articles: Vec<Thing<'_>> = Vec::new();
    for thing in things {
        let main = thing.get("mainEntity").and_then(|part| graph.thing(part));
        let own = [Some(thing), main].into_iter().flatten();
        match own.into_iter().find(|thing| thing.is_article()) {
            Some(article) => articles.push(article),
            None if thing.is_site() => {
                linked.site = linked.site.or(thing.text("name").map(|found| found.value));
            }
            None => linked.is_other |= thing.is_page(),
        }
    }
    let same = |found: &Option<Found<String>>| match (found, canonical) {
        (Some(url), Some(canonical)) => bare(&url.value) == bare(canonical),
        _ => false,
    };
    let mut facts: Vec<Facts> = (articles.iter())
        .map(|article| schema::facts(article, &graph))
        .collect();
    if let Some(own) = facts.iter().position(|facts| same(&facts.url)) {
        linked.article = Some(facts.swap_remove(own));
        return linked;
    }
    // Two plugins may describe the same article.
    let title = |facts: &Facts| facts.title.as_ref().map(|found| found.value.clone());
    linked.is_list = facts.iter().any(|own| title(own) != title(&facts[0]));
    if !linked.is_list {
        linked.article = facts.into_iter().reduce(Facts::or);
    }
    linked
}

/// An address without what does not tell pages apart.
fn bare(address: &str) -> &str {
    let address = address.split('#').next().unwrap_or_default();
    let address = address.split_once("://").map_or(address, |(_, rest)| rest);
    address.trim_end_matches('/')
}

/// The scripts of JSON-LD, each with the line of its tag.
fn scripts(tree: &Tree) -> impl Iterator<Item = (u32, &str)> {
    let scripts = tree.elements(Tree::ROOT).filter(|(_, element)| {
        let media_type = element.get("type").unwrap_or_default();
        let media_type = media_type.split(';').next().unwrap_or_default().trim();
        element.name() == "script" && media_type.eq_ignore_ascii_case("application/ld+json")
    });
    scripts.filter_map(|(id, _)| match &tree.node(tree.node(id).first?).data {
        Data::Text(text) => Some((tree.line(id), &**text)),
        _ => None,
    })
}

/// A script that is read.
pub(super) struct Block<'a> {
    root: Node,
    lines: Lines<'a>,
    line: u32,
}

fn block(text: &str, line: u32) -> Result<Option<Block<'_>>, Found<String>> {
    let start = start(text);
    if start == text.len() {
        return Ok(None);
    }
    let lines = Lines::new(text);
    // Line ends within strings are forbidden, and common. Offsets stay what they are.
    let flat = text.replace(['\n', '\t'], " ");
    match json::parse(&flat, start, "the JSON-LD") {
        Ok((mut root, _)) => {
            escapes::clear(&mut root);
            Ok(Some(Block { root, lines, line }))
        }
        Err(problem) => {
            let line = line + lines.line_of(problem.at.start) - 1;
            Err(Found::new(problem.message, line))
        }
    }
}

/// Where the data begin: behind the comment or CDATA that some still put around a script.
fn start(text: &str) -> usize {
    let mut rest = text.trim_start();
    while let Some(after) = WRAPPERS.iter().find_map(|mark| rest.strip_prefix(mark)) {
        rest = after.trim_start();
    }
    text.len() - rest.len()
}

const WRAPPERS: [&str; 5] = ["/*", "*/", "//", "<![CDATA[", "<!--"];

impl Block<'_> {
    /// The things at the top: one, several, or those of a graph.
    fn things(&self) -> Vec<Thing<'_>> {
        let mut things = Vec::new();
        let mut open = vec![&self.root];
        while let Some(node) = open.pop() {
            match &node.value {
                Value::List(nodes) => open.extend(nodes.iter().rev()),
                Value::Table(fields) => {
                    let thing = Thing {
                        block: self,
                        fields,
                    };
                    open.extend(thing.get("@graph").map(|part| part.node));
                    things.push(thing);
                }
                _ => {}
            }
        }
        things
    }
}

/// A value, and the script that it stands in.
#[derive(Clone, Copy)]
pub(super) struct Part<'a> {
    block: &'a Block<'a>,
    pub node: &'a Node,
}

/// A table, and the script that it stands in.
#[derive(Clone, Copy)]
pub(super) struct Thing<'a> {
    block: &'a Block<'a>,
    fields: &'a [Field],
}

impl<'a> Part<'a> {
    /// The value itself, or those of a list.
    pub fn each(self) -> Vec<Part<'a>> {
        match &self.node.value {
            Value::List(nodes) => {
                let block = self.block;
                nodes.iter().map(|node| Part { block, node }).collect()
            }
            _ => vec![self],
        }
    }

    pub fn line(self) -> u32 {
        self.block.line + self.block.lines.line_of(self.node.at.start) - 1
    }

    pub fn found<T>(self, value: T) -> Found<T> {
        Found::new(value, self.line())
    }
}

impl<'a> Thing<'a> {
    /// A property that is not empty; the vocabulary may stand before its name.
    pub fn get(self, name: &str) -> Option<Part<'a>> {
        let field = self.fields.iter().find(|field| {
            let key = field.key.rsplit(['/', ':']).next().unwrap_or_default();
            key == name && field.node.value != Value::Null
        })?;
        let node = &field.node;
        let block = self.block;
        Some(Part { block, node })
    }

    /// A property that is text, or the first that is.
    pub fn text(self, name: &str) -> Option<Found<String>> {
        schema::text(self.get(name)?)
    }

    fn types(self) -> Vec<&'a str> {
        let parts = self.get("@type").map(Part::each).unwrap_or_default();
        parts
            .iter()
            .filter_map(|part| match &part.node.value {
                Value::Text(name) => name.rsplit(['/', ':', '#']).next(),
                _ => None,
            })
            .collect()
    }

    fn is_article(self) -> bool {
        self.types().into_iter().any(schema::is_article)
    }

    fn is_site(self) -> bool {
        self.types().contains(&"WebSite")
    }

    fn is_page(self) -> bool {
        let is_page = |name: &&str| name.ends_with("Page") || matches!(*name, "Blog" | "ItemList");
        self.types().iter().any(is_page)
    }
}

/// All that has an `@id`, for what is only mentioned by it.
pub(super) struct Graph<'a>(HashMap<&'a str, Thing<'a>>);

impl<'a> Graph<'a> {
    fn of(blocks: &'a [Block<'a>]) -> Self {
        let mut known = HashMap::new();
        for block in blocks {
            let mut open = vec![&block.root];
            while let Some(node) = open.pop() {
                match &node.value {
                    Value::List(nodes) => open.extend(nodes),
                    Value::Table(fields) => {
                        open.extend(fields.iter().map(|field| &field.node));
                        let id = fields.iter().find(|field| field.key == "@id");
                        if let Some(Value::Text(id)) = id.map(|field| &field.node.value)
                            && fields.len() > 1
                        {
                            let thing = known.entry(id.as_str());
                            let thing = thing.or_insert(Thing { block, fields });
                            // It may be described in short elsewhere.
                            if thing.fields.len() < fields.len() {
                                *thing = Thing { block, fields };
                            }
                        }
                    }
                    _ => {}
                }
            }
        }
        Self(known)
    }

    /// What a value describes, here or where its `@id` is described.
    pub fn thing(&self, part: Part<'a>) -> Option<Thing<'a>> {
        let Value::Table(fields) = &part.node.value else {
            return None;
        };
        let thing = Thing {
            block: part.block,
            fields,
        };
        let id = fields.iter().find(|field| field.key == "@id");
        let known = match id.map(|field| &field.node.value) {
            Some(Value::Text(id)) => self.0.get(id.as_str()).copied(),
            _ => None,
        };
        known
            .filter(|known| known.fields.len() > fields.len())
            .or(Some(thing))
    }
}
