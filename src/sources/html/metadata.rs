//! What stands in a page's head: OpenGraph, `article:*`, Twitter's cards, Dublin Core and plain
//! `meta`, links, the title; and the comment of a browser that saved the page.

use crate::model::{Byline, Found, Pictured};
use crate::sources::bylines;

use super::facts::{Facts, add, found, list};
use super::pictures;
use super::tree::{Data, Tree, one_line};

/// The head, sorted.
#[derive(Debug, Default)]
pub(super) struct Metadata {
    pub facts: Facts,
    /// `rel=canonical`.
    pub canonical: Option<Found<String>>,
    pub base: Option<String>,
    /// `<title>`, with the name of the site if it has it.
    pub page_title: Option<Found<String>>,
    pub site: Option<String>,
    /// `og:type`, in lower case.
    pub kind: Option<String>,
    /// Whether a date of publication has a name that only articles use.
    pub has_article_time: bool,
    pub is_hidden: bool,
    pub leads_on: bool,
}

/// Reads the head, and what stands in the wrong place below it.
pub(super) fn read(tree: &Tree) -> Metadata {
    let metas = Metas::of(tree);
    let mut read = Metadata {
        base: base(tree),
        canonical: link(tree, "canonical"),
        page_title: page_title(tree),
        site: metas.first(SITE).map(|found| found.value),
        kind: metas.first(&["og:type"]).map(|it| it.value.to_lowercase()),
        has_article_time: metas.first(&["article:published_time"]).is_some(),
        is_hidden: metas.is_hidden(),
        leads_on: metas
            .first(&["refresh"])
            .is_some_and(|it| it.value.to_lowercase().contains("url")),
        facts: Facts::default(),
    };
    let facts = &mut read.facts;
    facts.title = metas.first(TITLE);
    facts.summary = metas.first(SUMMARY);
    facts.url = metas
        .first(&["og:url", "twitter:url"])
        .or_else(|| saved_from(tree));
    facts.images = pictures::of_head(&metas.0);
    if let Some(image) = link(tree, "image_src").filter(|_| facts.images.is_empty()) {
        facts.images.push(image.map(Pictured::from));
    }
    facts.language = metas
        .first(LANGUAGE)
        .map(|found| found.map(|tag| tag.replace('_', "-")));
    facts.published = metas.all(PUBLISHED);
    facts.updated = metas.all(UPDATED);
    facts.expires = metas.all(EXPIRES);
    facts.expires.extend(metas.unavailable_after());
    facts.authors = metas.authors();
    let sections = metas.all(SECTION);
    let mut sections = sections.into_iter();
    facts.section = sections.next();
    sections.for_each(|section| add(&mut facts.categories, section));
    for tag in metas.tags() {
        add(&mut facts.tags, tag);
    }
    read
}

/// The names and contents of all `meta`, names in lower case.
struct Metas(Vec<(String, Found<String>)>);

impl Metas {
    fn of(tree: &Tree) -> Self {
        let metas = tree
            .elements(Tree::ROOT)
            .filter(|(_, element)| element.name() == "meta");
        let named = metas.filter_map(|(id, element)| {
            let name = ["property", "name", "http-equiv"]
                .iter()
                .find_map(|attribute| element.get(attribute))?;
            let content = found(element.get("content")?, tree.line(id))?;
            Some((name.trim().to_ascii_lowercase(), content))
        });
        Self(named.collect())
    }

    /// The contents of `names`, those of the first name first.
    fn all(&self, names: &[&str]) -> Vec<Found<String>> {
        let mut all = Vec::new();
        for name in names {
            let own = self.0.iter().filter(|(own, _)| own == name);
            all.extend(own.map(|(_, content)| content.clone()));
        }
        all
    }

    fn first(&self, names: &[&str]) -> Option<Found<String>> {
        let mut contents = names
            .iter()
            .flat_map(|name| self.0.iter().filter(move |(own, _)| own == name));
        contents.next().map(|(_, content)| content.clone())
    }

    fn is_hidden(&self) -> bool {
        self.all(&["robots"]).iter().any(|content| {
            let words = content.value.to_lowercase();
            words
                .split([',', ' '])
                .any(|word| matches!(word, "noindex" | "none"))
        })
    }

