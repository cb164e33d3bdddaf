//! Where in a page its article is, and where that article's text is.

use std::collections::HashMap;

use super::chrome::Chrome;
use super::tree::{Data, Id, Tree};

/// An element that holds the text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Root {
    pub id: Id,
    /// Whether it holds the text only.
    pub is_exact: bool,
}

/// The `article` elements of a page that may be its article: no teasers beside the text, no
/// comments within it.
pub(super) fn articles(tree: &Tree) -> Vec<Id> {
    let mut found = Vec::new();
    let mut at = Some(Tree::ROOT);
    while let Some(here) = at {
        let name = tree.name(here);
        at = match name {
            "article" | "aside" | "footer" | "nav" => {
                if name == "article" {
                    found.push(here);
                }
                tree.past(here, Tree::ROOT)
            }
            _ => tree.step(here, Tree::ROOT),
        };
    }
    found
}

/// Of the things that may be the page's own, the only one, or the only one with a heading of the
/// first rank. One that has its heading below another of that rank is a list of one.
pub(super) fn own(tree: &Tree, of: &[Id]) -> Option<Id> {
    let has_title = |id: Id| tree.elements(id).any(|(_, element)| element.name() == "h1");
    match of {
        [only] => Some(*only).filter(|id| {
            let is_listed = has_title(Tree::ROOT) && !has_title(*id);
            !(is_listed && is_teaser(tree, *id))
        }),
        _ => {
            let mut titled = of.iter().copied().filter(|id| has_title(*id));
            titled.next().filter(|_| titled.next().is_none())
        }
    }
}

/// Whether the first heading in it is a link, or the first that it says.
fn is_teaser(tree: &Tree, id: Id) -> bool {
    let is_link = |id: Id| tree.name(id) == "a";
    let is_text =
        |id: Id| matches!(&tree.node(id).data, Data::Text(text) if !text.trim().is_empty());
    let is_heading = |id: &Id| matches!(tree.name(*id), "h2" | "h3" | "h4");
    let Some(heading) = tree.descendants(id).find(is_heading) else {
        return false;
    };
    let first = tree.descendants(id).find(|id| is_text(*id));
    tree.descendants(heading).any(is_link)
        || tree.ancestors(heading).any(is_link)
        || first.is_some_and(|first| tree.is_within(first, heading))
}

/// Finds the text: `marked` is an element that the author says is the text, `article` one that is
/// the article.
pub(super) fn root(tree: &Tree, marked: Option<Id>, article: Option<Id>) -> Option<Root> {
    let exact = |id: Id| Root { id, is_exact: true };
    let loose = |id: Id| Root {
        id,
        is_exact: false,
    };
    let has_text = |root: &Root| shows(tree, root.id);
    let within = article.unwrap_or(Tree::ROOT);
    marked
        .map(exact)
        .filter(has_text)
        .or_else(|| by_class(tree, within).map(exact).filter(has_text))
        .or_else(|| article.map(loose).filter(has_text))
        .or_else(|| largest(tree).map(loose).filter(has_text))
        .or_else(|| main(tree).map(loose).filter(has_text))
        .or_else(|| densest(tree).map(loose))
        .or_else(|| named(tree, "body").map(loose).filter(has_text))
}

/// Whether there is anything to see.
fn shows(tree: &Tree, id: Id) -> bool {
    let is_media = |name: &str| matches!(name, "audio" | "iframe" | "img" | "video");
    !tree.text(id).is_empty() || tree.elements(id).any(|(_, inner)| is_media(inner.name()))
}

/// The text in the box that well-known themes put it in.
fn by_class(tree: &Tree, within: Id) -> Option<Id> {
    let mut elements = tree.elements(within);
    let known = |class: &str| CLASSES.iter().any(|own| own.eq_ignore_ascii_case(class));
    let found = elements.find(|(_, element)| element.words("class").any(known))?;
    Some(found.0)
}

/// The `article` with most text.
fn largest(tree: &Tree) -> Option<Id> {
    let articles = articles(tree).into_iter();
    articles.rev().max_by_key(|id| tree.text(*id).len())
}

pub(super) fn main(tree: &Tree) -> Option<Id> {
    let mut elements = tree.elements(Tree::ROOT);
    let is_main = |name: &str, role: Option<&str>| name == "main" || role == Some("main");
    let found = elements.find(|(_, element)| is_main(element.name(), element.get("role")))?;
    Some(found.0)
}

/// The first element called `name`.
fn named(tree: &Tree, name: &str) -> Option<Id> {
    let mut elements = tree.elements(Tree::ROOT);
    Some(elements.find(|(_, element)| element.name() == name)?.0)
}

/// The box with most paragraphs, without their links. A box around boxes gets half of what they
/// get, so that it wins only if the text is in several.
fn densest(tree: &Tree) -> Option<Id> {
    let body = named(tree, "body")?;
    let chrome = Chrome::new(tree, body, false);
    let mut scores: HashMap<Id, usize> = HashMap::new();
    let mut at = Some(body);
    while let Some(here) = at {
        if chrome.is_left_out(here) {
            at = tree.past(here, body);
            continue;
        }
        if matches!(tree.name(here), "blockquote" | "p" | "pre") {
            let links = tree.elements(here).filter(|(_, inner)| inner.name() == "a");
            let linked: usize = links.map(|(id, _)| tree.text(id).len()).sum();
            let own = tree.text(here).len().saturating_sub(linked);
            let around = tree.ancestors(here).take(2).zip([own, own / 2]);
            for (id, score) in around {
                *scores.entry(id).or_default() += score;
            }
            at = tree.past(here, body);
            continue;
        }
        at = tree.step(here, body);
    }
    // Of equals, the first.
    let best = scores
        .into_iter()
        .filter(|(_, score)| *score > 0)
        .max_by_key(|(id, score)| (*score, std::cmp::Reverse(*id)));
    Some(best?.0)
}

/// What themes call the box of the text: WordPress, Ghost, Substack, Hugo, Jekyll, newspapers.
const CLASSES: [&str; 15] = [
    "entry-content",
    "post-content",
    "gh-content",
    "post-full-content",
    "available-content",
    "article-content",
    "article-body",
    "article__body",
    "article__content",
    "articlebody",
    "post-body",
    "post__content",
    "story-body",
    "story-content",
    "markdown-body",
];
