//! A page, and what its parts say of its article.

use crate::model::Found;

use super::body;
use super::facts::{Facts, found};
use super::json_ld::{self, Linked};
use super::metadata::{self, Metadata};
use super::microdata::{self, Item};
use super::microformats::{self, Entry};
use super::parse::{TooMuch, parse};
use super::properties::{date, person};
use super::title;
use super::tree::{Id, Tree};
use super::verdict::{self, Signs};

#[derive(Debug)]
pub(super) struct Page {
    pub tree: Tree,
    pub metadata: Metadata,
    pub linked: Linked,
    /// Its `h-entry`.
    pub entry: Option<Entry>,
    /// Its article in microdata.
    pub item: Option<Item>,
    /// Its `article` element.
    pub article: Option<Id>,
    /// The `time` of its publication.
    pub time: Option<Id>,
    /// Why it is no article.
    pub left_out: Option<&'static str>,
}

impl Page {
    /// Reads a page.
    ///
    /// # Errors
    /// When there is too much of it.
    pub fn look(text: &str) -> Result<Self, TooMuch> {
        let tree = parse(text)?;
        let metadata = metadata::read(&tree);
        let canonical = (metadata.canonical.as_ref()).map(|found| found.value.as_str());
        let linked = json_ld::read(&tree, canonical);

        let entries = microformats::entries(&tree, "h-entry");
        let items = microdata::items(&tree);
        let articles = body::articles(&tree);
        let own_entry = body::own(&tree, &entries);
        let own_item = body::own(&tree, &items);
        let is_list = [
            (&entries, own_entry),
            (&items, own_item),
            (&articles, body::own(&tree, &articles)),
        ]
        .iter()
        .any(|(of, own)| !of.is_empty() && own.is_none());
        let is_declared = own_entry.is_some() || own_item.is_some();

        // The name of old says little: some themes give it to every page.
        let old = microformats::entries(&tree, "hentry");
        let old = body::own(&tree, &old);
        let entry = own_entry.or(old);
        let article = body::own(&tree, &articles)
            .or(own_entry)
            .or(own_item)
            .or(old);
        let mut page = Self {
            entry: entry.map(|id| microformats::read(&tree, id)),
            item: own_item.map(|id| microdata::read(&tree, id)),
            time: time(&tree, article),
            article,
            tree,
            metadata,
            linked,
            left_out: None,
        };
        page.left_out = verdict::left_out(&page.signs(is_list, is_declared));
        Ok(page)
    }

    fn signs(&self, is_list: bool, is_declared: bool) -> Signs {
        let dated = |facts: &Facts| !facts.published.is_empty();
        let is_dated = dated(&self.metadata.facts)
            || self.entry.as_ref().is_some_and(|entry| dated(&entry.facts))
            || self.time.is_some();
        Signs {
            is_hidden: self.metadata.is_hidden,
            leads_on: self.metadata.leads_on,
            is_declared: is_declared
                || self.linked.article.is_some()
                || self.metadata.has_article_time,
            is_list: is_list || self.linked.is_list,
            is_other: self.linked.is_other,
            kind: self.metadata.kind.clone(),
            has_article: self.article.is_some(),
            is_dated,
        }
    }

    /// All that is said of the article, the most trusted first, field by field.
    pub fn facts(&self) -> Facts {
        let own = |facts: Option<&Facts>| facts.cloned().unwrap_or_default().usable();
        let address = Facts {
            url: self.metadata.canonical.clone(),
            ..Facts::default()
        };
        let address = address.usable();
        let around = Facts {
            language: self.language(),
            ..Facts::default()
        };
        address
            .or(own(self.linked.article.as_ref()))
            .or(own(self.entry.as_ref().map(|entry| &entry.facts)))
            .or(own(self.item.as_ref().map(|item| &item.facts)))
            .or(around)
            .or(self.head().usable())
            .or(self.visible())
    }

    /// What the head says; its titles without the name of the site.
    fn head(&self) -> Facts {
        let facts = self.metadata.facts.clone();
        let title = facts.title.map(|title| self.without_site(title));
        Facts { title, ..facts }
    }

    /// What people see.
    fn visible(&self) -> Facts {
        let tree = &self.tree;
        let title = self.metadata.page_title.clone();
        let title = self
            .heading()
            .or(title.map(|title| self.without_site(title)));
        let within = self.article.unwrap_or(Tree::ROOT);
        let names = tree
            .elements(within)
            .filter(|(_, it)| it.has_word("rel", "author"));
        Facts {
            title,
            published: self
                .time
                .and_then(|id| date(tree, id))
                .into_iter()
                .collect(),
            authors: names.filter_map(|(id, _)| person(tree, id)).collect(),
            ..Facts::default()
        }
    }

    /// The page's first heading, unless it has several and none is the article's.
    fn heading(&self) -> Option<Found<String>> {
        let headings = |within| -> Vec<Id> {
            let all = self.tree.elements(within);
            all.filter(|(_, it)| it.name() == "h1")
                .map(|(id, _)| id)
                .collect()
        };
        let own = self.article.map(headings).unwrap_or_default();
        let all = headings(Tree::ROOT);
        let id = match (own.as_slice(), all.as_slice()) {
            ([first, ..], _) | ([], [first]) => *first,
            _ => return None,
        };
        found(&self.tree.text(id), self.tree.line(id))
    }

    fn without_site(&self, title: Found<String>) -> Found<String> {
        let heading = self.heading().map(|found| found.value);
        let site = self
            .metadata
            .site
            .as_deref()
            .or(self.linked.site.as_deref());
        title.map(|text| title::without_site(&text, site, heading.as_deref()).to_owned())
    }

    /// The language that is said nearest around the article.
    fn language(&self) -> Option<Found<String>> {
        let start = self.article.or_else(|| body::main(&self.tree));
        let html = || self.tree.elements(Tree::ROOT).map(|(id, _)| id).next();
        let start = start.or_else(html)?;
        std::iter::once(start)
            .chain(self.tree.ancestors(start))
            .find_map(|id| {
                let element = self.tree.element(id)?;
                let tag = element.get("lang").or_else(|| element.get("xml:lang"))?;
                found(tag, self.tree.line(id))
            })
    }
}

/// The `time` at which the article was published: one that says so, else the first in the
/// article, else one of at most two on the page.
fn time(tree: &Tree, article: Option<Id>) -> Option<Id> {
    let within = article.or_else(|| body::main(tree)).unwrap_or(Tree::ROOT);
    let times: Vec<Id> = (tree.elements(within))
        .filter(|(_, it)| it.name() == "time" && it.get("datetime").is_some())
        .map(|(id, _)| id)
        .collect();
    let says_so = |id: &&Id| {
        let element = tree.element(**id);
        element.is_some_and(|it| {
            let is_marked = ["published", "pubdate", "entry-date", "post-date"]
                .iter()
                .any(|class| it.has_word("class", class));
            it.get("pubdate").is_some() || it.has_word("itemprop", "datePublished") || is_marked
        })
    };
    let is_clear = article.is_some() || times.len() <= 2;
    let first = || times.first().filter(|_| is_clear);
    times.iter().find(says_so).or_else(first).copied()
}
