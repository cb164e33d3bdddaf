//! The text of a page: the body of its article.

use ::url::Url;

use crate::model::{Body, Found};

use super::body::{self, Root};
use super::chrome::Chrome;
use super::facts::Facts;
use super::page::Page;
use super::title::fold;
use super::tree::{Data, Id, Tree};
use super::write::write;

/// Reads the text, without the headline at its top and the line of its date.
pub(super) fn read(page: &Page, facts: &Facts, base: Option<&Url>) -> Found<Body> {
    let tree = &page.tree;
    let marked = (page.entry.as_ref().and_then(|entry| entry.content))
        .or(page.item.as_ref().and_then(|item| item.body));
    let Some(root) = body::root(tree, marked, page.article) else {
        return plain(facts);
    };
    let chrome = Chrome::new(tree, root.id, root.is_exact);
    let title = facts.title.as_ref().map(|title| fold(&title.value));
    let heading = title.and_then(|title| heading(tree, &root, &chrome, &title));
    let date = page
        .time
        .filter(|id| !root.is_exact && tree.is_within(*id, root.id));
    let date = date.map(|id| line_of(tree, id, root.id));
    let written = write(tree, root.id, base, |id| {
        Some(id) == heading || Some(id) == date || chrome.is_left_out(id)
    });
    let line = written.line.unwrap_or_else(|| tree.line(root.id));
    if written.line.is_none() && facts.text.is_some() {
        return plain(facts);
    }
    Found::new(Body::Html(written.html), line)
}

/// The text that the data hold, where the page has none.
fn plain(facts: &Facts) -> Found<Body> {
    let Some(text) = &facts.text else {
        return Found::new(Body::Html(String::new()), 1);
    };
    let paragraphs = text.value.split("\n\n").map(str::to_owned).collect();
    Found::new(Body::Paragraphs(paragraphs), text.line)
}

/// The heading at the top of the text that says the title again.
fn heading(tree: &Tree, root: &Root, chrome: &Chrome<'_>, title: &str) -> Option<Id> {
    let mut before = 0;
    let mut at = tree.step(root.id, root.id);
    while let Some(here) = at {
        if chrome.is_left_out(here) {
            at = tree.past(here, root.id);
            continue;
        }
        if let Data::Text(text) = &tree.node(here).data {
            before += text.trim().len();
        }
        if before > ABOVE {
            return None;
        }
        let is_heading = matches!(tree.name(here), "h1" | "h2" | "h3");
        if is_heading && fold(&tree.text(here)) == title {
            return Some(here);
        }
        at = tree.step(here, root.id);
    }
    None
}

/// The box that holds the date and next to nothing else, below the text's own.
fn line_of(tree: &Tree, time: Id, root: Id) -> Id {
    let own = tree.text(time).len();
    let around = tree.ancestors(time).take_while(|id| *id != root);
    let alone = around.take_while(|id| tree.text(*id).len() <= own + BESIDE);
    alone.last().unwrap_or(time)
}

/// How much may stand above the headline, in bytes: a kicker.
const ABOVE: usize = 120;

/// How much may stand beside the date, in bytes: `Published on`.
const BESIDE: usize = 20;