    /// `robots` may say when the page goes: `unavailable_after: 25 Jun 2026 15:00:00 GMT`.
    fn unavailable_after(&self) -> Option<Found<String>> {
        self.all(&["robots", "googlebot"])
            .into_iter()
            .find_map(|content| {
                let lower = content.value.to_ascii_lowercase();
                let at = lower.find("unavailable_after:")? + "unavailable_after:".len();
                found(&content.value[at..], content.line)
            })
    }

    fn authors(&self) -> Vec<Found<Byline>> {
        // `article:author` is often the page of a network, which is no name.
        let is_name =
            |found: &Found<String>| !found.value.contains("://") && !found.value.starts_with('@');
        AUTHORS
            .iter()
            .map(|name| {
                self.all(&[name])
                    .into_iter()
                    .filter(is_name)
                    .collect::<Vec<_>>()
            })
            .find(|names| !names.is_empty())
            .unwrap_or_default()
            .into_iter()
            .flat_map(|names| {
                let people = bylines::split(&names.value).into_iter();
                people.map(move |byline| Found::new(byline, names.line))
            })
            .collect()
    }

    fn tags(&self) -> Vec<Found<String>> {
        let own = self.all(&["article:tag"]);
        let loose = || {
            let keywords = TAGS.iter().filter_map(|name| self.first(&[name])).next();
            keywords.map(|found| list(&found.value, found.line))
        };
        let tags = own
            .iter()
            .flat_map(|tag| list(&tag.value, tag.line))
            .collect::<Vec<_>>();
        match tags.is_empty() {
            true => loose().unwrap_or_default(),
            false => tags,
        }
    }
}

/// The address of the first link with this relation.
fn link(tree: &Tree, relation: &str) -> Option<Found<String>> {
    tree.elements(Tree::ROOT)
        .filter(|(_, element)| element.name() == "link" && element.has_word("rel", relation))
        .find_map(|(id, element)| found(element.get("href")?, tree.line(id)))
}

fn base(tree: &Tree) -> Option<String> {
    let mut bases = tree
        .elements(Tree::ROOT)
        .filter(|(_, element)| element.name() == "base");
    bases.find_map(|(_, element)| element.get("href").map(str::to_owned))
}

/// The `title` of the page, not one of its drawings'.
fn page_title(tree: &Tree) -> Option<Found<String>> {
    let mut titles = tree.elements(Tree::ROOT).filter(|(_, element)| {
        element.name() == "title" && element.name.ns == html5ever::ns!(html)
    });
    titles.find_map(|(id, _)| found(&tree.text(id), tree.line(id)))
}

/// What browsers and SingleFile note in a page that they save.
fn saved_from(tree: &Tree) -> Option<Found<String>> {
    tree.descendants(Tree::ROOT).find_map(|id| {
        let Data::Comment(comment) = &tree.node(id).data else {
            return None;
        };
        let text = one_line(comment);
        let address = if let Some(rest) = text.strip_prefix("saved from url=(") {
            rest.split_once(')')?.1
        } else {
            let rest = text.strip_prefix("Page saved with SingleFile")?;
            rest.split_once("url: ")?.1.split(' ').next()?
        };
        let is_web = address.starts_with("http://") || address.starts_with("https://");
        is_web.then(|| Found::new(address.to_owned(), tree.line(id)))
    })
}

const TITLE: &[&str] = &[
    "og:title",
    "twitter:title",
    "parsely-title",
    "citation_title",
    "dc.title",
    "dcterms.title",
];
const SUMMARY: &[&str] = &[
    "og:description",
    "twitter:description",
    "description",
    "dc.description",
    "dcterms.description",
    "dcterms.abstract",
];
const LANGUAGE: &[&str] = &[
    "og:locale",
    "content-language",
    "dc.language",
    "dcterms.language",
];
const SITE: &[&str] = &["og:site_name", "application-name"];
const PUBLISHED: &[&str] = &[
    "article:published_time",
    "article:published",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "publication_date",
    "publish-date",
    "publishdate",
    "pubdate",
    "date",
    "dcterms.issued",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "citation_date",
];
const UPDATED: &[&str] = &[
    "article:modified_time",
    "article:modified",
    "og:updated_time",
    "datemodified",
    "last-modified",
    "lastmod",
    "revised",
    "dcterms.modified",
    "dc.date.modified",
];
const EXPIRES: &[&str] = &["article:expiration_time"];
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
];
const SECTION: &[&str] = &["article:section", "parsely-section", "section"];
const TAGS: &[&str] = &[
    "news_keywords",
    "keywords",
    "parsely-tags",
    "dc.subject",
    "dcterms.subject",
];
