//! What stands around and between the text and is no part of it: menus, forms, buttons to share,
//! comments, advertisements.

use super::tree::{Data, Element, Id, Tree};

/// Tells the text from what is around it, below one element.
pub(super) struct Chrome<'a> {
    tree: &'a Tree,
    /// Whether the author says where the text begins and ends: headers within it are the text's.
    is_exact: bool,
    /// The length of the text in each node, in bytes.
    lengths: Vec<usize>,
    whole: usize,
}

impl<'a> Chrome<'a> {
    pub fn new(tree: &'a Tree, root: Id, is_exact: bool) -> Self {
        let mut lengths = vec![0; tree.nodes.len()];
        let nodes: Vec<Id> = tree.descendants(root).collect();
        for id in nodes.into_iter().rev() {
            if let Data::Text(text) = &tree.node(id).data {
                lengths[id.0] = text.trim().len();
            }
            if let Some(parent) = tree.node(id).parent {
                lengths[parent.0] += lengths[id.0];
            }
        }
        let whole = lengths[root.0];
        Self {
            tree,
            is_exact,
            lengths,
            whole,
        }
    }

    /// Whether the node is left out with all that is in it.
    pub fn is_left_out(&self, id: Id) -> bool {
        match &self.tree.node(id).data {
            Data::Element(element) => {
                is_machinery(element)
                    || is_pixel(element)
                    || element.name() == "noscript" && !self.shows_picture(id)
                    // Some wrap the whole page in a form, or call the text's own box an aside.
                    || self.is_around(id, element) && self.lengths[id.0] * 4 <= self.whole * 3
            }
            Data::Text(_) => false,
            _ => true,
        }
    }

    fn is_around(&self, id: Id, element: &Element) -> bool {
        let name = element.name();
        if matches!(name, "dialog" | "form" | "nav") || is_hidden(element) {
            return true;
        }
        let is_frame = matches!(name, "aside" | "footer" | "header")
            && !self
                .tree
                .ancestors(id)
                .any(|id| self.tree.name(id) == "blockquote");
        let has_role = (element.get("role")).is_some_and(|role| ROLES.contains(&role.trim()));
        is_frame && !self.is_exact || has_role || is_named_so(element)
    }

    /// An image that waits for a script has its copy in `noscript`; a frame there counts visits.
    fn shows_picture(&self, id: Id) -> bool {
        let has = |name| {
            self.tree
                .elements(id)
                .any(|(_, inner)| inner.name() == name)
        };
        has("img") && !has("iframe")
    }
}

/// Elements that show no text.
fn is_machinery(element: &Element) -> bool {
    matches!(
        element.name(),
        "base"
            | "button"
            | "canvas"
            | "datalist"
            | "head"
            | "input"
            | "link"
            | "meta"
            | "option"
            | "progress"
            | "script"
            | "select"
            | "style"
            | "template"
            | "textarea"
            | "title"
    )
}

fn is_hidden(element: &Element) -> bool {
    let style = element.get("style").unwrap_or_default();
    let is_unseen = style.split(';').any(|rule| {
        let rule: String = rule.split_whitespace().collect();
        let rule = rule.to_ascii_lowercase();
        rule.starts_with("display:none") || rule.starts_with("visibility:hidden")
    });
    // The marks beside headings that lead to themselves.
    let is_mark = element.name() == "a" && element.get("aria-hidden") == Some("true");
    element.get("hidden").is_some() || is_unseen || is_mark
}

/// An image of one point, which counts visits.
fn is_pixel(element: &Element) -> bool {
    let is_small = |side| {
        matches!(
            element.get(side).map(str::trim),
            Some("0" | "1" | "0px" | "1px")
        )
    };
    element.name() == "img" && is_small("width") && is_small("height")
}

/// Whether a box's class or id says that it is something else than text. In code, `comment` is
/// one; so only boxes are asked.
fn is_named_so(element: &Element) -> bool {
    if !matches!(
        element.name(),
        "a" | "address"
            | "aside"
            | "details"
            | "div"
            | "dl"
            | "figure"
            | "footer"
            | "header"
            | "iframe"
            | "ins"
            | "ol"
            | "p"
            | "section"
            | "table"
            | "time"
            | "ul"
    ) {
        return false;
    }
    let names = element.words("class").chain(element.words("id"));
    names
        .flat_map(|name| name.split(['-', '_', ':']))
        .any(|part| {
            let part = part.to_ascii_lowercase();
            NAMES.binary_search(&part.as_str()).is_ok()
        })
}

/// What a class says in one of its parts, sorted.
const NAMES: &[&str] = &[
    "ad",
    "addtoany",
    "ads",
    "adsbygoogle",
    "advert",
    "advertisement",
    "anchor",
    "breadcrumb",
    "breadcrumbs",
    "byline",
    "comment",
    "comments",
    "cookie",
    "disqus",
    "headerlink",
    "masthead",
    "menu",
    "meta",
    "modal",
    "nav",
    "navbar",
    "navigation",
    "newsletter",
    "pager",
    "pagination",
    "paywall",
    "popup",
    "postmetadata",
    "promo",
    "related",
    "relatedposts",
    "respond",
    "share",
    "sharedaddy",
    "sharing",
    "sidebar",
    "signup",
    "skip",
    "social",
    "sponsor",
    "sponsored",
    "subscribe",
    "subscription",
    "tags",
    "toc",
    "toolbar",
    "widget",
];

/// Roles of boxes that are no text.
const ROLES: [&str; 10] = [
    "alert",
    "alertdialog",
    "banner",
    "complementary",
    "contentinfo",
    "dialog",
    "menu",
    "navigation",
    "search",
    "toolbar",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_are_sorted() {
        assert!(NAMES.is_sorted());
    }
}
